import type { Corpus } from '../corpus/corpus.ts';
import { atomize } from '../search/atoms.ts';
import { compileLexicon } from '../search/lexicon.ts';
import type { IndexedTerms } from '../search/terms.ts';

/** What building a desk spends most of its time on, so that it can be kept: a pure function of the corpus. */
export interface Prepared {
  /** Index terms by text, filled while the desk is built. */
  readonly terms: Map<string, IndexedTerms>;
  /** Every Latin word of the corpus and of what editors wrote, with how often it stands there. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

/** @returns what can be prepared of a corpus; the index terms come as they are asked for. */
export function prepare(corpus: Corpus): Prepared {
  const vocabulary = new Map<string, number>();
  const add = (word: string) => vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  for (const word of compileLexicon(corpus.lexicon).words) add(word);
  for (const { text, facts, gaps } of corpus.documents) {
    const asks = [...facts, ...gaps].flatMap((entry) => entry.asks.en);
    for (const atom of [text, ...asks].flatMap(atomize)) if (atom.kind === 'word') add(atom.text);
  }
  return { terms: new Map(), vocabulary };
}
