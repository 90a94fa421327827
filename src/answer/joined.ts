import { type Decision, decide } from './decide.ts';
import type { Evidence } from './evidence.ts';
import type { Part } from './understand.ts';

/** What each of two things joined must be believed to be answered by, that they are taken apart. */
const SURE = 0.7;

const bestOf = ({ ranked, facts }: Decision) =>
  facts.length > 0 ? ranked.find(({ evidence }) => evidence.candidate.entry === facts[0]) : undefined;

/**
 * Takes a part apart that asks about two things joined ("the dates of the visit and the city"), where each is surely
 * told by a fact of its own and the best fact for both lacks something of the question.
 * @returns the part, or the two it is read as.
 */
export function takeApart(part: Part, find: (part: Part) => readonly Evidence[]): readonly Part[] {
  if (part.halves === undefined) return [part];
  const whole = decide(find(part), part);
  const best = bestOf(whole);
  if (best && best.evidence.missing.length + best.evidence.conflicts.length === 0) return [part];
  for (const halves of part.halves) {
    const found = halves.map((half) => decide(find(half), half));
    const [first, second] = found.map(bestOf);
    const facts = new Set([...whole.facts, ...found.flatMap((decision) => decision.facts.slice(0, 1))]);
    if (first === undefined || second === undefined || facts.size === whole.facts.length) continue;
    const isApart = first.evidence.candidate !== second.evidence.candidate;
    if (isApart && first.belief >= SURE && second.belief >= SURE) return halves;
  }
  return [part];
}
