import type { Entry, Fact, Gap } from '../corpus/corpus.ts';
import type { Kind } from '../corpus/schema.ts';
import { kindsAsked } from '../search/kinds.ts';
import type { Analyze } from '../search/terms.ts';
import { fold, type Language } from '../text.ts';
import { stripFrames } from './frames.ts';

/**
 * The terms of everything editors wrote for facts and gaps in one language, as numbers in flat arrays, so that they are
 * kept and read back at once. Each entry has its asks as texts, then one text of its other words.
 */
export interface EntryTerms {
  /** Every term; its number is its place. */
  readonly terms: readonly string[];
  /** How many asks each entry has. */
  readonly asks: Uint32Array;
  /** Term numbers, text after text, each once in a text: first those of its tokens, then the plain ones beneath them and the kinds. */
  readonly numbers: Uint32Array;
  /** Where in `numbers` the tokens of each text end. */
  readonly tokenEnds: Uint32Array;
  /** Where in `numbers` each text ends. */
  readonly ends: Uint32Array;
}

/** Every fact and gap of a corpus, in the order their terms are kept. */
export function entriesOf({ documents }: { documents: readonly { facts: readonly Fact[]; gaps: readonly Gap[] }[] }) {
  return documents.flatMap(({ facts, gaps }): (Fact | Gap)[] => [...facts, ...gaps]);
}

/** The kinds of answer asked for, as terms: who asks "when" resembles others who do. */
export function kindTerms(kinds: readonly Kind[]): string[] {
  return kinds.length > 0 ? kinds.map((kind) => `?${kind}`) : ['?any'];
}

function wordsOf(entry: Entry & { answer?: Fact['answer'] }): string[] {
  const answer = entry.answer ? [entry.answer.en, entry.answer.zh] : [];
  return [entry.label.en, entry.label.zh, ...answer, ...entry.quotes.map((quote) => quote.text)];
}

/**
 * Analyses what editors wrote in one language.
 * @param analyze the pipeline, the same for questions.
 */
export function prepareEntryTerms(entries: readonly (Fact | Gap)[], language: Language, analyze: Analyze): EntryTerms {
  const numberOf = new Map<string, number>();
  const numbers: number[] = [];
  const tokenEnds: number[] = [];
  const ends: number[] = [];
  const add = (term: string) => {
    const number = numberOf.get(term) ?? numberOf.size;
    numberOf.set(term, number);
    numbers.push(number);
  };
  const addText = (texts: readonly string[], kinds: readonly string[]) => {
    const analyses = texts.map((text) => analyze(text));
    const own = new Set(analyses.flatMap(({ tokens }) => tokens.map(({ term }) => term)));
    for (const term of own) add(term);
    tokenEnds.push(numbers.length);
    for (const term of new Set(analyses.flatMap(({ terms }) => terms))) if (!own.has(term)) add(term);
    for (const kind of kinds) add(kind);
    ends.push(numbers.length);
  };
  for (const entry of entries) {
    for (const ask of entry.asks[language]) {
      const bare = stripFrames(fold(ask));
      addText([bare], kindTerms(kindsAsked(bare)));
    }
    addText(wordsOf(entry), []);
  }
  return {
    terms: [...numberOf.keys()],
    asks: Uint32Array.from(entries, (entry) => entry.asks[language].length),
    numbers: Uint32Array.from(numbers),
    tokenEnds: Uint32Array.from(tokenEnds),
    ends: Uint32Array.from(ends),
  };
}
