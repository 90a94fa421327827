import { z } from 'zod';
import { CorpusError } from '../errors.ts';
import { readText } from './load.ts';
import { locate, type Problem, readYaml } from './yaml.ts';

export const STYLES = ['plain', 'casual', 'keyword', 'typo', 'indirect', 'multi-part', 'mixed'] as const;
export const UNSTATED = ['near-miss', 'other-name', 'false-premise', 'off-topic', 'injection'] as const;

const text = z.string().min(1);
const question = z
  .strictObject({
    id: text,
    question: text,
    language: z.enum(['en', 'zh']),
    style: z.enum(STYLES),
    /** Every entry must be shown; of an entry that is a list, any one. */
    quotes: z
      .array(text.or(z.array(text).min(1)))
      .min(1)
      .optional(),
    /** The id of a fact that must answer. */
    fact: text.optional(),
    /** Why the document does not answer it. */
    not_stated: z.enum(UNSTATED).optional(),
  })
  .refine(
    (value) => (value.not_stated === undefined) !== (value.quotes === undefined && value.fact === undefined),
    'needs either what answers it (`quotes` or `fact`) or `not_stated`',
  );

/** A set of questions with what a careful reader would accept (`NAME.questions.yaml`). */
const questionsFile = z.strictObject({ document: text, questions: z.array(question).min(1) });
export type Question = z.infer<typeof question>;

/** A file of questions, read. */
export interface QuestionSet {
  readonly file: string;
  readonly document: string;
  readonly questions: readonly Question[];
  /** @returns the 1-based line of each of these questions, by their position in the set. */
  readonly linesOf: (positions: readonly number[]) => Promise<number[]>;
}

/**
 * Reads a question set.
 * @throws CorpusError with every fault of the file, also where it cannot be read.
 */
export async function loadQuestionSet(file: string): Promise<QuestionSet> {
  const problems: Problem[] = [];
  const text = await readText(file, file, problems);
  const value = text === undefined ? undefined : readYaml(file, text, questionsFile, problems);
  const texts = new Map(text === undefined ? [] : [[file, text]]);
  if (!value) throw new CorpusError(await locate(problems, texts));
  const linesOf = async (positions: readonly number[]) => {
    const at = positions.map((position) => ({ file, at: ['questions', position], message: '' }));
    return (await locate(at, texts)).map(({ line }) => line ?? 1);
  };
  return { file, document: value.document, questions: value.questions, linesOf };
}
