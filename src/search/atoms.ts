import { remember } from '../remember.ts';
import { fold } from '../text.ts';

/** The smallest piece a text is read as: a word of letters, a number, or one Chinese character. */
export interface Atom {
  readonly text: string;
  readonly kind: 'word' | 'number' | 'han';
  /** UTF-16 offset into the folded text. */
  readonly start: number;
  readonly end: number;
}

const LETTER = '[^\\P{L}\\p{Script=Han}]';
const ATOM = new RegExp(
  [
    '(?<han>\\p{Script=Han})',
    // A number, with an ordinal's ending; "8.48" and "1,000" are one number, "5g" is none.
    `(?<number>\\d+(?:[.,]\\d+)*)(?:st|nd|rd|th)?(?!\\p{N}|${LETTER})`,
    // An acronym with stops, or letters and digits, with apostrophes inside.
    `(?:${LETTER}\\.){2,}`,
    `(?:${LETTER}|\\p{N})(?:'(?=${LETTER})|\\p{M}|\\p{N}|${LETTER})*`,
  ].join('|'),
  'gu',
);
const POSSESSIVE = /'s$/;

function readAtom(match: RegExpMatchArray): Atom {
  const [whole] = match;
  const { han, number } = match.groups ?? {};
  const start = match.index ?? 0;
  const span = { start, end: start + whole.length };
  if (han !== undefined) return { text: han, kind: 'han', ...span };
  if (number !== undefined) return { text: number.replaceAll(',', ''), kind: 'number', ...span };
  return { text: whole.replace(POSSESSIVE, ''), kind: 'word', ...span };
}

/** A question is read from several sides in turn, each of which asks for the atoms of much the same texts. */
const REMEMBERED = 16;

/** Reads a text as atoms, folded; white space and punctuation fall away. */
export const atomize: (text: string) => readonly Atom[] = remember(
  REMEMBERED,
  (text: string) => text,
  (text) => [...fold(text).matchAll(ATOM)].map(readAtom),
);
