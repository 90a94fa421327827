import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { bundledDesk } from '../support/bot.ts';
import { corpusFolder } from '../support/corpus-folder.ts';
import { button, complete, inexact, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();
const [document] = desk.corpus.documents;
const textOf = (ordinal: number) => {
  const passage = document?.passages[ordinal - 1];
  return document?.text.slice(passage?.start, passage?.end) ?? '';
};

test('a passage is quoted in full, with its neighbours around it', async () => {
  const shown = await run(desk, 'passage', { passage: 'zhejiang-visit#3' });
  const [quote] = shown.quotes;
  expect(quote?.quote.text).toBe(textOf(3));
  expect(quote?.before).toContain(textOf(2));
  expect(quote?.after).toContain(textOf(4));
  expect(quote?.source).toBe('zhejiang-visit#3');
  expect(inexact(shown)).toEqual([]);
  expect(shown.text).toMatch(/^The marked text is passage 3 of 13 in “/);
});

test('the first has none before it, the last none after it', async () => {
  const first = await run(desk, 'passage', { passage: '1' });
  expect(first.quotes[0]?.before).toBe('');
  expect(first.buttons.map(({ label }) => label)).toEqual(['Next passage']);
  const last = await run(desk, 'passage', { passage: '#13' });
  expect(last.quotes[0]?.after).toBe('');
  expect(last.buttons.map(({ label }) => label)).toEqual(['Previous passage']);
});

test('words of it find it; a number there is not is refused', async () => {
  expect((await run(desk, 'passage', { passage: 'silk road' })).title).toBe('zhejiang-visit#5');
  expect((await refusal(run(desk, 'passage', { passage: '99' }))).en).toMatch(
    /^There is no passage “99”\. The nearest: zhejiang-visit#1: /,
  );
  expect((await refusal(run(desk, 'passage', { passage: 'zhejiang' }))).en).toMatch(/^Several fit/);
});

test.each(['zhejiang-visit#-1', '-1', '#-1', '−1', '1.5', 'zhejiang-visit#+2'])(
  'a number that no passage can have is refused, and is not read as words: %s',
  async (passage) => {
    expect((await refusal(run(desk, 'passage', { passage }))).en).toBe(
      `There is no passage “${passage}”; they are numbered from 1, such as zhejiang-visit#1.`,
    );
  },
);

test('while it is typed, passages are offered by number and by words', () => {
  expect(complete(desk, 'passage', 'passage', '').map(({ value }) => value)).toContain('zhejiang-visit#13');
  expect(complete(desk, 'passage', 'passage', '9')[0]).toEqual({
    label: expect.stringMatching(/^zhejiang-visit#9: Since 2010, /),
    value: 'zhejiang-visit#9',
  });
  expect(complete(desk, 'passage', 'passage', '848 mil')[0]?.value).toBe('zhejiang-visit#9');
});

test('buttons go from passage to passage in one private message, and share it', async () => {
  const open = await run(desk, 'passage', { passage: '5' });
  const next = await press(desk, button(open, 'Next passage'));
  expect(next).toMatchObject({ title: 'zhejiang-visit#6', private: true, replaces: true });
  expect(await press(desk, button(next, 'Share in channel'))).toMatchObject({
    title: 'zhejiang-visit#6',
    private: false,
  });
});

test('the quotes of an answer are marked where they stand', async () => {
  const answer = await run(desk, 'ask', { question: 'How much money did Zhejiang give Qinghai?' });
  const shown = await press(desk, button(answer, 'Show in context'));
  expect(shown).toMatchObject({ private: true, replaces: false });
  expect(shown.quotes.map(({ quote }) => quote)).toEqual(answer.quotes.map(({ quote }) => quote));
  expect(shown.quotes[0]?.before).toContain(textOf(8));
  expect(shown.quotes[0]?.after).toContain(textOf(10));
  expect(inexact(shown)).toEqual([]);
  const shared = await press(desk, button(shown, 'Share in channel'));
  expect(shared).toMatchObject({ private: false, quotes: shown.quotes });
});

test('words that have changed since are never marked', async () => {
  const deskOf = async (text: string) => createDesk(await loadCorpus(await corpusFolder({ 'plain.txt': text })));
  const before = await deskOf('The harbour has a lighthouse. It is white.');
  const answer = await run(before, 'search', { words: 'lighthouse' });
  const marked = button(answer, 'Show in context');
  expect((await press(before, marked)).quotes[0]?.quote.text).toBe('The harbour has a lighthouse.');
  for (const text of [
    'The harbour has a windmill!! It is white.',
    'Short.',
    'The harbour had a lighthouse. It is red.',
  ]) {
    expect((await refusal(press(await deskOf(text), marked))).en).toMatch(/documents have changed/);
  }
  const gone = await refusal(press(desk, marked, { locale: 'zh-CN' }));
  expect(gone.zh).toMatch(/文件有过改动/);
});

test('garbage in a button is answered politely', async () => {
  const pressed = async (...args: string[]) => (await refusal(press(desk, { command: 'passage', args }))).en;
  expect(await pressed()).toMatch(/earlier version/);
  expect(await pressed('show')).toMatch(/have changed/);
  for (const place of [[''], ['0'], ['14'], ['-1'], ['1.5'], ['x'], ['digest', '0-5'], ['digest', '999999-9999999']]) {
    expect(await pressed('show', 'zhejiang-visit', ...place)).toMatch(/have changed/);
  }
  for (const span of ['', '5', '5-', '9-5', '5-5', '-1-5', 'a-b', '99999999999-999999999999']) {
    expect(await pressed('show', 'zhejiang-visit', 'digest', span)).toMatch(/earlier version/);
  }
});

test('a number alone is enough where the document is named', async () => {
  const several = await severalDesk();
  expect((await run(several, 'passage', { passage: '1', document: 'village' })).title).toBe('village#1');
  expect((await refusal(run(several, 'passage', { passage: '1' }))).en).toMatch(/^Several fit “1”/);
  const headed = createDesk(
    await loadCorpus(await corpusFolder({ 'a.md': '# Port\n\n## Pier\n\nThe pier is long.\n' })),
  );
  const shown = await run(headed, 'passage', { passage: 'pier is long' });
  expect(shown.fields).toEqual([{ name: 'Under', value: 'Port › Pier' }]);
});
