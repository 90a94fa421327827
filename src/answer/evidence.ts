import type { Corpus, Fact, Gap } from '../corpus/corpus.ts';
import type { Kind } from '../corpus/schema.ts';
import type { Token } from '../search/terms.ts';
import type { Language } from '../text.ts';
import { type EntryIndex, indexEntries } from './entry-index.ts';
import { type EntryTerms, entriesOf, kindTerms } from './entry-terms.ts';
import type { Likeness, QueryToken } from './likeness.ts';

/** A fact or a gap that may answer. */
export interface Candidate {
  readonly entry: Fact | Gap;
  readonly type: 'fact' | 'gap';
  readonly kinds: ReadonlySet<Kind>;
}

/** What speaks for a candidate as the answer to one question. Shares are from 0 to 1. */
export interface Evidence extends Likeness {
  readonly candidate: Candidate;
  /** How much more often its asks have the question's terms than asks in general: mean logarithm of the ratio. */
  readonly association: number;
  /** Share of the question's weight that the candidate's words cover; a term that few of its asks have counts in part. */
  readonly coverage: number;
  /** How much the candidate covers in all, however long the question: the covered weight, in full from {@link AMPLE} on. */
  readonly substance: number;
  /** Whether the kind asked for is one it answers; undefined where the question asks for none. */
  readonly kindFits: boolean | undefined;
  /** Share of the question's weight that no fact, gap or lexicon entry knows. */
  readonly unknown: number;
  /** The same, where what only a few asks know counts in part. */
  readonly unfamiliar: number;
  /** How many concepts, names, numbers and words of the question some fact or gap knows, but for everyday words and absent things. */
  readonly telling: number;
  /** Whether one of them says something by itself: no concept of everyday talk, no single Chinese character. */
  readonly topical: boolean;
  /** Names and numbers of the question, and things known to be absent from the documents, which the candidate does not have. */
  readonly conflicts: readonly Token[];
  /** Names and numbers of the question that stand neither in the candidate's label, answer nor quotes. */
  readonly unnamed: readonly Token[];
  /** Its concepts that the candidate has neither in its asks nor in its other words. */
  readonly missing: readonly Token[];
  /** Whether the question turns round from where to where goes what the candidate tells of. */
  readonly misdirected: boolean;
  /** Share of the question's weight that the conflicts have. */
  readonly contested: number;
}

export interface EvidenceQuery {
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
  readonly kinds: readonly Kind[];
  /** The language of the question: it is compared with the asks of its own language. */
  readonly language: Language;
  readonly document?: string | undefined;
}

/** What speaks for which fact or gap. */
export interface EvidenceFinder {
  readonly find: FindEvidence;
  /** Whether any fact or gap has a term, in its asks or in its other words. */
  readonly knows: (term: string, language: Language) => boolean;
}

/** @returns the most promising facts and gaps for a question, in no promised order. */
export type FindEvidence = (question: EvidenceQuery) => Evidence[];

/** How many candidates, of those whose asks are nearest to the question's terms, are compared closely. */
const CONSIDERED = 12;
/** A term that this many asks of an entry have belongs to it as surely as one of its own words. */
const SURE = 4;
/** The covered weight that is ample: two or three telling terms. */
const AMPLE = 12;
/** Words that no fact, gap or lexicon entry knows count this much of the rarest term's weight … */
const UNKNOWN_WORD = 0.6;
/** … and less where they are everyday words, or single Chinese characters, often scraps of the segmentation. */
const UNKNOWN_LIGHT = 0.2;

/** The plain words of the other language in a mixed question: few asks are mixed, and those that are would win by it. */
const OTHER_SCRIPT: Readonly<Record<Language, RegExp>> = { en: /\p{Script=Han}/u, zh: /^[a-z]/ };

const QUANTITIES: ReadonlySet<Kind> = new Set<Kind>(['how-many', 'how-much']);

/** Whether one of the kinds asked for is answered; the two kinds of quantity are too near to tell apart by words. */
function fits(asked: readonly Kind[], answered: ReadonlySet<Kind>): boolean | undefined {
  if (asked.length === 0 || answered.size === 0) return undefined;
  const quantity = [...QUANTITIES].some((kind) => answered.has(kind));
  return asked.some((kind) => answered.has(kind) || (QUANTITIES.has(kind) && quantity));
}

/** Whether a question is about this very thing, so that what does not have it is about something else. */
export const mustAgree = ({ type }: Token): boolean => type === 'name' || type === 'number' || type === 'absent';

function toCandidate(entry: Fact | Gap): Candidate {
  return { entry, type: 'answer' in entry ? 'fact' : 'gap', kinds: new Set(entry.kinds ?? []) };
}

/** A question's token with its weight and, where some entry has it, the number of its term. */
interface WeighedToken extends QueryToken {
  readonly token: Token;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

const isIn = (index: EntryIndex, entry: number, { number }: WeighedToken): boolean =>
  number !== undefined && (index.inWords(entry, number) || index.inAsks(entry, number) > 0);

/**
 * Whether a candidate has what must agree. A fact that is asked about with the name of something absent ("was it Tibet
 * or Qinghai?") is not about that: there only its own words count.
 */
function agrees(index: EntryIndex, entry: number, isFact: boolean, weighed: WeighedToken): boolean {
  const { token, number } = weighed;
  if (!isFact || token.type !== 'absent') return isIn(index, entry, weighed);
  return number !== undefined && index.inWords(entry, number);
}

/** Whether something is to go to a name where the entry tells of what comes from it, or the other way round. */
function turnsRound(entry: Fact | Gap, tokens: readonly Token[]): boolean {
  const goes = 'goes' in entry ? entry.goes : undefined;
  if (goes === undefined) return false;
  const isOneOf = (ids: readonly string[], term: string) => ids.some((id) => term === `@${id}`);
  return tokens.some(
    ({ term, direction }) =>
      (direction === 'to' && isOneOf(goes.from, term)) || (direction === 'from' && isOneOf(goes.to, term)),
  );
}

/** @returns the weight of the question that each candidate covers. */
function coveredBy(index: EntryIndex, weighed: readonly WeighedToken[], candidates: number): Float64Array {
  const covered = new Float64Array(candidates);
  for (const { number, weight } of weighed) {
    if (number === undefined) continue;
    index.eachBelonging(number, SURE, (entry, share) => {
      covered[entry] = (covered[entry] ?? 0) + weight * share;
    });
  }
  return covered;
}

/** @returns the places of the highest values among those asked for, at most `count`, the highest first. */
function highest(values: Float64Array, count: number, isAsked: (place: number) => boolean): number[] {
  const places: number[] = [];
  values.forEach((value, place) => {
    const least = places.length < count ? Number.NEGATIVE_INFINITY : (values[places[count - 1] ?? 0] ?? 0);
    if (value <= least || !isAsked(place)) return;
    let at = places.length;
    while (at > 0 && (values[places[at - 1] ?? 0] ?? 0) < value) at -= 1;
    places.splice(at, 0, place);
    if (places.length > count) places.pop();
  });
  return places;
}

/** What speaks for or against a question whatever the candidate. */
function shapeOf(index: EntryIndex, weighed: readonly WeighedToken[], total: number) {
  const strangeness = ({ number, weight }: WeighedToken) =>
    number === undefined ? weight : weight / (1 + index.familiarity(number));
  const known = weighed.flatMap(({ token, number }) =>
    number !== undefined && token.type !== 'absent' ? [token] : [],
  );
  return {
    unknown: sumOf(weighed, ({ number, weight }) => (number === undefined ? weight : 0)) / total,
    unfamiliar: sumOf(weighed, strangeness) / total,
    telling: known.filter(({ type, light }) => type === 'concept' || light !== true).length,
    topical: known.some(({ light }) => light !== true),
  };
}

/** Prepares the facts and gaps of a corpus for being found by questions in one language, and compared. */
function createEvidenceIn(candidates: readonly Candidate[], index: EntryIndex): FindEvidence {
  const { rarest } = index;
  const weigh = (token: Token): WeighedToken => {
    const number = index.numberOf.get(token.term);
    if (number !== undefined) return { token, number, weight: index.idf[number] ?? rarest };
    const share = mustAgree(token) ? 1 : token.light ? UNKNOWN_LIGHT : UNKNOWN_WORD;
    return { token, number, weight: rarest * share };
  };
  return ({ tokens, terms, kinds, language, document }) => {
    const weighed = [...new Map(tokens.map((token) => [token.term, token])).values()].map(weigh);
    const total = sumOf(weighed, ({ weight }) => weight);
    if (total === 0) return [];
    const plain = terms.filter((term) => !OTHER_SCRIPT[language].test(term));
    const all = new Set([...weighed.map(({ token }) => token.term), ...plain, ...kindTerms(kinds)]);
    const known = [...all].flatMap((term) => index.numberOf.get(term) ?? []);
    const associations = index.associations(known);
    const coverage = coveredBy(index, weighed, candidates.length);
    const bound = weighed.filter(({ token }) => mustAgree(token));
    const concepts = weighed.filter(({ token }) => token.type === 'concept');
    const shape = shapeOf(index, weighed, total);
    const isAsked = (entry: number) => document === undefined || candidates[entry]?.entry.document.id === document;
    const evidenceFor = (candidate: Candidate, entry: number, likeness: Likeness): Evidence => {
      const isFact = candidate.type === 'fact';
      const covered = coverage[entry] ?? 0;
      const conflicts = bound.filter((one) => !agrees(index, entry, isFact, one));
      return {
        candidate,
        association: (associations[entry] ?? 0) / all.size,
        ...likeness,
        coverage: covered / total,
        substance: Math.min(1, covered / AMPLE),
        kindFits: fits(kinds, candidate.kinds),
        ...shape,
        conflicts: conflicts.map(({ token }) => token),
        unnamed: bound
          .filter(({ number }) => number === undefined || !index.inWords(entry, number))
          .map(({ token }) => token),
        missing: concepts.filter((one) => !isIn(index, entry, one)).map(({ token }) => token),
        misdirected: turnsRound(candidate.entry, tokens),
        contested: sumOf(conflicts, ({ weight }) => weight) / total,
      };
    };
    const nearest = highest(associations, CONSIDERED, isAsked);
    return index.likeness(known, weighed, nearest).flatMap((likeness, rank) => {
      const entry = nearest[rank] ?? 0;
      const candidate = candidates[entry];
      return candidate === undefined ? [] : [evidenceFor(candidate, entry, likeness)];
    });
  };
}

/**
 * Prepares the facts and gaps of a corpus for being found and compared. Each language is prepared when its first
 * question comes: a process that answers one question needs one.
 */
export function createEvidence(corpus: Corpus, termsOf: (language: Language) => EntryTerms): EvidenceFinder {
  const candidates = entriesOf(corpus).map(toCandidate);
  const bases = new Map<Language, { readonly index: EntryIndex; readonly find: FindEvidence }>();
  const baseOf = (language: Language) => {
    const known = bases.get(language);
    if (known) return known;
    const index = indexEntries(termsOf(language));
    const base = { index, find: createEvidenceIn(candidates, index) };
    bases.set(language, base);
    return base;
  };
  return {
    find: (query) => baseOf(query.language).find(query),
    knows: (term, language) => baseOf(language).index.numberOf.has(term),
  };
}
