import { atomize } from './atoms.ts';
import { ARTICLES, ENGLISH_STOP_WORDS } from './stopwords.ts';

/** In an unknown word this long two neighbours behind the first letter may be swapped into a known one ("hwo", "teh"). */
const SHORT = 3;
/** Shorter words have too many neighbours one edit away for a guess to be safe. */
const MIN_LENGTH = 4;
/** From this length on two edits are still a typing error and not another word. */
const TWO_EDITS_LENGTH = 8;

/**
 * Edit distance with neighbours swapped counted as one edit (optimal string alignment), up to a bound.
 * @returns the distance, or `bound + 1` where it is greater.
 */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > bound) return bound + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? bound + 1;
}

/** @returns how many edits of a word are still a typing error: 0, 1 or 2. */
export function allowedEdits(word: string): number {
  if (word.length < MIN_LENGTH) return 0;
  return word.length < TWO_EDITS_LENGTH ? 1 : 2;
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** How much likelier than a wrong letter, as logarithms, are letters that changed places, and letters left out. */
const SWAPPED = 1;
const LEFT_OUT = 1;

/**
 * How likely one word was meant by another as near as others: by how often it is used and what kind of error it takes,
 * as in the noisy channel model (Kernighan, Church and Gale 1990), roughly.
 */
function likelihood(meant: string, typed: string, frequency: number): number {
  const isSwapped = meant.length === typed.length && lettersOf(meant) === lettersOf(typed);
  return Math.log1p(frequency) + (isSwapped ? SWAPPED : 0) + (meant.length > typed.length ? LEFT_OUT : 0);
}

export interface Spelling {
  /**
   * Mends typing errors: each Latin word that nobody uses is replaced by the nearest word in use, if one is near.
   * @param text folded text.
   * @returns the text with the words replaced; unchanged words stay as they are.
   */
  readonly mend: (text: string) => string;
}

/**
 * @param vocabulary the words in use with how often each is; they tell which of two near words was meant.
 * @param isKnown whether a word needs no mending (it, or another form of it, is in use).
 */
export function createSpelling(vocabulary: ReadonlyMap<string, number>, isKnown: (word: string) => boolean): Spelling {
  const byLength = new Map<number, string[]>();
  for (const word of vocabulary.keys()) {
    const words = byLength.get(word.length) ?? [];
    words.push(word);
    byLength.set(word.length, words);
  }
  const nearest = (word: string, previous: string | undefined): string | undefined => {
    // No function word stands behind an article: "the wether" is no "whether".
    const isBehindArticle = previous !== undefined && ARTICLES.has(previous);
    const bound = allowedEdits(word);
    let best: { word: string; distance: number; likelihood: number } | undefined;
    for (let length = word.length - bound; length <= word.length + bound; length += 1) {
      for (const other of byLength.get(length) ?? []) {
        // The first letter is the one people get right.
        if (bound === 0 || (other[0] !== word[0] && other[0] !== word[1])) continue;
        if (isBehindArticle && ENGLISH_STOP_WORDS.has(other)) continue;
        const distance = editDistance(word, other, bound);
        if (distance > bound || (best && distance > best.distance)) continue;
        const guess = { word: other, distance, likelihood: likelihood(other, word, vocabulary.get(other) ?? 0) };
        if (!best || distance < best.distance || guess.likelihood > best.likelihood) best = guess;
      }
    }
    return best?.word;
  };
  const swapped = (word: string): string | undefined => {
    if (word.length !== SHORT) return undefined;
    const other = `${word[0]}${word[2]}${word[1]}`;
    return isKnown(other) ? other : undefined;
  };
  return {
    mend(text) {
      let mended = '';
      let from = 0;
      let previous: string | undefined;
      for (const atom of atomize(text)) {
        const near =
          atom.kind === 'word' && !isKnown(atom.text)
            ? (swapped(atom.text) ?? nearest(atom.text, previous))
            : undefined;
        previous = atom.text;
        if (near === undefined) continue;
        mended += text.slice(from, atom.start) + near;
        from = atom.end;
      }
      return mended + text.slice(from);
    },
  };
}
