import { type Corpus, type Passage, type Sentence, slice } from '../corpus/corpus.ts';

/** A sentence with its analysis. */
export interface AnalysedSentence {
  readonly sentence: Sentence;
  readonly text: string;
  /** How often each of its terms stands in it. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Its terms that stand side by side, as {@link pairsOf} writes them. */
  readonly pairs: ReadonlySet<string>;
}

/** What an author set as one block: the passages between two line breaks, with their analysis. */
export interface Paragraph {
  readonly passages: readonly Passage[];
  readonly sentences: readonly AnalysedSentence[];
  /** Every term in order, repeated as it stands. */
  readonly terms: readonly string[];
  readonly distinct: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** @returns each two neighbouring terms as one string. */
export function pairsOf(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, index) => `${terms[index]} ${term}`);
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function toParagraph(passages: readonly Passage[], termsOf: (text: string) => readonly string[]): Paragraph {
  const analysed = passages
    .flatMap((passage) => passage.sentences)
    .map((sentence) => {
      const text = slice(sentence.passage.document, sentence);
      const terms = termsOf(text);
      return { sentence, text, terms, frequencies: countOf(terms), pairs: new Set(pairsOf(terms)) };
    });
  const terms = analysed.flatMap((sentence) => sentence.terms);
  return {
    passages,
    sentences: analysed,
    terms,
    distinct: new Set(terms),
    pairs: new Set(analysed.flatMap((sentence) => [...sentence.pairs])),
  };
}

/**
 * Analyses a corpus paragraph by paragraph. A long paragraph is cut into several passages; ranking sees it whole.
 * @param termsOf the terms of a text, in their order.
 */
export function analyseParagraphs(corpus: Corpus, termsOf: (text: string) => readonly string[]): Paragraph[] {
  const groups: Passage[][] = [];
  for (const { text, passages } of corpus.documents) {
    for (const [index, passage] of passages.entries()) {
      const before = passages[index - 1];
      const group = groups.at(-1);
      if (group && before && !text.slice(before.end, passage.start).includes('\n')) group.push(passage);
      else groups.push([passage]);
    }
  }
  return groups.map((passages) => toParagraph(passages, termsOf));
}
