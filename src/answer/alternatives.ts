import type { Token } from '../search/terms.ts';
import type { Part } from './understand.ts';

/** What stands between two things of which the asker does not know which it is. */
const OR = String.raw`的?\s*,?\s*(?:\bor\b|还是|或是?)\s*(?:(?:in|at|from|to|with|by|on|for|the|since|是|在|从|去|到)\s*)*`;

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Somebody or something the documents do not speak of. */
const isAbsent = ({ type }: Token): boolean => type === 'absent';

/**
 * "Did they meet in Beijing or in Hangzhou?" asks about Hangzhou, where no document knows Beijing: the other of two
 * alternatives is not what must agree.
 * @returns the part without what no document speaks of and stands as an alternative to something else.
 */
export function withoutAbsentAlternatives(part: Part): Part {
  const areAlternatives = (one: Token, other: Token): boolean =>
    new RegExp(literally(one.surface) + OR + literally(other.surface)).test(part.text);
  const known = part.tokens.filter((token) => !isAbsent(token));
  const isDropped = (token: Token): boolean =>
    isAbsent(token) && known.some((other) => areAlternatives(token, other) || areAlternatives(other, token));
  const dropped = part.tokens.filter(isDropped);
  if (dropped.length === 0) return part;
  const terms = new Set(dropped.map(({ term }) => term));
  return {
    ...part,
    tokens: part.tokens.filter((token) => !dropped.includes(token)),
    terms: part.terms.filter((term) => !terms.has(term)),
  };
}
