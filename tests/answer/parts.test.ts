import { expect, test } from 'vitest';
import { splitParts } from '../../src/answer/parts.ts';

test.each([
  ['how much did they give, and for how many projects?', ['how much did they give, and', 'for how many projects?']],
  ['who led it and where did they meet?', ['who led it and', 'where did they meet?']],
  ['who led it? when?', ['who led it?', 'when?']],
  ['谁带队,资金多少?', ['谁带队,', '资金多少?']],
  ['资金多少以及项目几个', ['资金多少以及', '项目几个']],
  ['他们几号去的?谁带的队?', ['他们几号去的?', '谁带的队?']],
  ['who led it? so did they sign?', ['who led it?', 'so did they sign?']],
  ['the sum? the town where the talks were?', ['the sum?', 'the town where the talks were?']],
  ["what is zhejiang's concept? and qinghai's?", ["what is zhejiang's concept?", "and qinghai's?"]],
  ['王国生是谁?夏宝龙呢?', ['王国生是谁?', '夏宝龙呢?']],
  ['以后还帮不帮海西?机制要不要改?', ['以后还帮不帮海西?', '机制要不要改?']],
  ['打不打算去?劲头是加大还是减小?', ['打不打算去?', '劲头是加大还是减小?']],
  ['who received them n which town', ['who received them n', 'which town']],
  ['name the river and say who crossed it', ['name the river and', 'say who crossed it']],
])('"%s" has several parts', (question, parts) => {
  expect(splitParts(question)).toEqual(parts);
});

test.each([
  'who led the delegation?',
  'zhejiang and qinghai',
  'what did zhejiang and qinghai agree on?',
  'a meeting got mentioned? whose was it?',
  '谁带队',
])('"%s" is one part', (question) => {
  expect(splitParts(question)).toEqual([question]);
});

test.each(['when they came, who greeted them?', 'when will it end, as was announced?'])(
  '"%s" is one part: the clause asks nothing',
  (question) => {
    expect(splitParts(question)).toEqual([question]);
  },
);

test('a piece that asks nothing belongs to its neighbour', () => {
  expect(splitParts('they met in hangzhou. who came?')).toHaveLength(1);
});

test('what comes after the eighth part belongs to it', () => {
  const parts = splitParts('who came? '.repeat(20));
  expect(parts).toHaveLength(8);
  expect(parts.at(-1)).toBe('who came? '.repeat(13).trim());
});

test.each(['', ' ', '?!', '🎉'])('"%s" has no part', (question) => {
  expect(splitParts(question)).toEqual([]);
});
