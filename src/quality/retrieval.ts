import type { Desk } from '../answer/desk.ts';
import { overlaps } from '../corpus/corpus.ts';
import type { Article } from './squad.ts';

/** Called after each question. */
export type Progress = () => void;

/** Questions of a set, and how many of them the search got right. */
export interface SearchCounts {
  readonly questions: number;
  /** Over the whole set: the first hit, or one of the first five, stands in the paragraph that answers. */
  readonly passageAt1: number;
  readonly passageAt5: number;
  /** Within the article: the best sentence of the first hit, or of one of the first three, holds an accepted answer. */
  readonly sentenceAt1: number;
  readonly sentenceAt3: number;
}

/**
 * Searches each question over the whole corpus and within its article. A hit counts by its best sentence.
 * @param desk over a corpus in which each article is a document under its id.
 */
export function measureSearch(desk: Desk, articles: readonly Article[], progress: Progress): SearchCounts {
  const counts = { questions: 0, passageAt1: 0, passageAt5: 0, sentenceAt1: 0, sentenceAt3: 0 };
  for (const { id, questions } of articles) {
    for (const { text, answers, paragraph } of questions) {
      const found = desk
        .search(text, { limit: 5 })
        .findIndex(({ passage, sentence }) => passage.document.id === id && overlaps(sentence, paragraph));
      const held = desk
        .search(text, { limit: 3, document: id })
        .findIndex(({ sentence }) => answers.some((answer) => overlaps(sentence, answer)));
      counts.questions += 1;
      if (found === 0) counts.passageAt1 += 1;
      if (found >= 0) counts.passageAt5 += 1;
      if (held === 0) counts.sentenceAt1 += 1;
      if (held >= 0) counts.sentenceAt3 += 1;
      progress();
    }
  }
  return counts;
}

/** Confidences, and whether answers were given, for questions about an article and for those about another. */
export interface Confidences {
  readonly own: number[];
  readonly other: number[];
  readonly ownAnswered: number;
  readonly otherAnswered: number;
}

/**
 * Asks a desk that knows one article only its own questions and those of the next article.
 * @param deskOf builds the desk of a corpus of that one article.
 */
export async function measureConfidence(
  deskOf: (article: Article) => Promise<Desk>,
  articles: readonly Article[],
  progress: Progress,
): Promise<Confidences> {
  const own: number[] = [];
  const other: number[] = [];
  let ownAnswered = 0;
  let otherAnswered = 0;
  for (const [index, article] of articles.entries()) {
    const desk = await deskOf(article);
    for (const { text } of article.questions) {
      const { confidence, status } = desk.ask(text);
      own.push(confidence);
      if (status === 'answered') ownAnswered += 1;
      progress();
    }
    const foreign = articles[(index + 1) % articles.length];
    for (const { text } of foreign === article ? [] : (foreign?.questions ?? [])) {
      const { confidence, status } = desk.ask(text);
      other.push(confidence);
      if (status === 'answered') otherAnswered += 1;
      progress();
    }
  }
  return { own, other, ownAnswered, otherAnswered };
}

/**
 * The area under the ROC curve: how often a confidence of the first list is above one of the second; ties count half.
 * @returns from 0 to 1 with its 95 % interval (Hanley and McNeil, 1982); NaN where a list is empty.
 */
export function auroc(above: readonly number[], below: readonly number[]): { area: number; low: number; high: number } {
  const sorted = below.toSorted((a, b) => a - b);
  const under = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (orEqual && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = above.reduce((sum, value) => sum + (under(value, false) + under(value, true)) / 2, 0);
  const area = wins / (above.length * below.length);
  const variance =
    (area * (1 - area) +
      (above.length - 1) * (area / (2 - area) - area ** 2) +
      (below.length - 1) * ((2 * area ** 2) / (1 + area) - area ** 2)) /
    (above.length * below.length);
  const spread = 1.96 * Math.sqrt(variance);
  return { area, low: Math.max(0, area - spread), high: Math.min(1, area + spread) };
}
