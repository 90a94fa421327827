import { expect, test } from 'vitest';
import { bundledDesk } from '../support/bot.ts';
import { refusal, run } from '../support/look-ups.ts';
import { testState } from '../support/state.ts';

const desk = await bundledDesk();
const QUESTION = 'Which hotel did they stay in?';

test('the console shows what was asked anywhere, a server only what was asked there', async () => {
  const { state } = await testState();
  for (const guildId of ['1', '2', undefined]) state.unanswered.note(QUESTION, 'en', 'old', guildId);
  state.unanswered.note('Which wine?', 'en', 'old', '2');
  const all = await run(desk, 'gaps', {}, { state, isOperator: true });
  expect(all.text).toMatch(/^What was asked in the last 90 days .*: 2, asked most first\.$/);
  expect(all.fields.map(({ value }) => value)).toEqual(['Asked 3 times, first and last:', 'Asked once']);
  const server = await run(desk, 'gaps', {}, { state, guildId: '1', locale: 'zh-CN' });
  expect(server).toMatchObject({ text: expect.stringMatching(/本服务器文件未说明的提问共 1 条/), private: true });
  expect(server.fields).toMatchObject([{ name: 'which hotel did they stay in?', value: '问过 1 次' }]);
});

test('outside servers nothing of theirs is shown', async () => {
  const { state } = await testState();
  state.unanswered.note(QUESTION, 'en', 'old', '1');
  const refused = await refusal(run(desk, 'gaps', {}, { state }));
  expect(refused.en).toMatch(/use \/gaps in that server/);
  expect(refused.zh).toMatch(/\/gaps/);
});

test('what is asked in private is not kept, wherever it is', async () => {
  const { state } = await testState();
  for (const place of [{ isOperator: true }, { guildId: '1' }, {}]) {
    await run(desk, 'ask', { question: QUESTION, private: true }, { state, ...place });
  }
  await run(desk, 'ask', { question: QUESTION }, { state });
  await state.unanswered.flush();
  expect(await state.unanswered.count()).toBe(0);
});

test('what has no room on the first page stands on the next, by a button or typed', async () => {
  const { state } = await testState();
  for (let index = 1; index <= 10; index += 1) state.unanswered.note(`Which wine ${index}?`, 'en', 'old');
  const first = await run(desk, 'gaps', {}, { state, isOperator: true });
  expect(first.fields).toHaveLength(8);
  expect(first.notes).toEqual(['Page 1 of 2']);
  expect(first.buttons).toMatchObject([{ label: '2 more', args: ['page', '2'] }]);
  expect((await run(desk, 'gaps', { page: 2 }, { state, isOperator: true })).fields).toHaveLength(2);
  const refused = await refusal(run(desk, 'gaps', { page: 3 }, { state, isOperator: true }));
  expect(refused.en).toBe('There is no page 3; the last is page 2.');
});
