import { isForeignName, type Token } from '../search/terms.ts';
import { fold } from '../text.ts';
import type { PartAnswer } from './answer.ts';
import type { AnswerParts } from './part-answers.ts';
import { isQuestion, isQuestionClause, POINTING_AT_PLACE, POINTING_BACK } from './parts.ts';
import type { Understand, Understood } from './understand.ts';

const CLAUSE = /[^,，。.;；:：!！?？–—]+?(?:[,，。.;；:：!！?？–—]+|\s-(?=\s)|$)/g;
/** Where a question begins inside a clause ("a line on what it means"), as no relative clause does. */
const EMBEDDED =
  /(?<=\S) (?=(?:(?:on|about) )?(?:what|whether)\b)|(?<=\b(?:say|know|see|tell|check|show|on|about|up|out|ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?)) (?=(?:who|whom|whose|which|where|when|why|how)\b)/;
/** Each way to leave clauses out takes as long as a question; a longer text is no question in a wrapping. */
const MOST_CLAUSES = 8;
/** In UTF-16 units. */
const LONGEST = 400;

const PEOPLE =
  'boss(?:es)?|managers?|director|supervisor|colleagues?|coworkers?|friends?|clients?|customers?|journalists?|reporters?|editors?|auditors?|teachers?|professor|students?|interns?|assistant|secretariat|desk|office|team|department|board|newsroom|folks';
const TO_ASK =
  "ask(?:s|ed|ing)?|query|queries|wants?|wanted|wonder(?:s|ed|ing)?|curious|requests?|requested|needs?|needed|would like|'d like|insists?|claims?|unsure|argu(?:e|es|ing)";
const ENGLISH_TALK = new RegExp(
  `\\b(?:i|i'm|i've|i'd|we|we're|we've|we'd|you|my|our|your|me|us|${PEOPLE}|${TO_ASK})\\b`,
);
const CHINESE_TALK =
  /[我咱您你]|客户|同事|领导|老板|部长|秘书|主任|办公室|[处科组局室司院校社站]长|经理|总监|老师|同学|朋友|单位|编辑|记者|顾问|家里人|亲戚|(?:部门?|处|科|办|室|社|会)[里那这]?边?的?人|[老小][\p{Script=Han}]|(?<![访慰学])问(?!候|题)|[查请求烦劳](?!示)|想知道|好奇|较真|打听/u;

/** What people heard or read is what they ask about. */
const HEARSAY = /\b(?:hear|heard|read|saw|seen|noticed)\b|听说|听到|读到|看到|据说/;
const ADDRESSED = /\b(?:you|your|anyone|anybody|someone|somebody)\b|[您你]/;

/** Whether a clause is such talk; one that asks is, where it asks whoever reads it. */
function isTalk(clause: string): boolean {
  if (isQuestionClause(clause)) return ADDRESSED.test(clause);
  return !HEARSAY.test(clause) && (ENGLISH_TALK.test(clause) || CHINESE_TALK.test(clause));
}

/**
 * The ways to read a question without the clauses in which people speak of who asks, why, and whom ("the auditors came
 * back with a single query, namely …", "客户刚才问我，说…，能不能给个准信"): what is left stands together, and every
 * clause that is left out is such talk.
 * @param question folded text.
 * @returns the texts; none where nothing can be left out.
 */
export function readingsWithoutAsker(question: string): string[] {
  if (question.length > LONGEST) return [];
  const clauses = (question.match(CLAUSE) ?? []).flatMap((clause) => clause.split(EMBEDDED));
  if (clauses.length > MOST_CLAUSES) return [];
  const talk = clauses.map(isTalk);
  const [firstAsked, lastAsked] = [talk.indexOf(false), talk.lastIndexOf(false)];
  const readings: string[] = [];
  clauses.forEach((_, from) => {
    for (let to = from + 1; to <= clauses.length; to += 1) {
      const leavesOut = to - from < clauses.length;
      const leavesOnlyTalkOut = firstAsked !== -1 && from <= firstAsked && to > lastAsked;
      const reading = clauses.slice(from, to).join(' ').trim();
      const isAsked = !HEARSAY.test(reading) || isQuestion(reading);
      if (leavesOut && leavesOnlyTalkOut && isAsked) readings.push(reading);
    }
  });
  return readings;
}

/** What is left of a question says at least this much by itself. */
const TELLING = 2;

const isTelling = ({ type, light }: Token): boolean =>
  light !== true && (type === 'concept' || type === 'name' || type === 'number');

const foreignIn = ({ parts }: Understood): Token[] => parts.flatMap(({ tokens }) => tokens.filter(isForeignName));

/** A question as it was understood, with what its parts come to. */
export interface Reading {
  readonly understood: Understood;
  readonly parts: readonly PartAnswer[];
}

/**
 * Makes the function that reads a question, which nothing answers as it stands, without its asker's talk.
 * @returns the reading that facts answer most surely; undefined where none does.
 */
export function createUnwrap(understand: Understand, answerParts: AnswerParts) {
  return (whole: Understood, previous: string | undefined, document: string | undefined): Reading | undefined => {
    const { question } = whole;
    const foreign = foreignIn(whole);
    const readings = readingsWithoutAsker(fold(question)).flatMap((text) => {
      const understood = { ...understand(text, previous), question };
      // A friend from Guangdong who asks what was built there, or who led it, asks about Guangdong.
      const losesName = foreign.length > foreignIn(understood).length;
      if (losesName && (POINTING_AT_PLACE.test(text) || POINTING_BACK.test(text))) return [];
      const asked = understood.parts.filter(({ kinds }) => kinds.length > 0).length;
      if (understood.parts.flatMap(({ tokens }) => tokens).filter(isTelling).length + asked < TELLING) return [];
      const parts = answerParts(understood, document);
      const confidence = Math.min(...parts.map((part) => part.confidence));
      return parts.some(({ facts }) => facts.length > 0) ? [{ understood, parts, confidence }] : [];
    });
    const [surest] = readings.sort((a, b) => b.confidence - a.confidence);
    return surest;
  };
}
