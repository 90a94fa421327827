import { expect, test } from 'vitest';
import { createPostings, eachPosting, frequencyIn, itemsWith } from '../../src/search/postings.ts';

const postings = createPostings([Uint32Array.of(0, 2, 0), Uint32Array.of(), Uint32Array.of(2, 1, 2, 2)], 4);

function listOf(term: number): [number, number][] {
  const found: [number, number][] = [];
  eachPosting(postings, term, (item, frequency) => found.push([item, frequency]));
  return found;
}

test('each term has its items in ascending order, with how often it stands in each', () => {
  expect([0, 1, 2, 3].map(listOf)).toEqual([
    [[0, 2]],
    [[2, 1]],
    [
      [0, 1],
      [2, 3],
    ],
    [],
  ]);
  expect([0, 1, 2, 3].map((term) => itemsWith(postings, term))).toEqual([1, 1, 2, 0]);
});

test('how often an item has a term is found for every pair', () => {
  for (const term of [0, 1, 2, 3]) {
    for (const item of [0, 1, 2]) {
      expect(frequencyIn(postings, item, term)).toBe(new Map(listOf(term)).get(item) ?? 0);
    }
  }
});

test('without items no term stands anywhere', () => {
  const none = createPostings([], 2);
  expect(itemsWith(none, 1)).toBe(0);
  expect(frequencyIn(none, 0, 1)).toBe(0);
});
