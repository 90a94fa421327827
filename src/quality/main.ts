import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDesk } from '../answer/desk.ts';
import { explainPart } from '../answer/explain.ts';
import { loadCorpus } from '../corpus/load.ts';
import { loadQuestionSet } from '../corpus/questions.ts';
import { messageOf } from '../errors.ts';
import { describeMiss } from './check.ts';
import { evaluate, type Result } from './evaluate.ts';
import { belowFloor, readFloors } from './floors.ts';
import { renderTable, tallies } from './report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A progress line is shown on standard error once a run has taken this long, in milliseconds. */
const SLOW = 2000;
/** What the names of sets begin with that are only reported. */
const HELD = 'held';

const HELP = `Runs question sets and prints how many answers are right.

  npm run quality -- [FILE …] [--misses] [--json] [--corpus DIR]

FILE      question sets; by default every tests/quality/*.yaml
--misses  also each question that went wrong: what was chosen instead, and why; of held sets only where they are
          named, so that nobody tunes on them unawares
--json    the counts and misses as JSON`;

function showMiss(result: Result): string {
  const why = result.answer.parts.map((part) => explainPart(part)).join('\n');
  return `${result.question.id} ${result.outcome}: ${describeMiss(result)}\n${why}`;
}

/** The results of one question set. */
interface ResultSet {
  readonly file: string;
  /** What the table calls it, with others of its sort: the file's name up to its first dot. */
  readonly name: string;
  readonly results: readonly Result[];
}

async function ask(files: readonly string[], folder: string): Promise<ResultSet[]> {
  const desk = createDesk(await loadCorpus(folder));
  const started = Date.now();
  const sets: ResultSet[] = [];
  for (const file of files) {
    const set = await loadQuestionSet(file);
    const document = desk.corpus.documents.find(({ id }) => id === set.document);
    if (!document) throw new Error(`${file} is about the document "${set.document}", which is not in ${folder}`);
    const results = set.questions.map((question, index) => {
      if (Date.now() - started > SLOW && process.stderr.isTTY) {
        process.stderr.write(`\r${basename(file)} ${index + 1}/${set.questions.length} `);
      }
      return evaluate(desk, document, question);
    });
    sets.push({ file, name: basename(file, '.yaml').split('.')[0] ?? file, results });
  }
  return sets;
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      corpus: { type: 'string', default: join(ROOT, 'corpus') },
    },
  });
  if (values.help) return void process.stdout.write(`${HELP}\n`);
  const folder = join(ROOT, 'tests/quality');
  const byDefault = async () =>
    (await readdir(folder)).filter((file) => file.endsWith('.yaml')).map((file) => join(folder, file));
  const sets = await ask(positionals.length > 0 ? positionals : (await byDefault()).sort(), values.corpus);
  const rows = [...new Set(sets.map(({ name }) => name))].flatMap((name) =>
    tallies(
      name,
      sets.filter((set) => set.name === name).flatMap(({ results }) => results),
    ),
  );
  const misses = sets
    .filter(({ file, name }) => name !== HELD || positionals.includes(file))
    .flatMap(({ results }) => results.filter(({ outcome }) => outcome !== 'right'));
  const failures = belowFloor(rows, await readFloors(join(folder, 'floors.json')));
  if (values.json) {
    const listed = misses.map((result) => {
      return { id: result.question.id, outcome: result.outcome, miss: describeMiss(result) };
    });
    process.stdout.write(`${JSON.stringify({ rows, misses: listed, failures })}\n`);
  } else {
    process.stdout.write(`${renderTable(rows)}\n`);
    if (values.misses) process.stdout.write(`\n${misses.map(showMiss).join('\n\n')}\n`);
  }
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
}

run().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
