import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../answer/desk.ts';
import { loadQuestionSet, type Question, type QuestionSet } from '../corpus/questions.ts';
import type { Fault } from '../errors.ts';
import { evaluate, type Result, unknownQuotes } from './evaluate.ts';

function expected(question: Question): string {
  if (question.not_stated !== undefined) return 'not stated';
  const quotes = (question.quotes ?? []).map((entry) => `"${[entry].flat().join('" or "')}"`);
  return [...(question.fact ? [`the fact ${question.fact}`] : []), ...quotes].join(' and ');
}

/** What a question of a set came to instead of what it should, in one sentence. */
export function describeMiss({ question, answer }: Result): string {
  const got = answer.status === 'not_stated' ? 'not stated' : `"${answer.text}"`;
  return `"${question.question}" should show ${expected(question)}; the desk answers ${got}`;
}

async function checkSet(desk: Desk, set: QuestionSet): Promise<{ faults: Fault[]; asked: number }> {
  const document = desk.corpus.documents.find(({ id }) => id === set.document);
  const { file } = set;
  if (!document) {
    return {
      faults: [{ file, line: 1, message: `is about the document "${set.document}", which is not here` }],
      asked: 0,
    };
  }
  const misses = set.questions.flatMap((question, position) => {
    const unknown = unknownQuotes(question, document);
    if (unknown.length > 0)
      return [{ position, message: `the quote "${unknown[0]}" is not in the text; copy it exactly` }];
    const result = evaluate(desk, document, question);
    return result.outcome === 'right' ? [] : [{ position, message: describeMiss(result) }];
  });
  const lines = await set.linesOf(misses.map(({ position }) => position));
  const faults = misses.map(({ message }, index) => ({ file, line: lines[index] ?? 1, message }));
  return { faults, asked: set.questions.length };
}

/**
 * Runs the question set of each document that has one (`NAME.questions.yaml` beside it).
 * @returns how many questions were asked, and a fault for each that did not get the answer it should.
 * @throws CorpusError where a set itself is faulty.
 */
export async function checkQuestions(desk: Desk, folder: string): Promise<{ faults: Fault[]; asked: number }> {
  const files = desk.corpus.documents
    .map(({ id }) => join(folder, `${id}.questions.yaml`))
    .filter((file) => existsSync(file));
  const results: { faults: Fault[]; asked: number }[] = [];
  for (const file of files) results.push(await checkSet(desk, await loadQuestionSet(file)));
  return {
    faults: results.flatMap(({ faults }) => faults),
    asked: results.reduce((sum, { asked }) => sum + asked, 0),
  };
}
