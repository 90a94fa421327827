import type { Kind } from '../corpus/schema.ts';
import { atomize } from '../search/atoms.ts';
import { kindsAsked } from '../search/kinds.ts';
import { type Analyze, isForeignName, type Token } from '../search/terms.ts';
import { fold, type Locale, localeOf } from '../text.ts';
import { withoutAbsentAlternatives } from './alternatives.ts';
import { createDropAsides } from './asides.ts';
import { compoundParts, withHalves } from './compound.ts';
import { isSmallTalk, stripFrames } from './frames.ts';
import { POINTING_AT_PLACE } from './parts.ts';

/** One of the things a question asks. */
export interface Part {
  /** Folded, without its frame, with typing errors mended. */
  readonly text: string;
  readonly kinds: readonly Kind[];
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
  /** Whether it names nobody itself and speaks of what the part before it asks about ("and when was it completed?"). */
  readonly dependent: boolean;
  /** The ways to read it as two, where it asks about things joined ("the dates and the city of the visit"). */
  readonly halves?: readonly (readonly [Part, Part])[];
}

/** A web address is not in words. */
const ADDRESS = /\bhttps?:\/\/\S+/g;

export interface Understood {
  readonly question: string;
  /** The locale of the question's own script. */
  readonly locale: Locale;
  /** The question as a whole. */
  readonly whole: Part;
  /** Its parts where it has several, else only the whole. */
  readonly parts: readonly Part[];
  /** The question it follows up, where it does. */
  readonly earlier: Part | undefined;
  /** Words put where a typing error stood. */
  readonly guessed: ReadonlySet<string>;
}

/**
 * @param previous the question this one follows up, from which it may take its subject.
 */
export type Understand = (question: string, previous?: string) => Understood;

/**
 * @param mend mends typing errors in folded text.
 */
export function createUnderstand(analyze: Analyze, mend: (text: string) => string): Understand {
  const readPart = (text: string): Part =>
    withoutAbsentAlternatives({ text, kinds: kindsAsked(text), dependent: false, ...analyze(text) });
  const dropAsides = createDropAsides(analyze);
  const foreignIn = (tokens: readonly Token[]) => tokens.filter(isForeignName).map(({ surface }) => surface);
  /** A friend from Guangdong who asks what was built there asks about Guangdong. */
  const withPlaceOfAsker = (text: string, asked: string): string => {
    if (!POINTING_AT_PLACE.test(text)) return text;
    const known = new Set(foreignIn(analyze(text).tokens));
    const lost = foreignIn(analyze(asked).tokens).filter((name) => !known.has(name));
    return lost.length > 0 ? `${text} (${lost.join(', ')})` : text;
  };
  return (question, previous) => {
    const locale = localeOf(question);
    if (isSmallTalk(fold(question))) {
      const whole: Part = { text: fold(question), kinds: [], tokens: [], terms: [], dependent: false };
      return { question, locale, whole, parts: [whole], earlier: undefined, guessed: new Set() };
    }
    // One question is looked at from several sides, each of which reads much the same texts.
    const known = new Map<string, Part>();
    const toPart = (text: string): Part => {
      const part = known.get(text) ?? readPart(text);
      known.set(text, part);
      return part;
    };
    const guessed = new Set<string>();
    const bare = (asked: string): Part => {
      const folded = dropAsides(fold(asked).replace(ADDRESS, ' '));
      const written = new Set(atomize(folded).map(({ text }) => text));
      // What a question is wrapped in is not mended into words of the documents; with "how come" nobody comes.
      const mended = mend(stripFrames(folded)).replace(/(?<!\bknow-)\bhow come\b/g, 'why');
      for (const { text } of atomize(mended)) if (!written.has(text)) guessed.add(text);
      const stripped = toPart(withPlaceOfAsker(stripFrames(mended), fold(asked)));
      // "What is this article about?" is all frame, and a question all the same.
      return stripped.tokens.length > 0 ? stripped : toPart(mend(folded));
    };
    const earlier = previous === undefined ? undefined : bare(previous);
    const read = bare(question);
    const parts = compoundParts(read, earlier ? [earlier] : [], toPart).map((part) => withHalves(part, toPart));
    const whole = parts.length === 1 && parts[0] ? parts[0] : read;
    return { question, locale, whole, parts: parts.length > 0 ? parts : [whole], earlier, guessed };
  };
}
