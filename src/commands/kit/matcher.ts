import { allowedEdits, editDistance } from '../../search/spelling.ts';
import { ENGLISH_STOP_WORDS } from '../../search/stopwords.ts';
import { fold, hasHan } from '../../text.ts';

/** Something people pick by typing, with what they may type for it, in any language. */
export interface Named<T> {
  readonly item: T;
  readonly names: readonly string[];
  /** Other words for it, or for the group it is in. */
  readonly aliases: readonly string[];
  /** Words about it: they find it, but do not name it. */
  readonly texts: readonly string[];
}

/**
 * How typed words fit an item: they are all of a name, alias or text; they all stand in its names and aliases; or in its
 * texts too; or only some of them do.
 */
export type Fit = 'same' | 'named' | 'about' | 'part';

export interface Found<T> {
  readonly item: T;
  readonly fit: Fit;
}

export interface Matcher<T> {
  /**
   * @param typed as far as it is typed: its words may be unfinished, or have typing errors.
   * @param accept which items there are to choose from; all where not given.
   * @returns the best first; every item in its order where nothing is typed.
   */
  readonly find: (typed: string, accept?: (item: T) => boolean) => readonly Found<T>[];
}

/** What a word counts by where it stands. */
const NAME = 1;
const ALIAS = 0.8;
const TEXT = 0.4;
/** What a word counts by how well it is met. */
const SAME = 1;
const BEGUN = 0.9;
const MISTYPED = 0.6;
/** What an item counts more where what is typed is a name, begins one, or stands in one. */
const IS_NAME = 3;
const BEGINS_NAME = 2;
const IN_NAME = 1;
/** Two letters begin words of nearly every text: shorter words are looked for in names and aliases only. */
const LEAST_IN_TEXTS = 3;
/** The share of the typed words an item must meet to be offered. */
const LEAST_MET = 0.5;

/** Where each word stands: items by number, with the most the word counts there. */
type Postings = Map<string, Map<number, number>>;

interface Index {
  readonly postings: Postings;
  /** Every word, sorted, so that those that begin alike stand together. */
  readonly words: readonly string[];
}

/** A Chinese character, or a run of other letters and digits. Plainer than the atoms of the search, and much faster. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

const wordsOf = (folded: string): readonly string[] => folded.match(WORD) ?? [];
const keyOf = (words: readonly string[]) => words.join(' ');

function keep(postings: Postings, word: string, index: number, weight: number): void {
  let items = postings.get(word);
  if (!items) {
    items = new Map();
    postings.set(word, items);
  }
  if ((items.get(index) ?? 0) < weight) items.set(index, weight);
}

/** The first letters of a name of several words ("wg"), which people type for short. */
function initials(words: readonly string[]): string {
  const letters = words.filter((word) => /^\p{Script=Latin}/u.test(word)).map((word) => word.charAt(0));
  return letters.length > 1 ? letters.join('') : '';
}

/** @returns where the first word stands that is not before `prefix`. */
function lowerBound(words: readonly string[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginningWith(words: readonly string[], prefix: string): readonly string[] {
  const from = lowerBound(words, prefix);
  let to = from;
  while (words[to]?.startsWith(prefix)) to += 1;
  return words.slice(from, to);
}

/** Whether a word is the one meant, or begins it, but for typing errors. */
function isNear(typed: string, word: string): boolean {
  const bound = allowedEdits(typed);
  if (bound === 0 || word.length < typed.length - bound) return false;
  return (
    editDistance(typed, word.slice(0, typed.length), bound) <= bound ||
    (word.length > typed.length && editDistance(typed, word.slice(0, typed.length + 1), bound) <= bound)
  );
}

/** The words of an index that a typed word may stand for, with how well each meets it. */
function wordsFor(typed: string, words: readonly string[], mend: boolean): Map<string, number> {
  if (hasHan(typed)) return new Map([[typed, SAME]]);
  const met = new Map<string, number>();
  if (mend) {
    // The first letter is the one people get right, or it changed places with the second.
    const begun = [typed.charAt(0), typed.charAt(1) + typed.charAt(0)].flatMap((start) => beginningWith(words, start));
    for (const word of begun) if (isNear(typed, word)) met.set(word, MISTYPED);
  }
  for (const word of beginningWith(words, typed)) met.set(word, word === typed ? SAME : BEGUN);
  return met;
}

/** Words that carry grammar only say nothing, but the last one may be the beginning of another. */
function telling(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => index === words.length - 1 || !ENGLISH_STOP_WORDS.has(word));
}

interface Met {
  sum: number;
  words: number;
  /** Of them, words of names and aliases. */
  named: number;
}

/** Adds up what the typed words count in each item. */
function meet(typed: readonly string[], named: Index, about: Index, mend: boolean): Map<number, Met> {
  const all = new Map<number, Met>();
  for (const one of typed) {
    const best = new Map<number, { value: number; named: boolean }>();
    for (const index of [named, about]) {
      if (index === about && one.length < LEAST_IN_TEXTS && !hasHan(one)) continue;
      for (const [word, quality] of wordsFor(one, index.words, mend)) {
        for (const [item, weight] of index.postings.get(word) ?? []) {
          const known = best.get(item);
          if (!known) best.set(item, { value: quality * weight, named: index === named });
          else if (known.value < quality * weight) known.value = quality * weight;
        }
      }
    }
    for (const [item, { value, named: isNamed }] of best) {
      const met = all.get(item) ?? { sum: 0, words: 0, named: 0 };
      met.sum += value;
      met.words += 1;
      met.named += isNamed ? 1 : 0;
      all.set(item, met);
    }
  }
  return all;
}

function nameBonus(typed: string, phrases: readonly (readonly [phrase: string, weight: number])[]): number {
  let bonus = 0;
  for (const [phrase, weight] of phrases) {
    if (!phrase.includes(typed)) continue;
    const worth = phrase === typed ? IS_NAME : phrase.startsWith(typed) ? BEGINS_NAME : IN_NAME;
    bonus = Math.max(bonus, worth * weight);
  }
  return bonus;
}

/** What an index is built of: the words of names and aliases, those of texts, and every phrase as a whole. */
function buildIndexes<T>(entries: readonly Named<T>[]) {
  const named: Postings = new Map();
  const about: Postings = new Map();
  const wholes: Postings = new Map();
  entries.forEach(({ names, aliases, texts }, index) => {
    const add = (postings: Postings, phrase: string, weight: number) => {
      const words = wordsOf(fold(phrase));
      if (words.length > 0) keep(wholes, keyOf(words), index, weight);
      for (const word of words) keep(postings, word, index, weight);
      const short = postings === named ? initials(words) : '';
      if (short !== '') keep(named, short, index, TEXT);
    };
    for (const name of names) add(named, name, NAME);
    for (const alias of aliases) add(named, alias, ALIAS);
    for (const text of texts) add(about, text, TEXT);
  });
  const indexOf = (postings: Postings): Index => ({ postings, words: [...postings.keys()].sort() });
  return { named: indexOf(named), about: indexOf(about), wholes };
}

/**
 * Prepares items to be found while somebody types: by first letters, by words in any order, with typing errors, in
 * English and in Chinese of either script. Building takes a moment and finding does not, so build it once per corpus.
 * @param entries in the order they are offered in where nothing else decides.
 */
export function createMatcher<T>(entries: readonly Named<T>[]): Matcher<T> {
  const { named, about, wholes } = buildIndexes(entries);
  const phrases = entries.map(({ names, aliases }) => [
    ...names.map((name) => [fold(name), NAME] as const),
    ...aliases.map((alias) => [fold(alias), ALIAS] as const),
  ]);
  const rank = (typed: string, mend: boolean, accept: (item: T) => boolean) => {
    const words = telling(wordsOf(typed));
    const isAccepted = (index: number) => entries.slice(index, index + 1).some(({ item }) => accept(item));
    const same = new Map([...(wholes.get(keyOf(wordsOf(typed))) ?? [])].filter(([index]) => isAccepted(index)));
    const most = Math.max(0, ...same.values());
    const ranked = [...meet(words, named, about, mend)].flatMap(([index, { sum, words: met, named: inNames }]) => {
      const entry = entries[index];
      if (!entry || met < words.length * LEAST_MET || !accept(entry.item)) return [];
      const whole = inNames === words.length ? 'named' : met === words.length ? 'about' : 'part';
      const fit: Fit = most > 0 && same.get(index) === most ? 'same' : whole;
      const bonus = nameBonus(typed, phrases[index] ?? []) + (fit === 'same' ? IS_NAME : 0);
      return [{ index, item: entry.item, fit, score: sum / words.length + bonus }];
    });
    const inOrder = ranked.sort((a, b) => b.score - a.score || a.index - b.index);
    return inOrder.map(({ item, fit }) => ({ item, fit }));
  };
  return {
    find(given, accept = () => true) {
      const typed = fold(given);
      if (typed === '') {
        return entries.filter(({ item }) => accept(item)).map(({ item }) => ({ item, fit: 'part' }));
      }
      const found = rank(typed, false, accept);
      return found.some(({ fit }) => fit !== 'part') ? found : rank(typed, true, accept);
    },
  };
}
