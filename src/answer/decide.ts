import type { Fact, Gap } from '../corpus/corpus.ts';
import type { Kind } from '../corpus/schema.ts';
import type { Evidence } from './evidence.ts';

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
  /** The fact that answers; undefined where none carries an answer. */
  readonly fact: Fact | undefined;
  /** The gap that fits a question no fact answers. */
  readonly gap: Gap | undefined;
  /** From 0 to 1: the belief that some fact answers. */
  readonly confidence: number;
  /** Every candidate, the best first. */
  readonly ranked: readonly Ranked[];
}

/*
 * Weights of the evidence. Facts, gaps and "nothing fits" compete in a multinomial logistic model; the weights are its
 * fit on the tuned half of the question sets (cross-validated over five folds), rounded: see README, "How it decides".
 */
const LIKENESS = 5;
const COVERAGE = 1;
const SUBSTANCE = 2;
const RANK = 7.5;
const UNKNOWN = -5.5;
const OTHER_KIND = -2.6;
/** "Why" takes for granted that the thing is so: a fact that gives no reason seldom answers it. */
const NO_REASON = -2.1;
const ABSENT_THING = -0.5;
/** A question about Guangdong is never answered from a text that does not know Guangdong. */
const FOREIGN_NAME = -8;
/** What "nothing fits" scores. */
const NOTHING = 9.1;
/** The belief in facts from which the desk answers. */
export const ANSWER_THRESHOLD = 0.5;
/** The belief in gaps, against nothing, from which one is named as what was asked for. */
const GAP_THRESHOLD = 0.5;

function scoreOf(evidence: Evidence, asked: readonly Kind[]): number {
  const { candidate, likeness, coverage, substance, rank, unknown, kindFits, conflicts } = evidence;
  const noReason = asked.includes('why') && candidate.type === 'fact' && !candidate.kinds.has('why');
  const foreign = conflicts.filter(({ type, term }) => type === 'absent' && term.startsWith('@'));
  return (
    LIKENESS * likeness +
    COVERAGE * coverage +
    SUBSTANCE * substance +
    RANK * rank +
    UNKNOWN * unknown +
    (kindFits === false ? OTHER_KIND : 0) +
    (noReason ? NO_REASON : 0) +
    FOREIGN_NAME * foreign.length +
    ABSENT_THING * (conflicts.length - foreign.length)
  );
}

/** Weighs what was found against each other and against "nothing fits" (softmax of the scores). */
export function decide(found: readonly Evidence[], asked: readonly Kind[]): Decision {
  const scored = found
    .map((evidence) => ({ evidence, score: scoreOf(evidence, asked) }))
    .sort((a, b) => b.score - a.score);
  const highest = Math.max(NOTHING, scored[0]?.score ?? 0);
  const nothing = Math.exp(NOTHING - highest);
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - highest), nothing);
  const ranked = scored.map((one) => ({ ...one, belief: Math.exp(one.score - highest) / sum }));
  const beliefIn = (type: 'fact' | 'gap') =>
    ranked.reduce((total, { evidence, belief }) => total + (evidence.candidate.type === type ? belief : 0), 0);
  const confidence = beliefIn('fact');
  const best = (type: 'fact' | 'gap') => ranked.find(({ evidence }) => evidence.candidate.type === type)?.evidence;
  const fact = confidence >= ANSWER_THRESHOLD ? best('fact')?.candidate.entry : undefined;
  const gapBelief = beliefIn('gap');
  const nearest = gapBelief / (gapBelief + nothing / sum) >= GAP_THRESHOLD ? best('gap') : undefined;
  // A gap that does not know what was asked for is about something else.
  const named = nearest && nearest.conflicts.length === 0 ? nearest.candidate.entry : undefined;
  return {
    fact: fact && 'answer' in fact ? fact : undefined,
    gap: !fact && named && 'says' in named ? named : undefined,
    confidence,
    ranked,
  };
}
