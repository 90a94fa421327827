import { expect, test } from 'vitest';
import { createRanker } from '../../src/search/bm25.ts';
import { createInvertedIndex } from '../../src/search/inverted-index.ts';

const items = [
  { title: ['aid'], text: ['aid', 'fund', 'aid', 'project', 'road'] },
  { title: ['school'], text: ['school', 'aid', 'county'] },
  { title: ['people'], text: ['people', 'word'] },
];
const fields = {
  title: { boost: 2, terms: (item: (typeof items)[number]) => item.title },
  text: { boost: 1, terms: (item: (typeof items)[number]) => item.text },
};
const index = createInvertedIndex(items, Object.values(fields));

test.each([[['aid']], [['aid', 'school']], [['aid', 'aid', 'road', 'nothing']], [['word', 'fund']]])(
  'scores %j as MiniSearch does',
  (terms) => {
    const theirs = createRanker(items, fields).rank(terms, { coordination: 0 });
    const ours = [...index.score(terms)].map(([item, { score, matched }]) => ({ item, score: score * matched }));
    expect(ours).toHaveLength(theirs.length);
    for (const { item, score } of theirs) {
      expect(ours.find((one) => one.item === item)?.score).toBeCloseTo(score, 10);
    }
  },
);

test('a term that stands nowhere finds nothing', () => {
  expect(index.score(['hotel']).size).toBe(0);
  expect(index.score([]).size).toBe(0);
  expect(createInvertedIndex([], Object.values(fields)).score(['aid']).size).toBe(0);
});
