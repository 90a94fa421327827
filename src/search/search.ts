import type { Corpus, Passage, Sentence } from '../corpus/corpus.ts';
import { hasHan } from '../text.ts';
import { atomize } from './atoms.ts';
import { createRanker } from './bm25.ts';
import { kindsAsked } from './kinds.ts';
import { analyseParagraphs, type Paragraph } from './paragraphs.ts';
import { type CorpusStatistics, type RankedSentence, rankSentences, statisticsOf, weighQuery } from './rerank.ts';
import { CHINESE_STOP_WORDS } from './stopwords.ts';
import type { Analyze } from './terms.ts';

/** A passage found for a query, with its best sentence. */
export interface Hit {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** For ordering only: what it is worth depends on the query and the corpus. */
  readonly score: number;
  /** The match as a share of what the query's terms weigh, comparable between queries; about 0 to 5. */
  readonly strength: number;
}

export interface SearchOptions {
  /** The most hits to return; 10 where not given. */
  readonly limit?: number | undefined;
  /** Only passages of the document with this id. */
  readonly document?: string | undefined;
  /** Only sentences this is true for; the others still speak for their passages. */
  readonly accepts?: ((sentence: Sentence) => boolean) | undefined;
}

export type Search = (query: string, options?: SearchOptions) => Hit[];

const DEFAULT_LIMIT = 10;
/** How many paragraphs of the first ranking are looked at more closely. */
const RERANKED = 20;
/** MiniSearch's coordination is mostly taken out for English, wholly for Chinese, whose pairs overlap. */
const COORDINATION = 0.75;
const COORDINATION_HAN = 1;
const STOP_CHARACTERS = new Set(CHINESE_STOP_WORDS.filter((word) => word.length === 1));

/**
 * Terms for full-text search: those of the pipeline, and single Chinese characters, which find a word where it is
 * written shorter than it is asked for.
 */
function createSearchTerms(analyze: Analyze): (text: string) => string[] {
  return (text) => {
    const { terms } = analyze(text);
    if (!hasHan(text)) return [...terms];
    const known = new Set(terms);
    const characters = atomize(text).filter((atom) => atom.kind === 'han' && !STOP_CHARACTERS.has(atom.text));
    return [...terms, ...characters.map((atom) => atom.text).filter((character) => !known.has(character))];
  };
}

/** The best sentence of each passage, the best passage first. */
function bestOfPassages(ranked: readonly RankedSentence[]): Hit[] {
  const best = new Map<Passage, Hit>();
  for (const { sentence, score, strength } of ranked) {
    const { passage } = sentence;
    if (score > (best.get(passage)?.score ?? Number.NEGATIVE_INFINITY)) {
      best.set(passage, { passage, sentence, score, strength });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.passage.ordinal - b.passage.ordinal);
}

/** The paragraphs of a corpus, ready to be ranked. */
function indexParagraphs(corpus: Corpus, termsOf: (text: string) => string[]) {
  const paragraphs = analyseParagraphs(corpus, termsOf);
  const everywhere = statisticsOf(paragraphs);
  const ofDocument = new Map<string, CorpusStatistics>();
  // Within a document its own topic is in every other sentence and tells little, however rare it is in the corpus.
  const statisticsFor = (id: string): CorpusStatistics => {
    const known = ofDocument.get(id) ?? statisticsOf(paragraphs.filter(inDocument(id)));
    ofDocument.set(id, known);
    return known;
  };
  const ranker = createRanker(paragraphs, {
    text: { boost: 1, terms: ({ terms }) => terms },
    trail: { boost: 0.5, terms: ({ passages: [first] }) => termsOf(first?.trail.join('\n') ?? '') },
  });
  const statistics = (document: string | undefined) => (document === undefined ? everywhere : statisticsFor(document));
  return { ranker, statistics };
}

/** @returns which paragraphs are searched: those of the document that have a sentence which is accepted. */
function scopeOf({ document, accepts }: SearchOptions): ((paragraph: Paragraph) => boolean) | undefined {
  if (document === undefined && accepts === undefined) return undefined;
  const isInside = document === undefined ? () => true : inDocument(document);
  return (paragraph) =>
    isInside(paragraph) && (accepts === undefined || paragraph.sentences.some(({ sentence }) => accepts(sentence)));
}

/**
 * Builds full-text search over the passages of a corpus: BM25 chooses paragraphs, then their sentences are ranked by
 * what they cover, with their neighbours, and by the kind of answer asked for; a passage counts by its best sentence.
 * The index is made for the first search: many questions are answered without one.
 * @param analyze the pipeline, the same for passages and queries.
 * @param mend mends typing errors of a query.
 */
export function createSearch(corpus: Corpus, analyze: Analyze, mend: (query: string) => string = String): Search {
  const termsOf = createSearchTerms(analyze);
  let index: ReturnType<typeof indexParagraphs> | undefined;
  return (query, options = {}) => {
    const { limit = DEFAULT_LIMIT, document, accepts } = options;
    const mended = mend(query);
    const terms = termsOf(mended);
    if (terms.length === 0) return [];
    index ??= indexParagraphs(corpus, termsOf);
    const coordination = hasHan(mended) ? COORDINATION_HAN : COORDINATION;
    const known = index.statistics(document);
    const weighed = weighQuery(terms, kindsAsked(mended), known);
    const found = index.ranker
      .rank(terms, { coordination, scope: scopeOf(options) })
      .slice(0, Math.max(limit, RERANKED))
      .flatMap(({ item, score }) => rankSentences(item, score, weighed, known));
    const asked = new Set(terms);
    const holding = new Set(found.filter(({ matches }) => matches).map(({ sentence }) => sentence.passage));
    const matches = (passage: Passage) =>
      holding.has(passage) || termsOf(passage.trail.join('\n')).some((term) => asked.has(term));
    // A long paragraph is ranked whole and cut into passages; one of them may have nothing of the query.
    return bestOfPassages(found.filter(({ sentence }) => accepts?.(sentence) ?? true))
      .filter(({ passage }) => matches(passage))
      .slice(0, limit);
  };
}

function inDocument(id: string) {
  return ({ passages: [first] }: { readonly passages: readonly Passage[] }) => first?.document.id === id;
}
