import { expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { button, complete, inexact, plainDesk, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();

test('a person is their side and role, what they said and what is said of them, with quotes', async () => {
  const shown = await run(desk, 'person', { person: 'wang-guosheng' });
  expect(shown.text).toMatch(/^Wang Guosheng \(Qinghai\): Secretary of the Qinghai Provincial Party Committee/);
  expect(shown.text).toContain('What they said:\n• Wang Guosheng ');
  expect(shown.quotes[0]?.quote.text).toContain('Party Secretary Wang Guosheng');
  expect(shown.quotes.length).toBeGreaterThan(3);
  expect(inexact(shown)).toEqual([]);
  const cited = await run(desk, 'person', { person: 'Xi Jinping' });
  expect(cited.text).toContain('What the document says about them:\n• ');
});

test.each([
  ['a name', 'Xia Baolong'],
  ['a spelling of it', 'Xiabaolong'],
  ['a name with errors', 'Xia Boalong'],
  ['part of a name', 'baolong'],
  ['a Chinese name', '夏宝龙'],
  ['a name in Traditional characters', '夏寶龍'],
  ['a title', '夏书记'],
  ['what they are called for short', 'xia'],
])('%s stands for them', async (_, person) => {
  expect((await run(desk, 'person', { person })).title).toBe('Xia Baolong');
});

test('a name nobody has, and words that fit several, are answered with the nearest', async () => {
  expect((await refusal(run(desk, 'person', { person: 'governor' }))).en).toMatch(
    /^Several fit “governor”.*acting governor/,
  );
  expect((await refusal(run(desk, 'person', { person: 'zzz' }))).zh).toMatch(
    /^没有名为“zzz”的人物。最接近的有：王国生/,
  );
  expect((await refusal(run(await plainDesk(), 'person', { person: 'x' }))).zh).toBe('这里没有可查的人物。');
});

test('while a name is typed, people are offered in the language of the asker', () => {
  const offered = (typed: string, locale: 'en' | 'zh-CN' | 'zh-TW' = 'en') =>
    complete(desk, 'person', 'person', typed, { locale });
  expect(offered('')).toHaveLength(5);
  expect(offered('w')[0]).toEqual({ label: 'Wang Guosheng — Qinghai', value: 'wang-guosheng' });
  expect(offered('guoshneg')[0]?.value).toBe('wang-guosheng');
  expect(offered('王', 'zh-CN')[0]).toEqual({ label: '王国生 — 青海', value: 'wang-guosheng' });
  expect(offered('王國', 'zh-TW')[0]).toEqual({ label: '王國生 — 青海', value: 'wang-guosheng' });
  expect(offered('zhejiang').map(({ value }) => value)).toEqual(['xia-baolong', 'zhejiang-acting-governor']);
});

test('what is long has pages, each turned to by a button or an option', async () => {
  const first = await run(desk, 'person', { person: 'wang-guosheng' });
  expect(first.notes.at(-1)).toMatch(/^Page 1 of \d+$/);
  const second = await press(desk, button(first, 'Next page'));
  expect(second).toMatchObject({ private: true, replaces: true });
  expect(second.text).not.toBe(first.text);
  expect(second.text).toBe((await run(desk, 'person', { person: 'wang-guosheng', page: 2 })).text);
  expect((await press(desk, button(second, 'Previous page'))).text).toBe(first.text);
  const shared = await press(desk, button(second, 'Share in channel'));
  expect(shared).toMatchObject({ private: false, replaces: false, text: second.text });
  expect((await refusal(run(desk, 'person', { person: 'wang-guosheng', page: 99 }))).en).toMatch(
    /^There is no page 99; the last is page \d+\.$/,
  );
  for (const page of ['0', '-1', 'x', '99999', '1e3', undefined]) {
    const args = ['show', 'wang-guosheng', ...(page === undefined ? [] : [page])];
    expect((await refusal(press(desk, { command: 'person', args }))).en).toMatch(/earlier version/);
  }
});

test('people of one id in several documents are told apart by their document', async () => {
  const several = await severalDesk();
  expect(complete(several, 'person', 'person', '').map(({ value }) => value)).toEqual(['town/mayor', 'village/mayor']);
  expect((await run(several, 'person', { person: 'Ann', document: 'village' })).text).toMatch(/^Ann Village/);
  expect((await refusal(run(several, 'person', { person: '安' }))).zh).toMatch(/安 — Town · Town报告；安 — Village/);
});
