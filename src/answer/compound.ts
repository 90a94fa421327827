import { isForeignName, type Token } from '../search/terms.ts';
import { splitParts } from './parts.ts';
import type { Part } from './understand.ts';

/** A name, also one that no document knows: what is asked of Guangdong stays about Guangdong. */
const isName = (token: Token) => token.type === 'name' || isForeignName(token);
/** A part with fewer terms than this and a pronoun takes up everything the question before it asked about. */
const TELLING = 2;
/** What stands for the thing asked about before. */
const PRONOUN = /\b(?:he|him|his|she|her|it|its|they|them|their|theirs|that|this|those|these)\b|[它其这那他她]/;
/** What asks on only where the answer before is yes. */
const IF_SO_COMMA = /\b(if (?:so|yes)),/g;
const IF_SO = /\bif (?:so|yes)\b|如果(?:有|是)|若(?:有|是)/;
const AUXILIARY = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/;
const RESPECTIVELY_WORD = /分别|各自|\brespectively\b/;
/** What asks about each of two people: in so many words, or by asking who they are. */
const RESPECTIVELY = new RegExp(`${RESPECTIVELY_WORD.source}|^who(?:'re| are| were)\\b|(?:都是|是)(?:谁|什么人)`);
/** "Which one has Zhejiang?" asks again for what the part before asks for. */
const WHICH_ONE = /\b(?:which|what other|which other) ones?\b/;
/** The concept of saying: who asks only what was said asks about what stands before. */
const SAYING = '#say';
/** Question words with no more than a noun, and nothing that is asked about it: "where and", "on what day,", "哪一天、". */
const BARE =
  /^(?:(?:on|at|in|from|for|by|to|with) )?(?:who|whom|when|where|why|how(?: many| much)?|(?:what|which)(?: (?!(?:is|are|was|were|be|do|does|did|has|have|had|can|could|will|would)\b)[\w-]+){0,2}(?: of \w+)?),?(?: (?:and|or|&))?,?$|^[^a-z]{1,6}[、,，]?$/;

/** What is left of "and how does Xia?" without the name: that it asks again, of somebody else. */
const ELLIPSIS =
  /^(?:\b(?:and|but|or|so|then|what|how|about|is|are|was|were|do|does|did|has|have|of|for|in|to|the|that|those)\b|'s|[那还有呢的,，?？.。!！\s])+$/;

function isElliptical({ text, kinds, tokens }: Part, before: Part): boolean {
  if (kinds.length > 0 || tokens.length === 0 || !tokens.every(isName)) return false;
  if (before.kinds.length === 0 && before.tokens.every(isName)) return false;
  // Of several names before it is not known which this one stands for.
  if (new Set(before.tokens.filter(isName).map(({ term }) => term)).size > 1) return false;
  return ELLIPSIS.test(tokens.reduce((rest, { surface }) => rest.replace(surface, ''), text));
}

/** Of half a question: more than an everyday word by itself. */
const isTelling = (token: Token) => isTopical(token) && (token.type === 'concept' || token.light !== true);
const isTopical = (token: Token) => !isName(token) && token.term !== SAYING;

/**
 * Parts that ask nothing of their own ("what did he say?", "怎么说的？") belong to the part before, or the first of all
 * to the one after: together they are one question.
 */
function joinHollow(pieces: readonly string[], toPart: (text: string) => Part): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    const part = toPart(piece);
    const before = parts.at(-1);
    const hollow = (one: Part) => one.kinds.length === 0 && !one.tokens.some(isTopical);
    const asksAgain = before !== undefined && isElliptical(part, before);
    if (before && !asksAgain && (hollow(part) || hollow(before)))
      parts[parts.length - 1] = toPart(`${before.text} ${part.text}`);
    else parts.push(part);
  }
  return parts;
}

/** "Where and when did they meet?", "哪天、在哪座城市会见": what stands before asks about what follows. */
function lookAhead(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts.toReversed()) {
    const [next] = found;
    const bare = next && !part.tokens.some(isName) && (part.tokens.length === 0 || BARE.test(part.text));
    // "At what time, did they meet?": the rest of this very question, and none of its own.
    if (bare && AUXILIARY.test(next.text)) found.shift();
    found.unshift(
      bare
        ? {
            ...part,
            tokens: mergeTokens(part.tokens, next.tokens),
            terms: [...new Set([...part.terms, ...next.terms])],
          }
        : part,
    );
  }
  return found;
}

function mergeTokens(own: readonly Token[], taken: readonly Token[]): Token[] {
  const known = new Set(own.map(({ term }) => term));
  return [...own, ...taken.filter(({ term }) => !known.has(term))];
}

const withTokens = (part: Part, taken: readonly Token[]): Part => ({
  ...part,
  tokens: mergeTokens(part.tokens, taken),
  terms: [...new Set([...part.terms, ...taken.map(({ term }) => term)])],
});

/** What was asked before, of those a part names. Who did something to whom asks no longer for a name. */
function askAgainOf(part: Part, { kinds, tokens }: Part): Part {
  const asked = tokens.filter((token) => !isName(token));
  const kept = asked.length > 0 ? kinds.filter((kind) => kind !== 'who') : kinds;
  return { ...withTokens(part, asked), kinds: kept, dependent: true };
}

/** A part that names nobody ("and how many projects?") speaks of what was named before. */
function inherit(part: Part, before: readonly Part[]): Part {
  const [previous] = before.slice(-1);
  if (!previous) return part;
  const asksWhichOne = WHICH_ONE.test(part.text) && !part.tokens.some(({ type }) => type === 'concept');
  if (isElliptical(part, previous) || asksWhichOne) return askAgainOf(part, previous);
  // "And where does it go?" after a question about Guangdong: a name no document knows stays with what "it" stands for.
  if (part.tokens.some(isName))
    return PRONOUN.test(part.text) ? withTokens(part, previous.tokens.filter(isForeignName)) : part;
  const named = before.toReversed().find((earlier) => earlier.tokens.some(isName));
  const isBare = part.kinds.length > 0 && BARE.test(part.text.replace(/[?.!]+$/, ''));
  const dependent =
    part.tokens.length === 0 ||
    (part.tokens.length < TELLING && (isBare || PRONOUN.test(part.text))) ||
    IF_SO.test(part.text);
  const taken = dependent ? previous.tokens : (named?.tokens.filter(isName) ?? []);
  return { ...withTokens(part, taken), dependent };
}

/**
 * "What roles do Wang and Xia have respectively?", "王国生和夏宝龙分别是什么身份": one question for each of the two.
 * @param whole the question as one part, which knows the names in it.
 * @returns the questions; only the whole where it asks for nobody respectively.
 */
function distribute(whole: Part): string[] {
  if (!RESPECTIVELY.test(whole.text)) return [whole.text];
  const names = whole.tokens.filter(isName).map(({ surface }) => surface);
  for (const [index, first] of names.entries()) {
    const second = names[index + 1];
    const both = new RegExp(`${first}\\s*(?:和|与|跟|同|及|以及|、|and|&)\\s*${second}`);
    if (second === undefined || !both.test(whole.text)) continue;
    const bare = whole.text.replace(RESPECTIVELY_WORD, ' ');
    return [first, second].map((name) => bare.replace(both, name).trim());
  }
  return [whole.text];
}

/**
 * Reads a question as the questions it holds, each with what it takes from its neighbours.
 * @param whole the question as one part.
 * @param earlier what the question follows up.
 * @param toPart reads a text as one part.
 */
export function compoundParts(whole: Part, earlier: readonly Part[], toPart: (text: string) => Part): Part[] {
  const texts = distribute(whole).map((text) => text.replace(IF_SO_COMMA, '$1'));
  const pieces = joinHollow(texts.flatMap(splitParts), toPart);
  const parts: Part[] = [];
  for (const piece of earlier.length > 0 ? pieces : lookAhead(pieces))
    parts.push(inherit(piece, [...earlier, ...parts]));
  return parts;
}

/** A longer list is not taken apart: each way to do so takes as long as a question. */
const MOST_JOINTS = 3;
/** Where things are joined. */
const JOINT = /,?\s+(?:and|plus|&|\+|as well as|along with|together with|followed by)\s+|;\s+|[和与跟及]|以及|、/g;

/** The texts on the two sides of a joint; where it joins names, each with what is said of both ("the posts of A and B"). */
function sidesOf(text: string, { index, 0: { length } }: RegExpExecArray, toPart: (text: string) => Part) {
  const [before, behind] = [text.slice(0, index), text.slice(index + length)];
  const [first, second] = [toPart(before).tokens.at(-1), toPart(behind).tokens[0]];
  if (!first || !second || !isName(first) || !isName(second)) return [before, behind] as const;
  const left = before.replace(/'s$/, '');
  // "The Belt and Road" is a name, too.
  if (!left.endsWith(first.surface) || !behind.startsWith(second.surface)) return undefined;
  return [left + behind.slice(second.surface.length), left.slice(0, -first.surface.length) + behind] as const;
}

/** @returns a part with the ways to read it as two: each with the names of the other, or, of two names joined, with its own. */
export function withHalves(part: Part, toPart: (text: string) => Part): Part {
  const joints = [...part.text.matchAll(JOINT)];
  if (joints.length > MOST_JOINTS) return part;
  const halves = joints.flatMap((joint): (readonly [Part, Part])[] => {
    const sides = sidesOf(part.text, joint, toPart);
    if (!sides) return [];
    const [first, second] = [toPart(sides[0]), toPart(sides[1])];
    if (![first, second].every(({ tokens }) => tokens.some(isTelling))) return [];
    const kept = new Set([...first.tokens, ...second.tokens].map(({ term }) => term));
    if (!part.tokens.every(({ term, surface }) => kept.has(term) || joint[0].includes(surface))) return [];
    const [one, other] = [inherit(first, [second]), inherit(second, [first])];
    const apart: readonly [Part, Part] = [one, other];
    // "The purpose of the trip and the person in charge of it": what "it" stands for need not be all that is asked before.
    return other.dependent ? [apart, [one, withTokens(second, first.tokens.filter(isName))]] : [apart];
  });
  return halves.length > 0 ? { ...part, halves } : part;
}
