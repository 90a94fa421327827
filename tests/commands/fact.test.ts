import { expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { button, complete, inexact, plainDesk, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();

test('a fact is its answer, with its quotes, its reading and who said it', async () => {
  const shown = await run(desk, 'fact', { fact: 'aid-funds' });
  expect(shown.text).toContain('848 million yuan');
  expect(shown).toMatchObject({ quotesAs: 'evidence', private: false });
  expect(shown.quotes[0]?.quote.text).toContain('848 million yuan');
  expect(inexact(shown)).toEqual([]);
  expect(shown.notes[0]).toMatch(/^Reading: “Youth assistance”/);
  expect(shown.fields[0]).toEqual({ name: 'Said by', value: expect.stringMatching(/^Wang Guosheng, Secretary/) });
});

test.each([
  ['its label', 'Aid funds since 2010'],
  ['its label in Chinese', '2010年以来援青资金'],
  ['its label in Traditional characters', '2010年以來援青資金'],
  ['the words of its id', 'aid funds'],
  ['its label with errors', 'Aid fudns sicne 2010'],
  ['its id behind that of its document', 'zhejiang-visit/aid-funds'],
])('%s stands for it too', async (_, fact) => {
  expect((await run(desk, 'fact', { fact })).text).toContain('848 million yuan');
});

test('it speaks the language of the asker, its quotes that of the document', async () => {
  const simplified = await run(desk, 'fact', { fact: 'aid-funds' }, { locale: 'zh-CN' });
  const traditional = await run(desk, 'fact', { fact: 'aid-funds' }, { locale: 'zh-TW' });
  expect([simplified.text, traditional.text]).toEqual([
    expect.stringContaining('8.48亿元'),
    expect.stringContaining('8.48億元'),
  ]);
  expect(traditional.quotes).toEqual(simplified.quotes);
});

test('words that fit several or none are answered with the nearest', async () => {
  const several = await refusal(run(desk, 'fact', { fact: 'aid' }));
  expect(several.en).toMatch(/^Several fit “aid”; say which fact you mean: .*Aid funds since 2010/);
  expect(several.zh).toMatch(/^“aid”对应多个事实/);
  expect((await refusal(run(desk, 'fact', { fact: 'zzzz' }))).en).toMatch(/^There is no fact “zzzz”\. The nearest: /);
  expect((await refusal(run(desk, 'fact', { fact: ' ' }))).en).toMatch(/^Say which fact you mean: /);
  expect((await refusal(run(await plainDesk(), 'fact', { fact: 'x' }))).en).toBe('There is no fact to look up here.');
});

test('while it is typed, facts are offered by label, topic, speaker and asks, ids as values', () => {
  const offered = (typed: string, locale: 'en' | 'zh-CN' | 'zh-TW' = 'en') =>
    complete(desk, 'fact', 'fact', typed, { locale });
  expect(offered('')).toHaveLength(25);
  expect(
    new Set(
      offered('')
        .slice(0, 5)
        .map(({ value }) => value.split('-')[0]),
    ).size,
  ).toBeGreaterThan(1);
  expect(offered('aid fun')[0]).toEqual({ label: 'Aid funds since 2010', value: 'aid-funds' });
  expect(offered('aid fudns')[0]?.value).toBe('aid-funds');
  expect(offered('援青资', 'zh-CN')[0]).toEqual({ label: '2010年以来援青资金', value: 'aid-funds' });
  expect(offered('援青資', 'zh-TW')[0]).toEqual({ label: '2010年以來援青資金', value: 'aid-funds' });
  expect(offered('xia baolong').length).toBeGreaterThan(5);
  expect(offered('how much money').map(({ value }) => value)).toContain('aid-funds');
  for (const typed of ['', 'a', 'the', '的', '援青', 'aid']) {
    expect(offered(typed).length).toBeLessThanOrEqual(25);
    for (const { value } of offered(typed)) expect(value.length).toBeLessThanOrEqual(100);
  }
});

test('facts of one id in several documents are told apart by their document', async () => {
  const several = await severalDesk();
  const offered = complete(several, 'fact', 'fact', 'bridge');
  expect(offered).toEqual([
    { label: 'The bridge · The Town report', value: 'town/bridge' },
    { label: 'The bridge · The Village report', value: 'village/bridge' },
  ]);
  const given = { document: 'village' };
  expect(complete(several, 'fact', 'fact', 'bridge', { given })).toHaveLength(1);
  expect((await run(several, 'fact', { fact: 'village/bridge' })).text).toContain('1850');
  expect((await run(several, 'fact', { fact: 'bridge', document: 'The Town report' })).text).toContain('1999');
  expect((await refusal(run(several, 'fact', { fact: 'bridge' }))).en).toMatch(
    /The bridge · The Town report; .*Village/,
  );
  const unknown = await refusal(run(several, 'fact', { fact: 'bridge', document: 'city' }));
  expect(unknown.en).toMatch(/^There is no document “city”\. The nearest: /);
  expect(complete(several, 'fact', 'document', 'vil')).toEqual([{ label: 'The Village report', value: 'village' }]);
});

test('a private fact can be shared, and its quote shown in context', async () => {
  const open = await run(desk, 'fact', { fact: 'aid-funds' });
  expect(open.buttons.map(({ label }) => label)).toEqual(['Show in context']);
  const closed = await run(desk, 'fact', { fact: 'aid-funds', private: true }, { locale: 'zh-CN' });
  expect(closed.buttons.map(({ label }) => label)).toEqual(['查看上下文', '分享到频道']);
  const shared = await press(desk, button(closed, '分享到频道'), { locale: 'zh-CN' });
  expect(shared).toMatchObject({ private: false, text: closed.text, quotes: closed.quotes });
  expect(shared.buttons.map(({ label }) => label)).toEqual(['查看上下文']);
});

test('buttons of another version or whose fact is gone are answered politely', async () => {
  expect((await refusal(press(desk, { command: 'fact', args: ['show', 'gone'] }))).en).toMatch(
    /documents have changed/,
  );
  expect((await refusal(press(desk, { command: 'fact', args: [] }))).en).toMatch(/earlier version/);
  expect((await refusal(press(desk, { command: 'fact', args: ['drop', 'aid-funds'] }))).en).toMatch(/earlier version/);
});
