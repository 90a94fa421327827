import type { Kind } from '../corpus/schema.ts';
import type { Analyze, Token } from '../search/terms.ts';
import { fold, type Locale, localeOf } from '../text.ts';
import { stripFrames } from './frames.ts';
import { kindsAsked } from './kinds.ts';
import { splitParts } from './parts.ts';

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

const isName = (token: Token) => token.type === 'name';
/** A part with fewer telling terms than this ("and when?") takes up everything the question before it asked about. */
const TELLING = 2;

/** A part that names nobody ("and how many projects?") speaks of what was named before. */
function inherit(part: Part, before: readonly Part[]): Part {
  const [previous] = before.slice(-1);
  if (!previous || part.tokens.some(isName)) return part;
  const named = before.toReversed().find((earlier) => earlier.tokens.some(isName));
  const taken = part.tokens.length < TELLING ? previous.tokens : (named?.tokens.filter(isName) ?? []);
  return {
    ...part,
    tokens: [...part.tokens, ...taken],
    terms: [...part.terms, ...taken.map((token) => token.term)],
    dependent: true,
  };
}

/**
 * @param mend mends typing errors in folded text.
 */
export function createUnderstand(analyze: Analyze, mend: (text: string) => string): Understand {
  const toPart = (text: string): Part => ({ text, kinds: kindsAsked(text), dependent: false, ...analyze(text) });
  const bare = (question: string) => stripFrames(mend(fold(question)));
  return (question, previous) => {
    const earlier = previous === undefined ? [] : [toPart(bare(previous))];
    const text = bare(question);
    const parts: Part[] = [];
    for (const piece of splitParts(text)) parts.push(inherit(toPart(piece), [...earlier, ...parts]));
    const whole = parts.length === 1 && parts[0] ? parts[0] : toPart(text);
    return { question, locale: localeOf(question), whole, parts: parts.length > 0 ? parts : [whole] };
  };
}
