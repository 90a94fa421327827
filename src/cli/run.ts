import type { Desk } from '../answer/desk.ts';
import { explain } from '../answer/explain.ts';
import { requireQuestion } from '../answer/question.ts';
import { answerReply } from '../commands/kit/answer-reply.ts';
import { renderReply } from '../console/render.ts';
import { slice } from '../corpus/corpus.ts';
import { UsageError, UserError } from '../errors.ts';
import { parseLocale } from '../text.ts';
import type { Input } from './arguments.ts';
import { runBatch } from './batch.ts';
import { answerLine, askLine, hitsLine, searchLine } from './protocol.ts';

/** Where a sub-command reads and writes. */
export interface Streams {
  readonly input: AsyncIterable<string | Buffer>;
  readonly output: NodeJS.WritableStream;
}

function ask(desk: Desk, question: string, locale?: string) {
  return desk.ask(requireQuestion(question), { locale: parseLocale(locale) });
}

/**
 * `ask`: one question, or JSON lines.
 * @param explained whether to show also how the answer came about.
 * @throws UsageError where the question cannot be asked.
 */
export async function runAsk(
  desk: Desk,
  input: Input,
  explained: boolean,
  { input: stdin, output }: Streams,
): Promise<void> {
  if (input.batch) {
    await runBatch(stdin, output, askLine, (line) => answerLine(ask(desk, line.question, line.locale)));
    return;
  }
  try {
    const answer = ask(desk, input.text);
    output.write(`${input.json ? JSON.stringify(answerLine(answer)) : renderReply(answerReply(answer, false))}\n`);
    if (explained) output.write(`\nHow this came about:\n${explain(answer)}\n`);
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message);
    throw error;
  }
}

/** `search`: one query, or JSON lines. */
export async function runSearch(
  desk: Desk,
  input: Input,
  limit: number,
  { input: stdin, output }: Streams,
): Promise<void> {
  if (input.batch) {
    await runBatch(stdin, output, searchLine, (line) => {
      requireDocument(desk, line.document);
      return hitsLine(desk.search(line.query, { limit: line.limit ?? limit, document: line.document }));
    });
    return;
  }
  const hits = desk.search(input.text, { limit });
  if (input.json) {
    output.write(`${JSON.stringify(hitsLine(hits))}\n`);
    return;
  }
  const shown = hits.map(
    ({ passage, score }) => `${passage.id}  (${score.toFixed(2)})\n  ${slice(passage.document, passage)}\n`,
  );
  output.write(shown.length > 0 ? `${shown.join('\n')}` : 'No passage has any of these words.\n');
}

function requireDocument(desk: Desk, id: string | undefined): void {
  const ids = desk.corpus.documents.map((document) => document.id);
  if (id === undefined || ids.includes(id)) return;
  const message = `there is no document "${id}"; there are: ${ids.slice(0, 10).join(', ')}`;
  throw new UserError({ en: message, zh: message });
}
