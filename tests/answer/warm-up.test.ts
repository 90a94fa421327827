import { expect, test } from 'vitest';
import type { Desk } from '../../src/answer/desk.ts';
import { warmUp } from '../../src/answer/warm-up.ts';
import { hasHan } from '../../src/text.ts';
import { smallDesk } from '../support/small-desk.ts';

test('a desk is warmed up in every language, whatever its documents have', async () => {
  const desk = await smallDesk();
  const asked: string[] = [];
  const spy: Desk = {
    ...desk,
    ask: (question, options) => {
      asked.push(question);
      return desk.ask(question, options);
    },
  };
  await warmUp(spy);
  expect(asked).toEqual(expect.arrayContaining(['When was the bridge built?', '大桥何时建成？']));
  asked.length = 0;
  await warmUp({ ...spy, corpus: { ...desk.corpus, documents: [] } });
  expect(asked.some(hasHan) && asked.some((question) => !hasHan(question))).toBe(true);
});

test('whatever else is waiting comes between its questions', async () => {
  const desk = await smallDesk();
  const order: string[] = [];
  const ask: Desk['ask'] = (question, options) => {
    if (order.length === 0) setImmediate(() => order.push('somebody else'));
    order.push('a question');
    return desk.ask(question, options);
  };
  await warmUp({ ...desk, ask });
  expect(order.slice(0, 3)).toEqual(['a question', 'somebody else', 'a question']);
});
