import type { Answer } from '../answer/answer.ts';
import type { Desk } from '../answer/desk.ts';
import { type Document, type Quote, shareIn, slice } from '../corpus/corpus.ts';
import type { Question } from '../corpus/questions.ts';

export type Outcome =
  /** Answered with the words that prove it, or silent where nothing is stated. */
  | 'right'
  /** Answered with other words. */
  | 'wrong'
  /** Not stated, though the document states it. */
  | 'silent'
  /** Answered, though the document does not state it. */
  | 'false-answer';

export interface Result {
  readonly question: Question;
  readonly answer: Answer;
  readonly outcome: Outcome;
  /** Quotes that are not exact slices of their document; there must never be one. */
  readonly inexact: number;
}

/** Of expected words at least this share must be quoted: where a quote begins is the editor's choice. */
const SHOWN = 0.5;

function shows(quotes: readonly Quote[], document: Document, wanted: string): boolean {
  for (let start = document.text.indexOf(wanted); start !== -1; start = document.text.indexOf(wanted, start + 1)) {
    const span = { start, end: start + wanted.length };
    if (quotes.some((quote) => quote.document.id === document.id && shareIn(span, quote) >= SHOWN)) return true;
  }
  return false;
}

function outcomeOf(question: Question, answer: Answer, document: Document): Outcome {
  const answered = answer.status === 'answered';
  if (question.not_stated !== undefined) return answered ? 'false-answer' : 'right';
  if (!answered) return 'silent';
  const factShown =
    question.fact === undefined || answer.parts.some((part) => part.facts.some(({ id }) => id === question.fact));
  const quotesShown = (question.quotes ?? []).every((entry) =>
    [entry].flat().some((wanted) => shows(answer.quotes, document, wanted)),
  );
  return factShown && quotesShown ? 'right' : 'wrong';
}

/**
 * Asks the desk one question of a set and judges what it says.
 * @param document the document the set is about.
 */
export function evaluate(desk: Desk, document: Document, question: Question): Result {
  const answer = desk.ask(question.question);
  const inexact = answer.quotes.filter((quote) => slice(quote.document, quote) !== quote.text).length;
  return { question, answer, outcome: outcomeOf(question, answer, document), inexact };
}

/** @returns the parts of a question's expected quotes that are not in the document, as an editor would have to mend them. */
export function unknownQuotes(question: Question, document: Document): string[] {
  return (question.quotes ?? []).flat().filter((wanted) => !document.text.includes(wanted));
}
