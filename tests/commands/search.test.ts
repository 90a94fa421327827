import { expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { button, inexact, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();

test('results have pages: forth, back, and no passage twice', async () => {
  const pages = [await run(desk, 'search', { words: 'aid funds Qinghai' })];
  for (let page = pages[0]; page?.buttons.some(({ label }) => label === 'More results'); page = pages.at(-1)) {
    pages.push(await press(desk, button(page, 'More results')));
  }
  expect(pages.length).toBeGreaterThan(2);
  const sources = pages.flatMap(({ quotes }) => quotes.map(({ source }) => source));
  expect(new Set(sources).size).toBe(sources.length);
  expect(pages.flatMap(inexact)).toEqual([]);
  const [first, second] = pages;
  if (!first || !second) throw new Error('there are no two pages');
  expect(second).toMatchObject({ private: true, replaces: true });
  expect((await press(desk, button(second, 'Previous results'))).quotes).toEqual(first.quotes);
  expect((await run(desk, 'search', { words: 'aid funds Qinghai', page: 2 })).quotes).toEqual(second.quotes);
  expect(await press(desk, button(second, 'Share in channel'))).toMatchObject({
    private: false,
    quotes: second.quotes,
  });
});

test('words too long for a button are taken from the line that tells them', async () => {
  const words = 'aid funds and projects of Zhejiang province for Haixi prefecture in Qinghai since the conference';
  const first = await run(desk, 'search', { words });
  const more = button(first, 'More results');
  expect(more.args.join()).not.toContain('Haixi');
  const second = await press(desk, more, { previous: words });
  expect(second.quotes).toEqual((await run(desk, 'search', { words, page: 2 })).quotes);
  expect((await refusal(press(desk, more))).en).toMatch(/earlier version/);
});

test('each result can be shown in context', async () => {
  const found = await run(desk, 'search', { words: 'aid funds' });
  const [{ source } = { source: '' }] = found.quotes;
  const shown = await press(desk, button(found, `Show #${source.split('#')[1]} in context`));
  expect(shown.quotes[0]?.quote).toEqual(found.quotes[0]?.quote);
});

test('it keeps to one document where that is named, on every page', async () => {
  const several = await severalDesk();
  const all = await run(several, 'search', { words: 'bridge' });
  expect(all.quotes.map(({ source }) => source).sort()).toEqual(['town#1', 'village#1']);
  expect(all.buttons.map(({ label }) => label)).toContain('Show town#1 in context');
  const one = await run(several, 'search', { words: 'bridge', document: 'Village', private: true });
  expect(one.quotes.map(({ source }) => source)).toEqual(['village#1']);
  expect((await press(several, button(one, 'Share in channel'))).quotes).toEqual(one.quotes);
});

test('nothing found is said, without buttons; bad input is refused', async () => {
  const none = await run(desk, 'search', { words: 'xylophone', private: true });
  expect(none.text).toMatch(/^No passage has any of these words/);
  expect(none.buttons).toEqual([]);
  expect((await refusal(run(desk, 'search', { words: '  ' }))).zh).toMatch(/请输入/);
  expect((await refusal(run(desk, 'search', { words: 'aid', page: 77 }))).en).toMatch(/^There is no page 77/);
  const pressed = async (...args: string[]) => (await refusal(press(desk, { command: 'search', args }))).en;
  expect(await pressed('turn', '1')).toMatch(/earlier version/);
  expect(await pressed('turn', 'x', '', 'aid')).toMatch(/earlier version/);
  expect(await pressed('turn', '1', 'gone', 'aid')).toMatch(/documents have changed/);
});
