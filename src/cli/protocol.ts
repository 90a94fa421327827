import { z } from 'zod';
import type { Answer } from '../answer/answer.ts';
import { passageAt, type Quote, slice } from '../corpus/corpus.ts';
import type { Hit } from '../search/search.ts';

/** The JSON lines of the command line: a contract with programs outside, so its keys stay. */
const id = z.union([z.string(), z.number()]);

export const askLine = z.object({ id, question: z.string(), locale: z.string().optional() });
export const searchLine = z.object({
  id,
  query: z.string(),
  limit: z.int().min(1).max(100).optional(),
  document: z.string().optional(),
});

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
