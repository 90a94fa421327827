import { expect, test } from 'vitest';
import { remember } from '../../src/answer/remember.ts';
import { smallDesk } from '../support/small-desk.ts';

test('what was worked out is remembered, until so many others were asked for since', () => {
  const worked: string[] = [];
  const work = (text: string, times: number) => {
    worked.push(text);
    return text.repeat(times);
  };
  const remembered = remember(2, (text, times) => `${times} ${text}`, work);
  const results = (['a', 'b', 'a', 'c', 'a', 'b'] as const).map((text) => remembered(text, 2));
  expect(results).toEqual(['aa', 'bb', 'aa', 'cc', 'aa', 'bb']);
  expect(worked).toEqual(['a', 'b', 'c', 'b']);
  expect(remembered('b', 3)).toBe('bbb');
});

test('a desk tells questions apart by their words, the asker and what they follow up', async () => {
  const { ask } = await smallDesk();
  const question = 'When was the bridge built?';
  expect(ask(question)).toBe(ask(question));
  expect(ask(question).text).toBe('The bridge was built in 1999.');
  expect(ask(question, { locale: 'zh-TW' }).text).toBe('大橋建於1999年。');
  expect(ask('And when?', { previous: question })).not.toBe(ask('And when?'));
  expect(ask(question, { document: 'other' }).status).toBe('not_stated');
});
