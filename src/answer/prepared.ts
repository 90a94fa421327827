import type { Corpus } from '../corpus/corpus.ts';
import { atomize } from '../search/atoms.ts';
import { characterPairs } from '../search/homophones.ts';
import { type CompiledLexicon, compileLexicon, lexiconWords } from '../search/lexicon.ts';
import type { IndexedTerms } from '../search/terms.ts';

/** What building a desk spends most of its time on, so that it can be kept: a pure function of the corpus. */
export interface Prepared {
  readonly lexicon: CompiledLexicon;
  /** Index terms by text, filled while the desk is built. */
  readonly terms: Map<string, IndexedTerms>;
  /** Every Latin word of the corpus and of what editors wrote, with how often it stands there. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Every pair of Chinese characters in use there. */
  readonly pairs: ReadonlySet<string>;
}

/** @returns what can be prepared of a corpus; the index terms come as they are asked for. */
export function prepare(corpus: Corpus): Prepared {
  const vocabulary = new Map<string, number>();
  const add = (word: string) => vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  for (const word of lexiconWords(corpus.lexicon)) add(word);
  for (const { text, facts, gaps } of corpus.documents) {
    const asks = [...facts, ...gaps].flatMap((entry) => entry.asks.en);
    for (const atom of [text, ...asks].flatMap(atomize)) if (atom.kind === 'word') add(atom.text);
  }
  const asked = corpus.documents.flatMap(({ facts, gaps }) => [...facts, ...gaps].flatMap((entry) => entry.asks.zh));
  const pairs = characterPairs([...corpus.documents.map(({ text }) => text), ...asked]);
  return { lexicon: compileLexicon(corpus.lexicon), terms: new Map(), vocabulary, pairs };
}
