import { type Decision, decide } from './decide.ts';
import type { Evidence } from './evidence.ts';
import type { Part } from './understand.ts';

/** What each of two things joined must be believed to be answered by, that they are taken apart. */
const SURE = 0.5;

function bestFact({ ranked, facts }: Decision, sure: number) {
  const best = ranked.find(({ evidence }) => evidence.candidate.entry === facts[0]);
  return best && best.belief >= sure ? best.evidence.candidate.entry : undefined;
}

/**
 * Takes a part apart that asks about two things joined ("the dates of the visit and the city"), where each is told by a
 * fact of its own, one of which is the best for both together if any is.
 * @returns the part, or the two it is read as.
 */
export function takeApart(part: Part, find: (part: Part) => readonly Evidence[]): readonly Part[] {
  if (part.halves === undefined) return [part];
  const whole = bestFact(decide(find(part), part), 0);
  const isTold = (halves: readonly Part[]): boolean => {
    const [first, second] = halves.map((half) => bestFact(decide(find(half), half), SURE));
    if (first === undefined || second === undefined || first === second) return false;
    return whole === undefined || whole === first || whole === second;
  };
  return part.halves.find(isTold) ?? [part];
}
