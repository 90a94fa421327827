import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { compileLexicon, createLexicon } from '../../src/search/lexicon.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { createAnalyze } from '../../src/search/terms.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

async function searchIn(folder: string): Promise<Search> {
  const corpus = await loadCorpus(folder);
  return createSearch(corpus, createAnalyze(createLexicon(compileLexicon(corpus.lexicon))));
}

const FILES = {
  'a.txt': 'They crossed the bridge. Then they ate noodles.\n\nThe museum was closed.\n\n大桥建成于2010年。',
  'b.md': '# Bridges\n\nThey are long.\n\n# Food\n\nNoodles are long too.',
};
const small = async () => searchIn(await corpusFolder(FILES));

describe('a search', () => {
  test('finds the passage and its best sentence', async () => {
    const [hit] = (await small())('noodles they ate');
    expect(hit?.passage.id).toBe('a#1');
    const { document } = hit?.passage ?? {};
    expect(document?.text.slice(hit?.sentence.start, hit?.sentence.end)).toBe('Then they ate noodles.');
  });

  test('finds what stands below a heading by the heading', async () => {
    expect((await small())('bridges', { document: 'b' }).map(({ passage }) => passage.id)).toEqual(['b#1']);
  });

  test('lists no passage that has none of the words, though its paragraph has', async () => {
    const filler = 'Nothing of the kind stands in this sentence, however long it may be. '.repeat(9);
    const search = await searchIn(await corpusFolder({ 'a.txt': `They gave 848 coins. ${filler}${filler}` }));
    expect(search('848').map(({ passage }) => passage.id)).toEqual(['a#1']);
    expect(search('sentence').map(({ passage }) => passage.id).length).toBeGreaterThan(1);
  });

  test('finds Chinese words, in Traditional characters as well', async () => {
    const search = await small();
    expect(search('大桥')[0]?.passage.id).toBe('a#3');
    expect(search('大橋')).toEqual(search('大桥'));
  });

  test('has the best hit first, and no more than the limit', async () => {
    const search = await small();
    const scores = search('long noodles bridge').map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(search('long noodles bridge', { limit: 1 })).toHaveLength(1);
  });

  test('keeps to the document that is named', async () => {
    const search = await small();
    expect(search('noodles', { document: 'b' }).map(({ passage }) => passage.document.id)).toEqual(['b']);
    expect(search('noodles', { document: 'nowhere' })).toEqual([]);
  });

  test.each(['', '   ', 'the of and', '？！', '🎉', 'zeppelin'])('finds nothing for "%s"', async (query) => {
    expect((await small())(query)).toEqual([]);
  });
});

test('in the bundled document the money is found in English and in Chinese, in the same sentence', async () => {
  const search = await searchIn(BUNDLED);
  const quoted = ['848 million yuan', '8.48亿元'].map((query) => {
    const [hit] = search(query);
    return hit?.passage.document.text.slice(hit.sentence.start, hit.sentence.end);
  });
  expect(quoted[0]).toContain('848 million yuan');
  expect(quoted[1]).toBe(quoted[0]);
});
