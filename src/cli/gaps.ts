import type { Desk } from '../answer/desk.ts';
import { askUnanswered } from '../commands/kit/unanswered.ts';
import { ConfigError } from '../errors.ts';
import { type State, StateError } from '../state/state.ts';
import type { Unanswered } from '../state/unanswered.ts';

const PAGE = 500;
const OFF = 'Questions are not being kept (KEEP_UNANSWERED is false); listed is what was kept before.\n';
const HEADINGS = ['question', 'language', 'count', 'first', 'last', 'answered now'];

function iso(at: number): string {
  return new Date(at).toISOString();
}

/**
 * One field of a CSV file [RFC 4180]. What a spreadsheet would take for a formula is made text: anybody may ask
 * anything, and an editor opens the file [OWASP, CSV Injection].
 */
export function csvField(text: string): string {
  const inert = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvLine({ text, language, count, firstAt, lastAt, answered }: Unanswered): string {
  const fields = [text, language, String(count), iso(firstAt), iso(lastAt), answered ? 'yes' : 'no'];
  return fields.map(csvField).join(',');
}

function textLine({ text, count, firstAt, lastAt, answered }: Unanswered): string {
  const days = [firstAt, lastAt].map((at) => iso(at).slice(0, 10));
  return `${String(count).padStart(5)}  ${days.join('  ')}  ${answered ? 'answered now  ' : ''}${text}`;
}

async function all(state: State): Promise<Unanswered[]> {
  const rows: Unanswered[] = [];
  for (;;) {
    const page = await state.unanswered.list(PAGE, rows.length);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

/**
 * `gaps`: what people asked that the documents do not say, as lines or as CSV, after asking it again of the corpus as
 * it is now.
 * @param notes is told where questions are not being kept: then these are old ones.
 * @throws ConfigError where the state store does not work.
 */
export async function runGaps(
  desk: Desk,
  state: State,
  csv: boolean,
  output: NodeJS.WritableStream,
  notes: NodeJS.WritableStream,
): Promise<void> {
  try {
    await state.unanswered.purge();
    await askUnanswered(state, desk);
    const rows = await all(state);
    if (!state.keepsUnanswered) notes.write(OFF);
    if (csv) output.write([HEADINGS.map(csvField).join(','), ...rows.map(csvLine), ''].join('\r\n'));
    else
      output.write(
        rows.length === 0 ? 'No question without an answer is kept.\n' : `${rows.map(textLine).join('\n')}\n`,
      );
  } catch (error) {
    throw error instanceof StateError ? new ConfigError(state.fault()?.en ?? error.message) : error;
  } finally {
    await state.close();
  }
}
