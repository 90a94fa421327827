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
 * @returns how much it resembles the asks of each of the entries, in their order.
 */
export type FindLikeness = (
  words: readonly number[],
  tokens: readonly QueryToken[],
  entries: readonly number[],
) => Likeness[];

/** One ask may resemble a question by accident; three seldom do. */
const NEAREST_ASKS = 3;

/** Keeps the highest of many values. @param best the highest so far, in ascending order. */
function keepBest(best: Float64Array, value: number): void {
  if (value <= (best[0] ?? 0)) return;
  let place = 0;
  for (; place + 1 < best.length && value > (best[place + 1] ?? 0); place += 1) best[place] = best[place + 1] ?? 0;
  best[place] = value;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

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
  // What each term of the question brings to a cosine, but for the length of the ask; 0 for all other terms. Most of the
  // time of an answer is spent here, so there is nothing to decide for each term, and what is read is small.
  const tokenShares = new Float32Array(idf.length);
  const wordShares = new Float32Array(idf.length);
  const [likeness, wording] = [new Float64Array(NEAREST_ASKS), new Float64Array(NEAREST_ASKS)];
  const compare = (entry: number): Likeness => {
    likeness.fill(0);
    wording.fill(0);
    let text = firsts[entry] ?? 0;
    let place = text === 0 ? 0 : (ends[text - 1] ?? 0);
    for (const last = text + (asks[entry] ?? 0); text < last; text += 1) {
      const [tokenEnd, end] = [tokenEnds[text] ?? 0, ends[text] ?? 0];
      let about = 0;
      let worded = 0;
      for (; place < tokenEnd; place += 1) {
        const term = numbers[place] ?? 0;
        about += tokenShares[term] ?? 0;
        worded += wordShares[term] ?? 0;
      }
      for (; place < end; place += 1) worded += wordShares[numbers[place] ?? 0] ?? 0;
      if (about > 0) keepBest(likeness, about / (lengths.tokens[text] ?? 1));
      if (worded > 0) keepBest(wording, worded / (lengths.words[text] ?? 1));
    }
    return { likeness: meanOf(likeness), wording: meanOf(wording) };
  };
  return (words, tokens, entries) => {
    const strange = tokens.flatMap(({ number, weight }) => (number === undefined ? [weight] : []));
    const tokenLength = Math.hypot(...tokens.map(({ weight }) => weight));
    const wordLength = Math.hypot(...words.map(weightOf), ...strange);
    for (const word of words) wordShares[word] = weightOf(word) ** 2 / wordLength;
    for (const { number, weight } of tokens) {
      if (number !== undefined) tokenShares[number] = (weight * weightOf(number)) / tokenLength;
    }
    const found = entries.map(compare);
    for (const word of words) wordShares[word] = tokenShares[word] = 0;
    return found;
  };
}
