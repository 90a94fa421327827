import { type Corpus, type Quote, quoteOf } from '../corpus/corpus.ts';
import type { Search } from '../search/search.ts';
import { hasHan } from '../text.ts';

/** What the passages of documents without facts say to a question. */
export interface SentenceEvidence {
  /** The best sentence first; empty where none carries an answer. */
  readonly sentences: readonly Quote[];
  /** From 0 to 1; 0.5 is where an answer begins. */
  readonly confidence: number;
}

/*
 * The strength of the best hit from which its sentence is an answer. Set on articles of squad2-dev and drcd-dev so that
 * about 95 of 100 questions about another article stay unanswered. Chinese words and character pairs overlap, so each
 * single one brings less.
 */
const STRENGTH = 1.2;
const STRENGTH_HAN = 0.6;

/**
 * Finds answers in the sentences of documents no editor wrote facts about; documents with facts are answered from those.
 */
export function createSentenceFinder(corpus: Corpus, search: Search) {
  const plain = new Set(corpus.documents.filter(({ facts }) => facts.length === 0).map(({ id }) => id));
  return (text: string, document: string | undefined): SentenceEvidence => {
    if (plain.size === 0 || (document !== undefined && !plain.has(document))) return { sentences: [], confidence: 0 };
    const best = search(text, { document }).find(({ passage }) => plain.has(passage.document.id));
    if (!best) return { sentences: [], confidence: 0 };
    const enough = hasHan(text) ? STRENGTH_HAN : STRENGTH;
    const confidence = best.strength / (best.strength + enough);
    const sentence = quoteOf(best.passage.document, best.sentence);
    return { sentences: best.strength >= enough ? [sentence] : [], confidence };
  };
}
