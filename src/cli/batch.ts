import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type { z } from 'zod';
import { UserError } from '../errors.ts';

interface Failure {
  readonly id: string | number | null;
  readonly error: string;
}

function idOf(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** Lines as JSON lines have them: ended by a line feed only, since JSON strings may hold other separators. */
export async function* lines(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    const complete = rest.split('\n');
    rest = complete.pop() ?? '';
    yield* complete;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

function answerOne<S extends z.ZodType>(line: string, schema: S, answer: (line: z.output<S>) => object): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'the line is not JSON; write one JSON object per line' } satisfies Failure;
  }
  const id = idOf(value);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? `"${issue.path.join('.')}" ` : '';
    return { id, error: `${where}${issue?.message ?? 'is not as expected'}` } satisfies Failure;
  }
  try {
    return { id, ...answer(parsed.data) };
  } catch (error) {
    // What a caller did wrong with one line is that line's answer; anything else is our fault and ends the batch.
    if (error instanceof UserError) return { id, error: error.message } satisfies Failure;
    throw error;
  }
}

/**
 * Answers JSON lines one after another, in their order; a bad line is answered with its error and the batch goes on.
 * Waits when the reader of the output is slower. Blank lines are passed over.
 * @param answer makes the answer of a line, without its id.
 */
export async function runBatch<S extends z.ZodType>(
  input: AsyncIterable<string | Buffer>,
  output: NodeJS.WritableStream,
  schema: S,
  answer: (line: z.output<S>) => object,
): Promise<void> {
  for await (const line of lines(input)) {
    if (line.trim() === '') continue;
    if (!output.write(`${JSON.stringify(answerOne(line, schema, answer))}\n`)) await once(output, 'drain');
  }
}
