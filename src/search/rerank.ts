import type { Kind } from '../corpus/schema.ts';
import { bm25, inverseDocumentFrequency } from './bm25.ts';
import { kindSign } from './kind-signs.ts';
import { type AnalysedSentence, type Paragraph, pairsOf } from './paragraphs.ts';

/*
 * How much each sign counts towards a sentence, per unit. Set on the English squad2-dev and the Chinese drcd-dev
 * together (passage recall@1 and sentence hit@1 within the article), amid a plateau: other halves of the articles choose
 * other weights and gain nothing by them.
 */
/** BM25 of the paragraph, and of the sentence, as shares of the query's weight. */
const PARAGRAPH_SCORE = 1.6;
const SENTENCE_SCORE = 1.5;
/** Share of the query's weight the sentence covers; with the sentence before, to which its pronouns point; with both neighbours. */
const COVERAGE = 0.5;
const COVERAGE_BEFORE = 5.4;
const COVERAGE_AROUND = 1.9;
/** Whether the sentence looks like an answer of the kind asked for. */
const KIND = 0.8;
/** The first sentence of a paragraph mostly says what it is about. */
const FIRST = 0.45;
/** Weight of the query's pairs of neighbouring terms that stand side by side in the paragraph, too. */
const PAIRS = 3.3;
/** Share that the paragraph covers of the query's rarest terms. */
const RAREST = 0.9;
/** How many of them. */
const RARE_TERMS = 2;
/** Of a long query a smaller share is found: the strength of a match is multiplied by its number of terms to this power. */
const LENGTH = 0.2;
/** What shared pairs count towards the strength. */
const PAIRED = 2;

/** A query as the re-ranking sees it. */
export interface RankedQuery {
  /** Its terms, each once, with their inverse document frequency. */
  readonly weights: ReadonlyMap<string, number>;
  /** What all its terms weigh together, those that stand nowhere as the rarest. */
  readonly total: number;
  readonly rarest: readonly string[];
  /** Its pairs that stand somewhere, with their inverse document frequency. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly kinds: readonly Kind[];
}

/** How often terms and pairs stand in the paragraphs and sentences of a corpus, or of one document. */
export interface CorpusStatistics {
  readonly paragraphs: number;
  readonly sentences: number;
  /** In how many paragraphs each term and each pair stands. */
  readonly terms: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  /** In how many sentences each term stands. */
  readonly sentenceTerms: ReadonlyMap<string, number>;
  /** Different terms of a sentence, on average. */
  readonly sentenceLength: number;
}

function frequencies(sets: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/**
 * Counts what weighs the words of a query.
 * @param paragraphs of a corpus or of one document: statistics are those of what is searched.
 */
export function statisticsOf(paragraphs: readonly Paragraph[]): CorpusStatistics {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return {
    paragraphs: paragraphs.length,
    sentences: sentences.length,
    terms: frequencies(paragraphs.map(({ distinct }) => distinct)),
    pairs: frequencies(paragraphs.map(({ pairs }) => pairs)),
    sentenceTerms: frequencies(sentences.map((sentence) => sentence.frequencies.keys())),
    sentenceLength: sentences.reduce((sum, sentence) => sum + sentence.frequencies.size, 0) / sentences.length,
  };
}

/** @param terms the query's terms in their order. */
export function weighQuery(terms: readonly string[], kinds: readonly Kind[], known: CorpusStatistics): RankedQuery {
  const idf = (count: number | undefined) => inverseDocumentFrequency(count ?? 0, known.paragraphs);
  const weights = new Map(terms.map((term) => [term, idf(known.terms.get(term))]));
  const pairs = new Map(
    pairsOf(terms).flatMap((pair) => {
      const count = known.pairs.get(pair);
      return count === undefined ? [] : [[pair, idf(count)] as const];
    }),
  );
  const rarest = [...weights]
    .filter(([term]) => known.terms.has(term))
    .sort(([, a], [, b]) => b - a)
    .slice(0, RARE_TERMS)
    .map(([term]) => term);
  return { weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0), rarest, pairs, kinds };
}

function weightOf(weights: ReadonlyMap<string, number>, has: (item: string) => boolean): number {
  let sum = 0;
  for (const [item, weight] of weights) if (has(item)) sum += weight;
  return sum;
}

function sentenceScore({ frequencies }: AnalysedSentence, query: RankedQuery, known: CorpusStatistics): number {
  let sum = 0;
  for (const term of query.weights.keys()) {
    const frequency = frequencies.get(term);
    if (frequency === undefined) continue;
    const idf = inverseDocumentFrequency(known.sentenceTerms.get(term) ?? 0, known.sentences);
    sum += bm25(idf, frequency, frequencies.size / known.sentenceLength);
  }
  return sum;
}

/** A sentence of a paragraph with what it is worth for a query. */
export interface RankedSentence {
  readonly sentence: AnalysedSentence['sentence'];
  readonly score: number;
  /** BM25 of its paragraph and of its own and shared pairs, as a share of the query's weight: comparable between queries. */
  readonly strength: number;
  /** Whether it has a term of the query itself. */
  readonly matches: boolean;
}

/**
 * Ranks the sentences of a paragraph for a query.
 * @param paragraphScore the paragraph's BM25 score.
 * @returns every sentence, in the order they stand.
 */
export function rankSentences(
  paragraph: Paragraph,
  paragraphScore: number,
  query: RankedQuery,
  known: CorpusStatistics,
): RankedSentence[] {
  const { weights, total, rarest, pairs, kinds } = query;
  const rare = new Map(rarest.map((term) => [term, weights.get(term) ?? 0]));
  const rareTotal = [...rare.values()].reduce((sum, weight) => sum + weight, 0);
  const paired = weightOf(pairs, (pair) => paragraph.pairs.has(pair)) / total;
  const shared =
    (PARAGRAPH_SCORE * paragraphScore) / total +
    PAIRS * paired +
    (rareTotal > 0 ? (RAREST * weightOf(rare, (term) => paragraph.distinct.has(term))) / rareTotal : 0);
  return paragraph.sentences.map((analysed, index) => {
    const here = (term: string) => analysed.frequencies.has(term);
    const before = (term: string) => here(term) || paragraph.sentences[index - 1]?.frequencies.has(term) === true;
    const around = (term: string) => before(term) || paragraph.sentences[index + 1]?.frequencies.has(term) === true;
    const own = sentenceScore(analysed, query, known) / total;
    const coverage =
      COVERAGE * weightOf(weights, here) +
      COVERAGE_BEFORE * weightOf(weights, before) +
      COVERAGE_AROUND * weightOf(weights, around);
    const looks = KIND * kindSign(kinds, analysed.text) + (index === 0 ? FIRST : 0);
    return {
      sentence: analysed.sentence,
      score: shared + SENTENCE_SCORE * own + coverage / total + looks,
      strength: (paragraphScore / total + PAIRED * paired + own) * weights.size ** LENGTH,
      matches: own > 0,
    };
  });
}
