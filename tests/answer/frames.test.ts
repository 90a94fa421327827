import { expect, test } from 'vitest';
import { stripFrames } from '../../src/answer/frames.ts';

test.each([
  ['my manager wants to know who led the delegation', 'who led the delegation'],
  ['could you tell me where they met?', 'where they met?'],
  ['hi, who led it?', 'who led it?'],
  ['quick one: who led it?', 'who led it?'],
  ['请问代表团是谁带队的', '代表团是谁带队的'],
  ['我想知道谁带队', '谁带队'],
  ['领导让我问一下资金有多少', '资金有多少'],
])('"%s" asks "%s"', (question, bare) => {
  expect(stripFrames(question)).toBe(bare);
});

test.each(['who led the delegation?', '代表团是谁带队的', '落实哪两次讲话精神', ''])(
  '"%s" has no frame',
  (question) => {
    expect(stripFrames(question)).toBe(question);
  },
);

test('a question that is nothing but frame stays as it is', () => {
  expect(stripFrames('thanks')).toBe('thanks');
});
