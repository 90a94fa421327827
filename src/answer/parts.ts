import { AUXILIARIES, isWhenClause } from '../search/kinds.ts';

const QUESTION_WORD = `(?:who|whom|whose|what|which|when|where|why|how|${AUXILIARIES})`;
const CHINESE_QUESTION =
  /谁|什么|何|哪|几[个位项年天次号日月点家所批条]|多少|怎么|怎样|如何|为啥|啥|吗|多大|多久|是否|(\p{Script=Han})[不没]\1|呢[?？!！。]*\s*$|还是[^。]*[?？]/u;
/** Nobody asks more at once; a longer list is a text pasted by mistake, and deciding its parts together would take seconds. */
const MOST_PARTS = 8;
/** What an order to answer begins with. */
const ORDER = '(?:name|list|say|tell|describe|explain|identify)';
/** Where one question of several ends and the next begins. */
const BOUNDARY = new RegExp(
  `[?？;；!！]+|\\.\\s+(?=${QUESTION_WORD}\\b)|[,，]?\\s*\\b(?:and|n|also|(?<!internet )plus|&|as well as|or|but)\\s+(?:also\\s+)?(?=(?:to |for |by |in |on |from |at |with |of )?(?:${QUESTION_WORD}|${ORDER})\\b)|,\\s+(?=(?:to |for |by |in |on |from )?(?:who|whom|what|which|when|where|why|how)\\b)|[，,、。]|(?:以及|还有|另外|并且|同时)`,
  'g',
);
const ASKS = new RegExp(`\\b${QUESTION_WORD}\\b|^\\s*${ORDER}\\b`);

/** @returns whether a text asks: by a question word, or an order to answer. */
export function isQuestion(text: string): boolean {
  return ASKS.test(text) || CHINESE_QUESTION.test(text);
}

const AUXILIARY = new RegExp(`\\b(?:${AUXILIARIES})\\b`, 'g');

/** What may stand before the first word of a clause. */
const LEADING = /^\s*(?:(?:and|or|but|so)\s+)?$/;

/** @returns whether a clause asks, where an auxiliary asks only if it comes first ("my English is not perfect" does not). */
export function isQuestionClause(clause: string): boolean {
  return isQuestion(clause.replace(AUXILIARY, (word, at: number) => (LEADING.test(clause.slice(0, at)) ? word : '')));
}

/** Where a sentence ends; behind it any question word begins a question, behind a comma or "and" only one at its head. */
const SENTENCE_END = /[?？;；!！.。]\s*$/;

/** What points back at something said before. */
export const POINTING_BACK =
  /\b(?:it|its|that|this|these|those|they|them|their|he|she|him|his|her|there)\b|[它他她这那其]/;
/** What points back at a place or a people named before. */
export const POINTING_AT_PLACE =
  /(?<!\b(?:is|are|was|were|be|been) )\bthere(?=\s*(?:$|[?.!,;]|and\b))|\b(?:their|that) (?:province|prefecture|place|city|region|area|people|delegation|leaders?|governor)\b|\b(?:to|for) them\b|当地|那里|那边|该[省市州地]/;

/** "And Xia's?" asks with no question word. */
const ELLIPTICAL = /^\s*(?:and|or|but)\b[^?]*\?\s*$/;

/** Whether a piece is a question of its own behind another. */
function isNext(previous: string, piece: string): boolean {
  if (isWhenClause(previous)) return false;
  // "The sum? The city?" are two questions; "a meeting was mentioned? Whose was it?" are one.
  if (!isQuestion(previous) && !(previous.trimEnd().endsWith('?') && !POINTING_BACK.test(piece))) return false;
  return SENTENCE_END.test(previous) ? isQuestion(piece) || ELLIPTICAL.test(piece) : isQuestionClause(piece);
}

/**
 * Splits a question of several parts ("How much, and for how many projects?").
 * A piece that asks nothing belongs to its neighbour: only pieces with a question word of their own stand alone.
 * @param question folded text without its frame.
 * @returns the parts in order; one where nothing is to be split.
 */
export function splitParts(question: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of question.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    pieces.push(question.slice(from, end));
    from = end;
  }
  pieces.push(question.slice(from));
  const parts: string[] = [];
  for (const piece of pieces.filter((text) => /[\p{L}\p{N}]/u.test(text))) {
    const previous = parts.at(-1);
    const isOwn = previous === undefined || (parts.length < MOST_PARTS && isNext(previous, piece));
    if (isOwn) parts.push(piece);
    else parts[parts.length - 1] = previous + piece;
  }
  return parts.map((part) => part.trim());
}
