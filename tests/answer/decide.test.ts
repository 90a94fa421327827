import { expect, test } from 'vitest';
import { ANSWER_THRESHOLD, decide } from '../../src/answer/decide.ts';
import { smallDesk } from '../support/small-desk.ts';

test('nothing found decides nothing', () => {
  expect(decide([], { text: '', kinds: [] })).toEqual({ facts: [], gap: undefined, confidence: 0, ranked: [] });
});

test('a fact that is asked for in its own words is believed, and answers', async () => {
  const decision = (await smallDesk()).ask('When was the bridge built?').parts[0]?.decision;
  expect(decision?.facts.map(({ id }) => id)).toEqual(['bridge']);
  expect(decision?.gap).toBeUndefined();
  expect(decision?.confidence).toBeGreaterThanOrEqual(ANSWER_THRESHOLD);
});

test('a gap that is asked for is named, and no fact answers', async () => {
  const decision = (await smallDesk()).ask('When does the museum open?').parts[0]?.decision;
  expect(decision?.facts).toEqual([]);
  expect(decision?.gap?.id).toBe('museum');
  expect(decision?.confidence).toBeLessThan(ANSWER_THRESHOLD);
});

test('candidates stand best first, and their beliefs never add up to more than one', async () => {
  const ranked = (await smallDesk()).ask('When was the museum bridge built?').parts[0]?.decision.ranked ?? [];
  const scores = ranked.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(ranked.reduce((sum, { belief }) => sum + belief, 0)).toBeLessThanOrEqual(1 + 1e-9);
});
