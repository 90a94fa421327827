import { expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { button, inexact, plainDesk, press, refusal, run, severalDesk } from '../support/look-ups.ts';

const desk = await bundledDesk();
const QUESTION = 'How much money did Zhejiang give Qinghai?';

test('an answer offers its context and other answers, a private one to be shared', async () => {
  const open = await run(desk, 'ask', { question: QUESTION });
  expect(open.buttons.map(({ label }) => label)).toEqual(['Show in context', 'Not what I asked']);
  const closed = await run(desk, 'ask', { question: QUESTION, private: true }, { locale: 'zh-TW' });
  expect(closed.buttons.map(({ label }) => label)).toEqual(['查看上下文', '這不是我問的', '分享到頻道']);
});

test('quotes of several passages have a button each', async () => {
  const answer = await run(desk, 'ask', { question: 'Who led the delegation, and how much money did Zhejiang give?' });
  expect(answer.buttons.map(({ label }) => label)).toEqual([
    expect.stringMatching(/^Show #\d+ in context$/),
    expect.stringMatching(/^Show #\d+ in context$/),
    'Not what I asked',
  ]);
});

test('sharing publishes the answer to the question of the message', async () => {
  const closed = await run(desk, 'ask', { question: QUESTION, private: true });
  const shared = await press(desk, button(closed, 'Share in channel'), { previous: QUESTION });
  expect(shared).toMatchObject({ private: false, text: closed.text, quotes: closed.quotes, question: QUESTION });
  expect(shared.buttons.map(({ label }) => label)).not.toContain('Share in channel');
});

test('a follow-up is shared as the follow-up it was', async () => {
  const question = 'and how many projects?';
  const previous = `Who led the delegation?\n${QUESTION}`;
  const answered = await run(desk, 'ask', { question }, { previous });
  const args = { command: 'ask', args: ['share'] };
  expect((await press(desk, args, { previous: `${previous}\n${question}` })).text).toBe(answered.text);
});

test('"not what I asked" shows privately what else is stated, and never the answer again', async () => {
  const answer = await run(desk, 'ask', { question: QUESTION });
  const others = await press(desk, button(answer, 'Not what I asked'), { previous: QUESTION });
  expect(others).toMatchObject({ private: true, quotesAs: 'found', question: QUESTION });
  expect(others.text).toMatch(/^Not an answer to your question/);
  expect(others.fields.length).toBeGreaterThanOrEqual(2);
  expect(others.fields.map(({ value }) => value)).not.toContain(answer.text);
  expect(inexact(others)).toEqual([]);
  const [first] = others.buttons;
  if (!first) throw new Error('there is no button');
  const opened = await press(desk, first);
  expect(opened).toMatchObject({ private: true, text: others.fields[0]?.value });
});

test('where nothing was stated, or nobody wrote facts, the nearest is shown as no answer', async () => {
  const question = '他们住在哪家酒店？';
  const unstated = await run(desk, 'ask', { question }, { locale: 'zh-CN' });
  const others = await press(desk, button(unstated, '这不是我问的'), { previous: question, locale: 'zh-CN' });
  expect(others.text).toMatch(/^以下并非对该问题的回答/);
  const plain = await plainDesk();
  const none = await press(plain, { command: 'ask', args: ['show'] }, { previous: 'Is there a lighthouse?' });
  expect(none.text).toMatch(/^Nothing else in the documents/);
  expect(inexact(none)).toEqual([]);
});

test('a question keeps to one document where that is named', async () => {
  const several = await severalDesk();
  const question = 'When was the bridge built?';
  const asked = await run(several, 'ask', { question, document: 'village', private: true });
  expect(asked.text).toContain('1850');
  const shared = await press(several, button(asked, 'Share in channel'), { previous: question });
  expect(shared.text).toBe(asked.text);
  expect((await refusal(run(several, 'ask', { question, document: 'city' }))).en).toMatch(
    /^There is no document “city”/,
  );
  const gone = { command: 'ask', args: ['share', 'gone'] };
  expect((await refusal(press(several, gone, { previous: question }))).en).toMatch(/documents have changed/);
});

test('a button whose message does not tell its question is answered politely', async () => {
  for (const mode of ['show', 'share', 'x']) {
    expect((await refusal(press(desk, { command: 'ask', args: [mode] }))).en).toMatch(/Please ask again/);
  }
});
