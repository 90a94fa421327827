import type { EntryTerms } from './entry-terms.ts';

/** How much a question resembles the asks of an entry: means of the cosines with the nearest asks, from 0 to 1. */
export interface Likeness {
  /** Over what both are about: concepts, names, numbers, words that belong to no concept. */
  readonly likeness: number;
  /** Over every word, and the kind asked for. */
  readonly wording: number;
}

/** A term of a question that says what it is about; without a number where no entry has it. */
export interface QueryToken {
  readonly number: number | undefined;
  readonly weight: number;
}

/**
 * Compares a question with asks.
 * @param words numbers of every term of it that some entry has.
 * @param tokens what it is about.
 * @returns how much it resembles the asks of an entry.
 */
export type FindLikeness = (words: readonly number[], tokens: readonly QueryToken[]) => (entry: number) => Likeness;

/** One ask may resemble a question by accident; three seldom do. */
const NEAREST_ASKS = 3;

function meanOfBest(values: Float64Array): number {
  const best = values.sort().subarray(-NEAREST_ASKS);
  return best.reduce((sum, value) => sum + value, 0) / NEAREST_ASKS;
}

/** Euclidean lengths of each text's vector of weights: of its tokens, and of all its terms. */
function lengthsOf({ numbers, tokenEnds, ends }: EntryTerms, idf: Float64Array) {
  const tokens = new Float64Array(ends.length);
  const words = new Float64Array(ends.length);
  let place = 0;
  ends.forEach((end, text) => {
    let sum = 0;
    for (; place < end; place += 1) {
      if (place === tokenEnds[text]) tokens[text] = Math.sqrt(sum);
      sum += (idf[numbers[place] ?? 0] ?? 0) ** 2;
    }
    if (tokenEnds[text] === end) tokens[text] = Math.sqrt(sum);
    words[text] = Math.sqrt(sum);
  });
  return { tokens, words };
}

/** Where the texts of each entry begin. */
function firstTexts(asks: Uint32Array): Uint32Array {
  const firsts = new Uint32Array(asks.length);
  for (let entry = 1; entry < asks.length; entry += 1)
    firsts[entry] = (firsts[entry - 1] ?? 0) + (asks[entry - 1] ?? 0) + 1;
  return firsts;
}

/** @param idf weight of each term. */
export function createLikeness(entryTerms: EntryTerms, idf: Float64Array): FindLikeness {
  const { asks, numbers, tokenEnds, ends } = entryTerms;
  const firsts = firstTexts(asks);
  const lengths = lengthsOf(entryTerms, idf);
  const weightOf = (term: number) => idf[term] ?? 0;
  return (words, tokens) => {
    const strange = tokens.flatMap(({ number, weight }) => (number === undefined ? [weight] : []));
    const tokenLength = Math.hypot(...tokens.map(({ weight }) => weight));
    const wordLength = Math.hypot(...words.map(weightOf), ...strange);
    // The share each term brings to a cosine, but for the length of the ask.
    const tokenShares = new Map(
      tokens.flatMap(({ number, weight }) =>
        number === undefined ? [] : [[number, (weight * weightOf(number)) / tokenLength]],
      ),
    );
    const wordShares = new Map(words.map((word) => [word, weightOf(word) ** 2 / wordLength]));
    return (entry) => {
      const count = asks[entry] ?? 0;
      const likeness = new Float64Array(count);
      const wording = new Float64Array(count);
      for (let ask = 0; ask < count; ask += 1) {
        const text = (firsts[entry] ?? 0) + ask;
        const tokenEnd = tokenEnds[text] ?? 0;
        const end = ends[text] ?? 0;
        let about = 0;
        let worded = 0;
        for (let place = ends[text - 1] ?? 0; place < end; place += 1) {
          const number = numbers[place] ?? 0;
          if (place < tokenEnd) about += tokenShares.get(number) ?? 0;
          worded += wordShares.get(number) ?? 0;
        }
        likeness[ask] = about === 0 ? 0 : about / (lengths.tokens[text] ?? 1);
        wording[ask] = worded === 0 ? 0 : worded / (lengths.words[text] ?? 1);
      }
      return { likeness: meanOfBest(likeness), wording: meanOfBest(wording) };
    };
  };
}
