import { isForeignName, type Token } from '../search/terms.ts';
import type { Part } from './understand.ts';

/** What stands between two things of which the asker does not know which it is … */
const OR = /\s*,?\s*(?:\bor\b|还是|或是?)\s*/g;
/** … and before either of them. */
const PREPOSITION = String.raw`(?:in|at|from|of|to|with|by|on|for|the|an?|since)\s+|[是在从去到]\s*`;
const BEFORE = new RegExp(String.raw`(?:^|\s|(?<=\p{Script=Han}))(?:${PREPOSITION}|just\s+|的\s*)+$`, 'u');
const BEHIND = new RegExp(`^(?:${PREPOSITION})+`);
const COMMA = /[,，、]\s*$/;
/** Only a question whether something is so asks which of two it is: "who met X or Y?" does not, nor what compares them. */
const WHETHER = /(?:^|[,;:] )(?:(?:and|but|so|ok) )?(?:did|does|do|is|are|was|were|has|have|had|will)\b|还是/;
const COMPARING = /\b(?:more|better|richer|rather|than|prefer)\b|更|比较/;
/** What somebody or something is, not what is done: "was it morning or afternoon?", "strong or weak?". */
const WHAT_IT_IS = /(?:^|[,;:] )(?:(?:and|but|so|ok) )?(?:is|are|was|were)\b|\bis\b|还是/;
/** Nobody asks for more; a text pasted by mistake may hold many. */
const MOST = 4;

const isAbsent = ({ type }: Token): boolean => type === 'absent';

/** The tokens that stand as alternatives around one "or": the last of a list before it, and the one behind it. */
function groupAt(text: string, tokens: readonly Token[], { index, 0: { length } }: RegExpExecArray): Token[] {
  const behind = text.slice(index + length).replace(BEHIND, '');
  const next = tokens.find(({ surface }) => behind.startsWith(surface));
  const group = next ? [next] : [];
  for (let left = text.slice(0, index).replace(/的$/, ''); ; ) {
    const last = tokens.find(({ surface }) => left.endsWith(surface));
    if (last === undefined || group.includes(last)) return group;
    group.unshift(last);
    const rest = left.slice(0, -last.surface.length).replace(BEFORE, '');
    if (!COMMA.test(rest)) return group;
    left = rest.replace(COMMA, '');
  }
}

/**
 * "Did they meet in Beijing or in Hangzhou?" asks about Hangzhou, where no document knows Beijing: the other of two
 * alternatives is not what must agree.
 * @returns the part without the alternatives that no document speaks of, where one of them is known.
 */
export function withoutAbsentAlternatives(part: Part): Part {
  const { text, tokens } = part;
  if (!tokens.some(isAbsent) || !WHETHER.test(text) || COMPARING.test(text)) return part;
  const dropped = [...text.matchAll(OR)].slice(0, MOST).flatMap((or) => {
    const group = groupAt(text, tokens, or);
    const absent = group.filter((token) => isForeignName(token) || (isAbsent(token) && WHAT_IT_IS.test(text)));
    return absent.length < group.length ? absent : [];
  });
  if (dropped.length === 0) return part;
  const terms = new Set(dropped.map(({ term }) => term));
  return {
    ...part,
    tokens: tokens.filter((token) => !dropped.includes(token)),
    terms: part.terms.filter((term) => !terms.has(term)),
  };
}
