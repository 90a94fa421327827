import type { Fact } from '../corpus/corpus.ts';
import { decide } from './decide.ts';
import type { Evidence } from './evidence.ts';
import type { Part } from './understand.ts';

/** From this belief on a fact tells one of two things joined. */
const TOLD = 0.4;

/**
 * Takes a part apart that asks about two things joined ("the dates of the visit and the city"), where each is told by a
 * fact of its own that has all the names asked for, and one of the two is what the part as a whole would be answered by.
 * @returns the part, or the two it is read as.
 */
export function takeApart(part: Part, find: (part: Part) => readonly Evidence[]): readonly Part[] {
  if (part.halves === undefined) return [part];
  const [whole] = decide(find(part), part).facts;
  const factFor = (half: Part): Fact | undefined => {
    const { facts, ranked } = decide(find(half), half);
    const best = ranked.find(({ evidence }) => evidence.candidate.entry === facts[0]);
    return best && best.belief >= TOLD && best.evidence.conflicts.length === 0 ? facts[0] : undefined;
  };
  const isTold = ([first, second]: readonly [Part, Part]): boolean => {
    const one = factFor(first);
    const other = one && factFor(second);
    return other !== undefined && one !== other && (whole === undefined || whole === one || whole === other);
  };
  return part.halves.find(isTold) ?? [part];
}
