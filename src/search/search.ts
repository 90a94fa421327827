import type { Corpus, Passage, Sentence } from '../corpus/corpus.ts';
import { slice } from '../corpus/corpus.ts';
import { createRanker, inverseDocumentFrequency, type Ranker } from './bm25.ts';
import type { Analyze } from './terms.ts';

/** A passage found for a query, with its best sentence. */
export interface Hit {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** For ordering only: what it is worth depends on the query and the corpus. */
  readonly score: number;
  /** The score as a share of what the query's terms could bring, comparable between queries; about 0 to 1. */
  readonly strength: number;
}

export interface SearchOptions {
  /** The most hits to return; 10 where not given. */
  readonly limit?: number | undefined;
  /** Only passages of the document with this id. */
  readonly document?: string | undefined;
}

export type Search = (query: string, options?: SearchOptions) => Hit[];

const DEFAULT_LIMIT = 10;
/** How many passages of the first ranking are looked at more closely. */
const RERANKED = 20;
/** How much a sentence's passage counts beside the sentence's own words when the best sentence is chosen. */
const PASSAGE_BOOST = 0.5;

interface Indexes {
  readonly passages: Ranker<Passage>;
  readonly sentences: Ranker<Sentence>;
}

function buildIndexes(corpus: Corpus, analyze: Analyze): Indexes {
  const passages = corpus.documents.flatMap((document) => document.passages);
  const sentences = passages.flatMap((passage) => passage.sentences);
  const termsOf = new Map<Passage, readonly string[]>();
  const passageTerms = (passage: Passage) => {
    const known = termsOf.get(passage) ?? analyze(slice(passage.document, passage)).terms;
    termsOf.set(passage, known);
    return known;
  };
  return {
    passages: createRanker(passages, {
      text: { boost: 1, terms: passageTerms },
      trail: { boost: 0.5, terms: (passage) => analyze(passage.trail.join('\n')).terms },
    }),
    sentences: createRanker(sentences, {
      text: { boost: 1, terms: (sentence) => analyze(slice(sentence.passage.document, sentence)).terms },
      passage: { boost: PASSAGE_BOOST, terms: (sentence) => passageTerms(sentence.passage) },
    }),
  };
}

/**
 * Builds full-text search over the passages of a corpus.
 * @param analyze the pipeline, the same for passages and queries.
 */
export function createSearch(corpus: Corpus, analyze: Analyze): Search {
  const { passages, sentences } = buildIndexes(corpus, analyze);
  return (query, { limit = DEFAULT_LIMIT, document } = {}) => {
    const { terms } = analyze(query);
    if (terms.length === 0) return [];
    const possible = terms.reduce((sum, term) => {
      return sum + inverseDocumentFrequency(passages.frequency(term), passages.size);
    }, 0);
    const scope = document === undefined ? undefined : (passage: Passage) => passage.document.id === document;
    const ranked = passages.rank(terms, { scope });
    const close = new Set(ranked.slice(0, Math.max(limit, RERANKED)).map(({ item }) => item));
    const best = new Map<Passage, { sentence: Sentence; score: number }>();
    for (const { item, score } of sentences.rank(terms, { scope: (sentence) => close.has(sentence.passage) })) {
      if (!best.has(item.passage)) best.set(item.passage, { sentence: item, score });
    }
    return ranked
      .slice(0, Math.max(limit, RERANKED))
      .flatMap(({ item, score }) => {
        const found = best.get(item);
        return found ? [{ passage: item, sentence: found.sentence, score: score + found.score }] : [];
      })
      .sort((a, b) => b.score - a.score || a.passage.ordinal - b.passage.ordinal)
      .slice(0, limit)
      .map((hit) => ({ ...hit, strength: possible > 0 ? hit.score / possible : 0 }));
  };
}
