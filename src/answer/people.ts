import type { Corpus, Quote } from '../corpus/corpus.ts';
import { fold, hasHan } from '../text.ts';
import { mustAgree } from './evidence.ts';
import type { Part } from './understand.ts';

/** More tokens than a title beside the name ask something about a person. */
const MOST_BESIDES = 1;
/** A single word of a name is looked for from this many letters, or Chinese characters, on. */
const LEAST_LETTERS = 3;
const LEAST_CHARACTERS = 2;

/** How a person may be named: in full, or by one word of it ("Okoye", "奥科耶"). */
function namesOf({ en, zh }: { readonly en: string; readonly zh: string }): string[] {
  const words = fold(en)
    .split(' ')
    .filter((word) => word.length >= LEAST_LETTERS);
  const parts = fold(zh)
    .split(/[·・]/)
    .filter((part) => part.length >= LEAST_CHARACTERS);
  return [fold(en), fold(zh), ...words, ...parts];
}

/**
 * Makes the function that finds who is asked for: an editor's list of people answers "who is …?" where no fact does.
 * @returns the words that introduce the person in the document; none where a part asks for nobody, or for more.
 */
export function createPeopleFinder({ documents }: Corpus) {
  const people = documents.flatMap(({ id, people }) =>
    people.map((person) => ({ id, person, names: namesOf(person.name) })),
  );
  return ({ text, kinds, tokens }: Part, document: string | undefined): readonly Quote[] => {
    if (!kinds.includes('who')) return [];
    const words = new Set(text.split(/[^\p{L}\p{N}'-]+/u));
    const isNamed = (name: string) => (hasHan(name) || name.includes(' ') ? text.includes(name) : words.has(name));
    const asksForNoMore = (names: readonly string[]): boolean => {
      const besides = tokens.filter(({ surface }) => !names.some((name) => name.includes(surface)));
      // "Who is the governor of Guangdong?" asks for nobody who is governor elsewhere.
      return besides.length <= MOST_BESIDES && !besides.some(mustAgree);
    };
    const found = people.find(
      ({ id, names }) => (document === undefined || id === document) && names.some(isNamed) && asksForNoMore(names),
    );
    return found?.person.quotes.slice(0, 1) ?? [];
  };
}
