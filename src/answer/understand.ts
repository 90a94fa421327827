import type { Kind } from '../corpus/schema.ts';
import { kindsAsked } from '../search/kinds.ts';
import type { Analyze, Token } from '../search/terms.ts';
import { fold, type Locale, localeOf } from '../text.ts';
import { compoundParts } from './compound.ts';
import { stripFrames } from './frames.ts';

/** One of the things a question asks. */
export interface Part {
  /** Folded, without its frame, with typing errors mended. */
  readonly text: string;
  readonly kinds: readonly Kind[];
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
  /** Whether it names nobody itself and speaks of what the part before it asks about ("and when was it completed?"). */
  readonly dependent: boolean;
}

export interface Understood {
  readonly question: string;
  /** The locale of the question's own script. */
  readonly locale: Locale;
  /** The question as a whole. */
  readonly whole: Part;
  /** Its parts where it has several, else only the whole. */
  readonly parts: readonly Part[];
}

/**
 * @param previous the question this one follows up, from which it may take its subject.
 */
export type Understand = (question: string, previous?: string) => Understood;

/**
 * @param mend mends typing errors in folded text.
 */
export function createUnderstand(analyze: Analyze, mend: (text: string) => string): Understand {
  const toPart = (text: string): Part => ({ text, kinds: kindsAsked(text), dependent: false, ...analyze(text) });
  const bare = (question: string) => {
    // "How come" has nothing to do with coming.
    const mended = mend(fold(question)).replace(/\bhow come\b/g, 'why');
    const stripped = stripFrames(mended);
    // "What is this article about?" is all frame, and a question all the same.
    return analyze(stripped).tokens.length > 0 ? stripped : mended;
  };
  return (question, previous) => {
    const earlier = previous === undefined ? [] : [toPart(bare(previous))];
    const text = bare(question);
    const read = toPart(text);
    const parts = compoundParts(read, earlier, toPart);
    const whole = parts.length === 1 && parts[0] ? parts[0] : read;
    return { question, locale: localeOf(question), whole, parts: parts.length > 0 ? parts : [whole] };
  };
}
