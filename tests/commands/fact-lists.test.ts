import { describe, expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { button, complete, inexact, plainDesk, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();
const linesOf = (text: string) => text.split('\n').slice(1);

describe('/timeline', () => {
  test('lists dated facts, the earliest first, with the words each rests on', async () => {
    const first = await run(desk, 'timeline');
    const last = await press(desk, button(first, 'Next page'));
    const lines = [...linesOf(first.text), ...linesOf(last.text)];
    expect(lines[0]).toMatch(/^2010: .*2010/);
    expect(lines.at(-1)).toMatch(/^morning of 15 October: /);
    expect(first.quotes.length).toBeGreaterThan(0);
    expect([...inexact(first), ...inexact(last)]).toEqual([]);
    expect(last.notes.join()).toMatch(/Reading: .*no year is given/);
  });

  test('mixes documents by date and says where each stands, or keeps to one', async () => {
    const several = await severalDesk();
    const all = await run(several, 'timeline');
    expect(linesOf(all.text)).toEqual([
      '1850: The bridge was built in 1850. (The Village report)',
      '1999: The bridge was built in 1999. (The Town report)',
    ]);
    const one = await run(several, 'timeline', { document: 'Town报告', private: true }, { locale: 'zh-CN' });
    expect(linesOf(one.text)).toEqual(['1999年：大桥建于1999年。']);
    const shared = await press(several, button(one, '分享到频道'), { locale: 'zh-CN' });
    expect(shared).toMatchObject({ private: false, text: one.text });
  });
});

describe('/figures', () => {
  test('lists what editors marked as figures, in each language', async () => {
    const english = await run(desk, 'figures');
    expect(linesOf(english.text)).toContain('848 million yuan: aid funds since 2010');
    expect(inexact(english)).toEqual([]);
    const chinese = await run(desk, 'figures', {}, { locale: 'zh-TW' });
    expect(linesOf(chinese.text)).toContain('8.48億元：2010年以來援青資金');
  });
});

describe.each(['timeline', 'figures'])('/%s', (name) => {
  test('says so where there is nothing to list', async () => {
    const text = await refusal(run(await plainDesk(), name));
    expect(text.en).toMatch(/have been noted for this/);
    expect(text.zh).toMatch(/没有整理出/);
    expect((await refusal(run(await severalDesk(), name, { document: 'plain' }))).en).toBe(text.en);
  });

  test('refuses documents, pages and buttons there are not', async () => {
    expect((await refusal(run(desk, name, { document: 'nope' }))).en).toMatch(/^There is no document “nope”/);
    expect((await refusal(run(desk, name, { page: 50 }))).en).toMatch(/^There is no page 50/);
    const pressed = (args: string[]) => refusal(press(desk, { command: name, args }));
    expect((await pressed(['show', '1', 'gone'])).en).toMatch(/documents have changed/);
    expect((await pressed(['show'])).en).toMatch(/earlier version/);
    expect((await pressed(['1'])).en).toMatch(/earlier version/);
  });

  test('suggests documents', async () => {
    const several = await severalDesk();
    expect(complete(several, name, 'document', 'town')).toEqual([{ label: 'The Town report', value: 'town' }]);
    expect(complete(several, name, 'document', '')).toHaveLength(3);
  });
});
