import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Span } from '../corpus/passages.ts';
import { messageOf } from '../errors.ts';

/** What is read of a file as SQuAD has it (Rajpurkar and others, 2016 and 2018); other keys are let be. */
const answer = z.object({ text: z.string(), answer_start: z.int().nonnegative() });
const question = z.object({
  question: z.string(),
  answers: z.array(answer).default([]),
  is_impossible: z.boolean().default(false),
});
const paragraph = z.object({ context: z.string(), qas: z.array(question) });
const squadFile = z.object({ data: z.array(z.object({ title: z.string(), paragraphs: z.array(paragraph) })) });
type SquadArticle = z.infer<typeof squadFile>['data'][number];

/** A question with the places of its accepted answers, in UTF-16 offsets of the article's text. */
export interface PublicQuestion {
  readonly text: string;
  readonly answers: readonly Span[];
  readonly paragraph: Span;
}

/** An article as a document of its own. */
export interface Article {
  /** Safe as a file name, and no two alike. */
  readonly id: string;
  /** Its paragraphs, with a blank line between them. */
  readonly text: string;
  readonly paragraphs: readonly Span[];
  /** Those its paragraphs answer. */
  readonly questions: readonly PublicQuestion[];
}

const BETWEEN = '\n\n';

function toArticle({ title, paragraphs }: SquadArticle, index: number): Article {
  const spans: Span[] = [];
  const questions: PublicQuestion[] = [];
  let start = 0;
  for (const { context, qas } of paragraphs) {
    const span = { start, end: start + context.length };
    spans.push(span);
    for (const { question, answers, is_impossible } of qas) {
      if (answers.length === 0 || is_impossible) continue;
      const places = answers.map((given) => {
        const at = start + codeUnits(context, given);
        return { start: at, end: at + given.text.length };
      });
      questions.push({ text: question, paragraph: span, answers: places });
    }
    start = span.end + BETWEEN.length;
  }
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const text = paragraphs.map(({ context }) => context).join(BETWEEN);
  return { id: `${name.slice(0, 60)}-${index + 1}`.replace(/^-/, ''), text, paragraphs: spans, questions };
}

/** SQuAD counts code points, JavaScript UTF-16 units: they differ behind a character beyond the basic plane. */
function codeUnits(context: string, { text, answer_start }: z.infer<typeof answer>): number {
  if (context.startsWith(text, answer_start)) return answer_start;
  return [...context].slice(0, answer_start).join('').length;
}

/**
 * Reads a question set in the format of SQuAD.
 * @throws Error naming the file where it cannot be read or is none.
 */
export async function readSquad(file: string): Promise<Article[]> {
  try {
    return squadFile.parse(JSON.parse(await readFile(file, 'utf8'))).data.map(toArticle);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new Error(`${file} is no question set in the format of SQuAD: ${why}`);
  }
}
