import { inverseDocumentFrequency } from '../search/bm25.ts';
import { createPostings, eachPosting, frequencyIn, itemsWith, type Postings } from '../search/postings.ts';
import type { EntryTerms } from './entry-terms.ts';
import { createLikeness, type FindLikeness } from './likeness.ts';

/*
 * Smoothing of the share of an entry's asks that have a term by the share of all asks that have it (Jelinek and Mercer),
 * and the share below which differences say nothing.
 */
const SMOOTHING = 0.1;
const LEAST_SHARE = 1e-4;
/** The weights of the deciding were set on about this many entries: fewer are weighed as if there were as many. */
const LEAST_ENTRIES = 200;
/** Of fewer, what all have may still tell one document from another. */
const FEW_ENTRIES = 8;
/** A term of an entry's label, answer or quotes is known as well as one that this many asks have. */
const WORDS_WORTH = 3;

/** Facts and gaps as questions are compared with them; an entry is its place among them, a term its number. */
export interface EntryIndex {
  readonly numberOf: ReadonlyMap<string, number>;
  /** Inverse document frequency of each term over the entries, and of one that none has. */
  readonly idf: Float64Array;
  readonly rarest: number;
  /** In how many of an entry's asks a term stands. */
  readonly inAsks: (entry: number, term: number) => number;
  /** Whether a term stands in an entry's label, answer or quotes. */
  readonly inWords: (entry: number, term: number) => boolean;
  /**
   * Calls back for each entry a term belongs to with how surely it does, up to 1: surely where it stands in the entry's
   * other words or in `sure` of its asks, else by the number of those.
   */
  readonly eachBelonging: (term: number, sure: number, use: (entry: number, share: number) => void) => void;
  /** How well a term is known at all: in how many asks it stands, other words counted as several. */
  readonly familiarity: (term: number) => number;
  /**
   * Naive Bayes: how much more often the asks of each entry have the terms than asks in general do.
   * @returns for each entry the sum over the terms of the logarithm of that ratio.
   */
  readonly associations: (terms: readonly number[]) => Float64Array;
  readonly likeness: FindLikeness;
}

/** The numbers of each entry's asks, all in one, and of its other words. */
function textsOf({ asks, numbers, ends }: EntryTerms) {
  const askTexts: Uint32Array[] = [];
  const wordTexts: Uint32Array[] = [];
  let text = 0;
  for (const count of asks) {
    const start = ends[text - 1] ?? 0;
    const middle = ends[text + count - 1] ?? 0;
    askTexts.push(numbers.subarray(start, middle));
    wordTexts.push(numbers.subarray(middle, ends[text + count]));
    text += count + 1;
  }
  return { askTexts, wordTexts };
}

/**
 * In how many of `size` entries a term counts as being, by how many of fewer have it: what one or two have stays rare,
 * what all have says nothing ("the mill", where every fact is about the mill).
 */
function scaledFrequency(having: number, entries: number, size: number): number {
  return Math.max(having, ((having - 1) / (Math.max(FEW_ENTRIES, entries) - 1)) ** 2 * size);
}

/** Logarithms of how much more often asks have a term than asks in general. */
interface Ratios {
  /** For the entries whose asks have it, in the order of its postings: beyond that of the others. */
  readonly gains: Float64Array;
  /** For those whose asks do not. */
  readonly without: number;
}

/**
 * Works out the ratios of a term when it is first asked for: most terms never are, and logarithms take their time.
 * @param asks how many asks each entry has.
 * @param scaleOf what the sum of a term's shares over the entries is multiplied by for its share in general.
 */
function createRatios(inAsks: Postings, asks: Uint32Array, scaleOf: (term: number) => number) {
  const workOut = (term: number): Ratios => {
    let sum = 0;
    eachPosting(inAsks, term, (entry, frequency) => {
      sum += frequency / (asks[entry] ?? 1);
    });
    const general = sum * scaleOf(term);
    const share = SMOOTHING * general + LEAST_SHARE;
    const gains: number[] = [];
    eachPosting(inAsks, term, (entry, frequency) => {
      const own = ((1 - SMOOTHING) * frequency) / (asks[entry] ?? 1);
      gains.push(Math.log((own + share) / share));
    });
    return { without: Math.log(share / (general + LEAST_SHARE)), gains: Float64Array.from(gains) };
  };
  const known = new Map<number, Ratios>();
  return (term: number): Ratios => {
    const ratios = known.get(term) ?? workOut(term);
    known.set(term, ratios);
    return ratios;
  };
}

/** Indexes what editors wrote in one language. */
export function indexEntries(entryTerms: EntryTerms): EntryIndex {
  const { terms, asks } = entryTerms;
  const size = Math.max(LEAST_ENTRIES, asks.length);
  const { askTexts, wordTexts } = textsOf(entryTerms);
  const inAsks = createPostings(askTexts, terms.length);
  const inWords = createPostings(wordTexts, terms.length);
  const havers = Float64Array.from(terms, (_, term) => {
    let both = 0;
    eachPosting(inWords, term, (entry) => {
      if (frequencyIn(inAsks, entry, term) > 0) both += 1;
    });
    return itemsWith(inAsks, term) + itemsWith(inWords, term) - both;
  });
  const scaled = havers.map((having) => scaledFrequency(having, asks.length, size));
  const idf = scaled.map((having) => inverseDocumentFrequency(having, size));
  const ratiosOf = createRatios(inAsks, asks, (term) => {
    // Kinds are no subject: however few the entries, each has one.
    const isKind = terms[term]?.startsWith('?') === true;
    return (isKind ? size / asks.length : (scaled[term] ?? 1) / (havers[term] ?? 1)) / size;
  });
  return {
    numberOf: new Map(terms.map((term, number) => [term, number])),
    idf,
    rarest: inverseDocumentFrequency(0, size),
    inAsks: (entry, term) => frequencyIn(inAsks, entry, term),
    inWords: (entry, term) => frequencyIn(inWords, entry, term) > 0,
    eachBelonging(term, sure, use) {
      eachPosting(inWords, term, (entry) => use(entry, 1));
      eachPosting(inAsks, term, (entry, frequency) => {
        if (frequencyIn(inWords, entry, term) === 0) use(entry, Math.min(1, frequency / sure));
      });
    },
    familiarity(term) {
      let sum = WORDS_WORTH * itemsWith(inWords, term);
      eachPosting(inAsks, term, (_, frequency) => {
        sum += frequency;
      });
      return sum;
    },
    associations(wanted) {
      const sums = new Float64Array(asks.length);
      let without = 0;
      for (const term of wanted) {
        const ratios = ratiosOf(term);
        without += ratios.without;
        let place = 0;
        eachPosting(inAsks, term, (entry) => {
          sums[entry] = (sums[entry] ?? 0) + (ratios.gains[place] ?? 0);
          place += 1;
        });
      }
      return sums.map((sum) => sum + without);
    },
    likeness: createLikeness(entryTerms, idf),
  };
}
