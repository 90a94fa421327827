import type { Corpus, Entry, Fact, Gap } from '../corpus/corpus.ts';
import type { Kind } from '../corpus/schema.ts';
import { inverseDocumentFrequency } from '../search/bm25.ts';
import { createInvertedIndex } from '../search/inverted-index.ts';
import type { IndexTerms, Token } from '../search/terms.ts';
import type { Language } from '../text.ts';

/** A fact or a gap with everything the deciding looks at, worked out once. */
export interface Candidate {
  readonly entry: Fact | Gap;
  readonly type: 'fact' | 'gap';
  readonly kinds: ReadonlySet<Kind>;
  /** Every term of its asks, label, answer and quotes. */
  readonly terms: ReadonlySet<string>;
  readonly asks: readonly Ask[];
}

/** One way to ask for an entry. */
interface Ask {
  readonly terms: readonly string[];
  /** Euclidean length of its vector of term weights. */
  length: number;
}

/** What speaks for a candidate as the answer to one question. Shares are from 0 to 1. */
export interface Evidence {
  readonly candidate: Candidate;
  /** Share of the question's weight that the candidate's words cover. */
  readonly coverage: number;
  /** Likeness of the question to the nearest asks: the mean of the {@link NEAREST_ASKS} best cosines. */
  readonly likeness: number;
  /** BM25 score as a share of the best candidate's. */
  readonly rank: number;
  /** Whether the kind asked for is one it answers; undefined where the question asks for none. */
  readonly kindFits: boolean | undefined;
  /** How much the candidate covers in all, however long the question: the covered weight, in full from {@link AMPLE} on. */
  readonly substance: number;
  /** Share of the question's weight that no fact, gap or lexicon entry knows. */
  readonly unknown: number;
  /** Names of the question, and things known to be absent from the documents, which the candidate does not have. */
  readonly conflicts: readonly Token[];
}

export interface EvidenceQuery {
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
  readonly kinds: readonly Kind[];
  /** The language of the question: it is compared with the asks of its own language. */
  readonly language: Language;
  readonly document?: string | undefined;
}

/** @returns the most promising facts and gaps for a question, in no promised order. */
export type FindEvidence = (question: EvidenceQuery) => Evidence[];

/** How many candidates of the BM25 ranking are compared closely. */
const CONSIDERED = 40;
/** One ask may resemble a question by accident; three seldom do. */
const NEAREST_ASKS = 3;
/** A score is multiplied by the number of the question's terms that matched, to this power. */
const COORDINATION = 0.25;
/** The covered weight that is ample: two or three telling terms. */
const AMPLE = 12;
/** Words that no fact, gap or lexicon entry knows count this much of the rarest term's weight … */
const UNKNOWN_WORD = 0.6;
/** … and less where they are everyday words, or single Chinese characters, often scraps of the segmentation. */
const UNKNOWN_LIGHT = 0.2;

const QUANTITIES: ReadonlySet<Kind> = new Set<Kind>(['how-many', 'how-much']);

/** Whether one of the kinds asked for is answered; the two kinds of quantity are too near to tell apart by words. */
function fits(asked: readonly Kind[], answered: ReadonlySet<Kind>): boolean | undefined {
  if (asked.length === 0 || answered.size === 0) return undefined;
  const quantity = [...QUANTITIES].some((kind) => answered.has(kind));
  return asked.some((kind) => answered.has(kind) || (QUANTITIES.has(kind) && quantity));
}

const mustAgree = (token: Token) => token.type === 'name' || token.type === 'number' || token.type === 'absent';

function wordsOf(entry: Entry & { answer?: Fact['answer'] }): string[] {
  const answer = entry.answer ? [entry.answer.en, entry.answer.zh] : [];
  return [entry.label.en, entry.label.zh, ...answer, ...entry.quotes.map((quote) => quote.text)];
}

function toCandidate(entry: Fact | Gap, language: Language, indexTerms: IndexTerms): Candidate {
  const asks = entry.asks[language].map((ask) => ({ terms: indexTerms(ask).own, length: 0 }));
  const terms = new Set([
    ...asks.flatMap((ask) => ask.terms),
    ...wordsOf(entry).flatMap((text) => indexTerms(text).own),
  ]);
  return { entry, type: 'answer' in entry ? 'fact' : 'gap', kinds: new Set(entry.kinds ?? []), terms, asks };
}

function allTerms(texts: readonly string[], indexTerms: IndexTerms): string[] {
  return texts.flatMap((text) => indexTerms(text).all);
}

function meanOfBest(values: readonly number[], count: number): number {
  const best = values.toSorted((a, b) => b - a).slice(0, count);
  return best.reduce((sum, value) => sum + value, 0) / count;
}

/** The terms of a question with their weights. */
interface Weighted {
  readonly tokens: readonly Token[];
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
  readonly length: number;
}

function weighTokens(tokens: readonly Token[], weigh: (token: Token) => number): Weighted {
  const unique = [...new Map(tokens.map((token) => [token.term, token])).values()];
  const weights = new Map(unique.map((token) => [token.term, weigh(token)]));
  const values = [...weights.values()];
  return {
    tokens: unique,
    weights,
    total: values.reduce((sum, value) => sum + value, 0),
    length: Math.hypot(...values),
  };
}

/** Prepares the facts and gaps of a corpus for being found by questions in one language, and compared. */
function createEvidenceIn(language: Language, corpus: Corpus, indexTerms: IndexTerms): FindEvidence {
  const candidates = corpus.documents.flatMap((document) =>
    [...document.facts, ...document.gaps].map((entry) => toCandidate(entry, language, indexTerms)),
  );
  const index = createInvertedIndex(candidates, [
    { boost: 1, terms: ({ entry }) => allTerms(entry.asks[language], indexTerms) },
    { boost: 0.5, terms: ({ entry }) => allTerms(wordsOf(entry), indexTerms) },
  ]);
  const frequency = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idfOf = (count: number) => inverseDocumentFrequency(count, candidates.length);
  const idfs = new Map([...frequency].map(([term, count]) => [term, idfOf(count)]));
  const rarest = idfOf(0);
  const idf = (term: string) => idfs.get(term) ?? rarest;
  for (const { asks } of candidates) for (const ask of asks) ask.length = Math.hypot(...ask.terms.map(idf));

  const weigh = (token: Token): number => {
    if (frequency.has(token.term) || mustAgree(token)) return idf(token.term);
    return rarest * (token.light ? UNKNOWN_LIGHT : UNKNOWN_WORD);
  };
  const cosine = (ask: Ask, { weights, length }: Weighted): number => {
    const dot = ask.terms.reduce((sum, term) => sum + (weights.get(term) ?? 0) * idf(term), 0);
    return dot === 0 ? 0 : dot / (ask.length * length);
  };
  return ({ tokens, terms, kinds, document }) => {
    const weighted = weighTokens(tokens, weigh);
    if (weighted.total === 0) return [];
    const weightIn = (known: { has(term: string): boolean }) =>
      [...weighted.weights].reduce((sum, [term, weight]) => sum + (known.has(term) ? weight : 0), 0);
    const unknown = 1 - weightIn(frequency) / weighted.total;
    const ranked = [...index.score(terms)]
      .filter(([{ entry }]) => document === undefined || entry.document.id === document)
      .map(([item, { score, matched }]) => ({ item, score: score * matched ** COORDINATION }))
      .sort((a, b) => b.score - a.score)
      .slice(0, CONSIDERED);
    const top = ranked[0]?.score ?? 1;
    return ranked.map(({ item, score }) => ({
      candidate: item,
      coverage: weightIn(item.terms) / weighted.total,
      substance: Math.min(1, weightIn(item.terms) / AMPLE),
      unknown,
      likeness: meanOfBest(
        item.asks.map((ask) => cosine(ask, weighted)),
        NEAREST_ASKS,
      ),
      rank: score / top,
      kindFits: fits(kinds, item.kinds),
      conflicts: weighted.tokens.filter((token) => mustAgree(token) && !item.terms.has(token.term)),
    }));
  };
}

/**
 * Prepares the facts and gaps of a corpus for being found and compared. Each language is prepared when its first
 * question comes: a process that answers one question needs one.
 */
export function createEvidence(corpus: Corpus, indexTerms: IndexTerms): FindEvidence {
  const bases = new Map<Language, FindEvidence>();
  return (query) => {
    const base = bases.get(query.language) ?? createEvidenceIn(query.language, corpus, indexTerms);
    bases.set(query.language, base);
    return base(query);
  };
}
