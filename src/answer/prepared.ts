import type { Corpus } from '../corpus/corpus.ts';
import { atomize } from '../search/atoms.ts';
import { characterPairs } from '../search/homophones.ts';
import { type CompiledLexicon, compileLexicon, lexiconWords } from '../search/lexicon.ts';
import type { Language } from '../text.ts';
import type { EntryTerms } from './entry-terms.ts';

/** What building a desk spends most of its time on, so that it can be kept: a pure function of the corpus. */
export interface Prepared {
  readonly lexicon: CompiledLexicon;
  /** What editors wrote, analysed; each language when it is first asked in. */
  readonly entries: Map<Language, EntryTerms>;
  /** Every Latin word of the corpus and of what editors wrote, with how often it stands there. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Every pair of Chinese characters in use there. */
  readonly pairs: ReadonlySet<string>;
}

/** @returns what can be prepared of a corpus; what editors wrote is analysed when it is first asked for. */
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
  return { lexicon: compileLexicon(corpus.lexicon), entries: new Map(), vocabulary, pairs };
}
