import { expect, test } from 'vitest';
import { indexEntries } from '../../src/answer/entry-index.ts';
import { entriesOf, prepareEntryTerms } from '../../src/answer/entry-terms.ts';
import { compileLexicon, createLexicon } from '../../src/search/lexicon.ts';
import { createAnalyze } from '../../src/search/terms.ts';
import { smallDesk } from '../support/small-desk.ts';

const analyze = createAnalyze(createLexicon(compileLexicon({ names: [], concepts: [], absent: [], absent_names: [] })));

async function smallIndex() {
  const { corpus } = await smallDesk();
  const index = indexEntries(prepareEntryTerms(entriesOf(corpus), 'en', analyze));
  const number = (term: string) => index.numberOf.get(term) ?? -1;
  return { index, number };
}
/** The entries of the small desk, in their order. */
const BRIDGE = 0;
const MUSEUM = 1;

test('it knows in how many asks of an entry a term stands, and what stands in its other words', async () => {
  const { index, number } = await smallIndex();
  expect(index.inAsks(BRIDGE, number('bridg'))).toBe(2);
  expect(index.inAsks(MUSEUM, number('bridg'))).toBe(0);
  expect(index.inWords(BRIDGE, number('=1999'))).toBe(true);
  expect(index.inWords(MUSEUM, number('=1999'))).toBe(false);
});

test('the kind an ask asks for is one of its terms', async () => {
  const { index, number } = await smallIndex();
  expect(index.inAsks(BRIDGE, number('?when'))).toBeGreaterThan(0);
});

test('the entry whose asks have a term is associated with it, the others are not', async () => {
  const { index, number } = await smallIndex();
  const associations = index.associations([number('bridg')]);
  expect(associations[BRIDGE]).toBeGreaterThan(0);
  expect(associations[MUSEUM]).toBeLessThan(0);
  expect([...index.associations([])]).toEqual([0, 0]);
});

test('a question in the words of an ask resembles its entry most; one in none of them, nothing', async () => {
  const { index, number } = await smallIndex();
  const tokens = [{ number: number('bridg'), weight: 1 }];
  const [bridge, museum] = index.likeness([number('bridg')], tokens, [BRIDGE, MUSEUM]);
  expect(bridge?.likeness).toBeGreaterThan(museum?.likeness ?? 1);
  expect(index.likeness([], [{ number: undefined, weight: 1 }], [BRIDGE])).toEqual([{ likeness: 0, wording: 0 }]);
});
