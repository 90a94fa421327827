import { type Corpus, overlaps, type Quote, quoteOf, type Sentence } from '../corpus/corpus.ts';
import type { Search } from '../search/search.ts';
import { hasHan } from '../text.ts';
import type { Part } from './understand.ts';

/** What sentences without facts say to a question. */
export interface SentenceEvidence {
  /** The best sentence first; empty where none carries an answer. */
  readonly sentences: readonly Quote[];
  /** From 0 to 1; 0.5 is where an answer begins. */
  readonly confidence: number;
}

/** Where none carries an answer, or none is looked for. */
export const NO_SENTENCES: SentenceEvidence = { sentences: [], confidence: 0 };

/*
 * The strength of the best hit from which its sentence is an answer. Set on articles of squad2-dev and drcd-dev so that
 * about 95 of 100 questions about another article stay unanswered. Chinese words and character pairs overlap, so each
 * single one brings less.
 */
const STRENGTH = 1.8;
const STRENGTH_HAN = 1.15;

/** A word put where a typing error may stand is half a match. */
const GUESSED = 0.5;

/** The sentences that no fact and no gap quotes: what an editor quotes from is answered by what the editor wrote. */
function unquotedSentences({ documents }: Corpus): ReadonlySet<Sentence> {
  return new Set(
    documents.flatMap(({ facts, gaps, passages }) => {
      const quotes = [...facts, ...gaps].flatMap((entry) => entry.quotes);
      return passages
        .flatMap(({ sentences }) => sentences)
        .filter((sentence) => !quotes.some((quote) => overlaps(quote, sentence)));
    }),
  );
}

/** Finds answers in sentences that no editor wrote about. */
export function createSentenceFinder(corpus: Corpus, search: Search) {
  const open = unquotedSentences(corpus);
  return ({ text, tokens }: Part, guessed: ReadonlySet<string>, document: string | undefined): SentenceEvidence => {
    if (open.size === 0) return NO_SENTENCES;
    const hits = search(text, { document, accepts: (sentence) => open.has(sentence) });
    const [best] = hits;
    if (!best) return NO_SENTENCES;
    const doubt = (GUESSED * tokens.filter(({ surface }) => guessed.has(surface)).length) / Math.max(1, tokens.length);
    const strength = (1 - doubt) * Math.max(...hits.map((hit) => hit.strength));
    const enough = hasHan(text) ? STRENGTH_HAN : STRENGTH;
    const confidence = strength / (strength + enough);
    const sentence = quoteOf(best.passage.document, best.sentence);
    return { sentences: strength >= enough ? [sentence] : [], confidence };
  };
}
