import type { Fact, Gap } from '../corpus/corpus.ts';
import { isForeignName } from '../search/terms.ts';
import type { Evidence } from './evidence.ts';
import { isQuestion } from './parts.ts';
import type { Part } from './understand.ts';

/** A fact or gap with what speaks for it. */
export interface Ranked {
  readonly evidence: Evidence;
  /** Sum of the weighted evidence; only differences between candidates mean something. */
  readonly score: number;
  /** Share of belief, from 0 to 1: all candidates' and "nothing fits" add up to 1. */
  readonly belief: number;
}

/** What the evidence allows to be said. */
export interface Decision {
  /** The fact that answers, and one that does nearly as well if there is; empty where none carries an answer. */
  readonly facts: readonly Fact[];
  /** The gap that fits a question no fact answers. */
  readonly gap: Gap | undefined;
  /** From 0 to 1: the belief that some fact answers. */
  readonly confidence: number;
  /** Every candidate, the best first. */
  readonly ranked: readonly Ranked[];
}

/*
 * Weights of the evidence. Facts, gaps and "nothing fits" compete in a multinomial logistic model; the weights are its
 * fit on the tuned question sets, rounded: see README, "How it decides" and "How good it is".
 */
const ASSOCIATION = 3;
const LIKENESS = 1.35;
/** Of the likeness squared: a question put almost as an editor foresaw it counts more than twice half of that. */
const SAMENESS = 1.7;
const WORDING = 1.85;
const COVERAGE = 2.1;
const SUBSTANCE = 2.35;
const UNKNOWN = -1;
const UNFAMILIAR = -1.65;
const OTHER_KIND = -1.7;
/** "Why" takes for granted that the thing is so: a fact that gives no reason seldom answers it. */
const NO_REASON = -2.65;
/** And one that does not know all of what is taken for granted ("why did he complain about …?") even less. */
const PRESUMED = -1.75;
/** "Why was he angry?" takes for granted what the documents do not speak of. */
const PRESUMED_ABSENT = -5;
/** And a fact tells of what is so, not of why it is not ("why has it no …?", "为何不…"). */
const NEGATED = -5;
const NEGATION =
  /\b(?:no(?! longer)|never|not(?! (?:only|just))|without|nobody|none|nothing|lack(?:s|ed|ing)?|short of|refused?s?)\b|\bwhy \w+n't\b|毫无|缺|(?<![有是要能会可好对])[不没](?![仅但只断同得过少错])/;
/** A name or number the candidate does not have. */
const OTHER_NAME = -2.3;
/** A question about Guangdong is never answered from a text that does not know Guangdong: this outweighs everything. */
const FOREIGN_NAME = -50;
/** Nor one about what goes from Qinghai to Zhejiang from what went the other way. */
const MISDIRECTED = -50;
/** A thing the documents do not speak of, which speaks against every fact. */
const ABSENT_THING = -1;
/** Share of the question that a fact conflicts with. */
const CONTESTED = -2.9;
/** A gap stands beside a fact about the same thing: it must have more to show for being what is asked for … */
const GAP = -0.85;
/** … and still more where nothing is asked for: bare keywords mean what the document says. */
const GAP_FOR_KEYWORDS = -0.65;
/** A question of fewer known telling words than these is seldom about the documents. */
const TELLING = 2;
const HARDLY_TELLING = -2;
/** Nor is one of everyday talk ("any tips for a first date?"). */
const EVERYDAY_TALK = -2.4;
/** … and never one of the asker's own affairs ("how do I become rich?") that says little or nothing else. */
const OWN_AFFAIRS = -10;
const OF_THE_ASKER = /\b(?:do|can|should|could|would|will|may|must|am|shall) i\b|\bmy\b|我(?!们)/;
/** What "nothing fits" scores. */
const NOTHING = 2.7;
/** The belief in facts together, and in the best of them, from which the desk answers. */
export const ANSWER_THRESHOLD = 0.5;
const BEST_THRESHOLD = 0.15;
/** A second fact is stated as well where it is believed at least this share of the first. */
const AS_WELL = 0.25;
/** … or this share where two things are asked for, or where it has a name the first lacks ("who are Wang and Xia?"). */
const AS_WELL_OF_TWO = 0.1;
const TWO = /\b(?:two|both|respectively)\b|哪?[两兩][个次位项名场]|分别|各是/;
/** … or this share where things are joined, and each fact has one the other lacks ("the resources and the position"). */
const AS_WELL_JOINED = 0.03;
const JOINED = /[和与及、]|\b(?:and|or)\b|&/;
/** How many facts behind the best are looked at. */
const NEXT_BEST = 3;
/** The belief in gaps, against nothing, from which one is named as what was asked for. */
const GAP_THRESHOLD = 0.5;

/** How many of the conflicts are names of what the documents do not know, things they do not speak of, other names. */
function countConflicts({ candidate, conflicts }: Evidence) {
  const absent = conflicts.filter(({ type }) => type === 'absent');
  const foreign = absent.filter(isForeignName).length;
  // A gap that does not foresee an absent thing may still be about what surrounds it.
  const things = candidate.type === 'fact' ? absent.length - foreign : 0;
  return { foreign, things, names: conflicts.length - absent.length };
}

/** What the deciding looks at of a question. */
type Asked = Pick<Part, 'text' | 'kinds'>;

function scoreOf(evidence: Evidence, { text, kinds }: Asked): number {
  const { candidate, kindFits } = evidence;
  const isReasonAsked = kinds.includes('why') && candidate.type === 'fact';
  const isAsking = kinds.length > 0 || isQuestion(text);
  const saysLittle = !evidence.topical || (evidence.telling < TELLING && evidence.unknown > 0);
  const isOfTheAsker = saysLittle && OF_THE_ASKER.test(text);
  const { foreign, things, names } = countConflicts(evidence);
  return (
    ASSOCIATION * evidence.association +
    LIKENESS * evidence.likeness +
    SAMENESS * evidence.likeness ** 2 +
    WORDING * evidence.wording +
    COVERAGE * evidence.coverage +
    SUBSTANCE * evidence.substance +
    UNKNOWN * evidence.unknown +
    UNFAMILIAR * evidence.unfamiliar +
    (kindFits === false ? OTHER_KIND : 0) +
    (isReasonAsked && !candidate.kinds.has('why') ? NO_REASON : 0) +
    (isReasonAsked ? PRESUMED * (1 - evidence.coverage) + (things > 0 ? PRESUMED_ABSENT : 0) : 0) +
    (isReasonAsked && NEGATION.test(text) ? NEGATED : 0) +
    OTHER_NAME * names +
    FOREIGN_NAME * foreign +
    (evidence.misdirected ? MISDIRECTED : 0) +
    ABSENT_THING * things +
    (candidate.type === 'fact' ? CONTESTED * evidence.contested : GAP + (isAsking ? 0 : GAP_FOR_KEYWORDS)) +
    (evidence.telling < TELLING ? HARDLY_TELLING : 0) +
    (evidence.topical ? 0 : EVERYDAY_TALK) +
    (isOfTheAsker ? OWN_AFFAIRS : 0)
  );
}

function beliefIn(ranked: readonly Ranked[]): number {
  return ranked.reduce((total, { belief }) => total + belief, 0);
}

/**
 * Weighs what was found against each other and against "nothing fits" (softmax of the scores).
 * @param context what a candidate gains by what is asked beside it.
 */
export function decide(
  found: readonly Evidence[],
  asked: Asked,
  context: (entry: Fact | Gap) => number = () => 0,
): Decision {
  const scored = found
    .map((evidence) => ({ evidence, score: scoreOf(evidence, asked) + context(evidence.candidate.entry) }))
    .sort((a, b) => b.score - a.score);
  const highest = Math.max(NOTHING, scored[0]?.score ?? 0);
  const nothing = Math.exp(NOTHING - highest);
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - highest), nothing);
  const ranked = scored.map((one) => ({ ...one, belief: Math.exp(one.score - highest) / sum }));
  const ofType = (type: 'fact' | 'gap') => ranked.filter(({ evidence }) => evidence.candidate.type === type);
  const [rankedFacts, rankedGaps] = [ofType('fact'), ofType('gap')];
  const [confidence, gapBelief] = [beliefIn(rankedFacts), beliefIn(rankedGaps)];
  const [nearest] = gapBelief / (gapBelief + nothing / sum) >= GAP_THRESHOLD ? rankedGaps : [];
  // A gap that does not know what was asked for is about something else.
  const named = nearest?.evidence.conflicts.length === 0 ? nearest.evidence.candidate.entry : undefined;
  const facts = confidence >= ANSWER_THRESHOLD ? factsOf(rankedFacts, asked.text) : [];
  return { facts, gap: facts.length === 0 && named && 'says' in named ? named : undefined, confidence, ranked };
}

/** The best fact, and a second where it is nearly as good, or says what the best leaves out. */
function factsOf(ranked: readonly Ranked[], text: string): Fact[] {
  const [best, ...others] = ranked;
  if (best === undefined || best.belief < BEST_THRESHOLD) return [];
  const isOfTwo = TWO.test(text);
  const isJoined = JOINED.test(text);
  const isAsWell = ({ evidence, belief }: Ranked, index: number): boolean => {
    const share = belief / best.belief;
    if (index === 0 && share >= (isOfTwo || completes(evidence, best.evidence) ? AS_WELL_OF_TWO : AS_WELL)) return true;
    return isJoined && share >= AS_WELL_JOINED && complement(evidence, best.evidence);
  };
  const second = others.slice(0, NEXT_BEST).find(isAsWell);
  return [best, ...(second ? [second] : [])].flatMap(({ evidence: { candidate } }) =>
    'answer' in candidate.entry ? [candidate.entry] : [],
  );
}

/** Whether one itself has all the names and numbers that another does not speak of. */
function completes(one: Evidence, other: Evidence): boolean {
  const lacking = other.unnamed.map(({ term }) => term);
  return lacking.length > 0 && !one.unnamed.some(({ term }) => lacking.includes(term));
}

/** Whether each of two has something of the question that the other lacks. */
function complement(one: Evidence, other: Evidence): boolean {
  const lacks = ({ missing }: Evidence, { missing: others }: Evidence) =>
    missing.some(({ term }) => !others.some((token) => token.term === term));
  return lacks(one, other) && lacks(other, one);
}
