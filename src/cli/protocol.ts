import { z } from 'zod';
import type { Answer } from '../answer/answer.ts';
import { passageAt, type Quote, slice } from '../corpus/corpus.ts';
import type { Hit } from '../search/search.ts';

/** The JSON lines of the command line: a contract with programs outside, so its keys stay. */
const id = z.union([z.string(), z.number()], 'must be a string or a number');
const text = z.string('must be a string');
const anObject = 'the line must be one JSON object';
const limit = 'must be a whole number from 1 to 100';

export const askLine = z.object({ id, question: text, locale: text.optional() }, anObject);
export const searchLine = z.object(
  { id, query: text, limit: z.int(limit).min(1, limit).max(100, limit).optional(), document: text.optional() },
  anObject,
);

function citation(quote: Quote) {
  const { document, start, end, text } = quote;
  return { document: document.id, passage: passageAt(document, start)?.id ?? document.id, start, end, quote: text };
}

/** @returns an answer as the line says it. */
export function answerLine(answer: Answer) {
  return {
    question: answer.question,
    status: answer.status,
    answer: answer.text,
    confidence: Math.round(Math.min(1, Math.max(0, answer.confidence)) * 1000) / 1000,
    citations: answer.quotes.map(citation),
    // How an editor understands the rough words cited; empty where they need no reading.
    readings: answer.readings,
  };
}

/** @returns hits as the line says them. */
export function hitsLine(hits: readonly Hit[]) {
  return {
    hits: hits.map(({ passage, sentence, score }) => ({
      document: passage.document.id,
      passage: passage.id,
      start: passage.start,
      end: passage.end,
      score: Math.round(score * 1e6) / 1e6,
      text: slice(passage.document, passage),
      sentence: { start: sentence.start, end: sentence.end },
    })),
  };
}
