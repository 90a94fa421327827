import type { Fact, Gap, Quote } from '../corpus/corpus.ts';
import type { Locale } from '../text.ts';
import type { Decision } from './decide.ts';
import type { Part, Understood } from './understand.ts';

/** What one part of a question comes to. */
export interface PartAnswer {
  readonly part: Part;
  /** The facts that answer it, the best first; empty where none does. */
  readonly facts: readonly Fact[];
  /** Sentences that answer it where no editor wrote facts, the best first. */
  readonly sentences: readonly Quote[];
  /** What is missing, where an editor foresaw the question. */
  readonly gap: Gap | undefined;
  /** What stands nearest where nothing answers: never an answer. */
  readonly nearest: readonly Quote[];
  /** From 0 to 1. */
  readonly confidence: number;
  /** How it was decided. */
  readonly decision: Decision;
}

/** @returns whether a part is answered, by facts or in the document's own words. */
export function isStated({ facts, sentences }: PartAnswer): boolean {
  return facts.length > 0 || sentences.length > 0;
}

/** What the desk says to a question. */
export interface Answer {
  readonly status: 'answered' | 'not_stated';
  readonly question: string;
  /** The locale the answer is written in. */
  readonly locale: Locale;
  /** What a person reads first, without the quotes. */
  readonly text: string;
  /** From 0 to 1: how well the evidence carries the answer. */
  readonly confidence: number;
  /** The proof, each an exact slice; for `not_stated` the nearest words, which are no answer. */
  readonly quotes: readonly Quote[];
  /** How an editor understands the rough sentences that are quoted. */
  readonly readings: readonly string[];
  readonly parts: readonly PartAnswer[];
  readonly understood: Understood;
}
