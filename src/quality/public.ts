import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDesk, type Desk } from '../answer/desk.ts';
import { loadCorpus } from '../corpus/load.ts';
import { messageOf } from '../errors.ts';
import { interval } from './report.ts';
import { auroc, measureConfidence, measureSearch } from './retrieval.ts';
import { type Article, readSquad } from './squad.ts';

/** A progress line is shown on standard error once a run has taken this long, in milliseconds, and that often. */
const SLOW = 2000;

const HELP = `Measures search and confidence on documents nobody wrote facts for: question sets in the format of SQuAD.

  npm run public-sets -- FILE … [--json]

FILE    a set, for example the dev set of SQuAD 2.0; each of its articles becomes a document in a temporary folder
--json  the figures as one line of JSON for each set`;

/** A share in percent with its 95 % interval. */
interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Report {
  readonly set: string;
  readonly articles: number;
  readonly paragraphs: number;
  readonly questions: number;
  readonly passageAt1: Figure;
  readonly passageAt5: Figure;
  readonly sentenceAt1: Figure;
  readonly sentenceAt3: Figure;
  /** From 0 to 1. */
  readonly auroc: Figure;
  readonly ownAnswered: Figure;
  readonly otherAnswered: Figure;
}

function share(hits: number, trials: number): Figure {
  const [low, high] = interval(hits, trials);
  return { value: (100 * hits) / trials, low: 100 * low, high: 100 * high };
}

async function deskOf(folder: string, articles: readonly Article[]): Promise<Desk> {
  await mkdir(folder, { recursive: true });
  for (const { id, text } of articles) await writeFile(join(folder, `${id}.txt`), text);
  return createDesk(await loadCorpus(folder));
}

function progressLine(set: string, steps: number): () => void {
  let done = 0;
  let shown = Date.now();
  return () => {
    done += 1;
    if (Date.now() - shown < SLOW) return;
    shown = Date.now();
    process.stderr.write(`${set}: ${done} of ${steps} questions asked\n`);
  };
}

async function measure(file: string, folder: string): Promise<Report> {
  const articles = await readSquad(file);
  const set = basename(file, '.json');
  const asked = articles.reduce((sum, { questions }) => sum + questions.length, 0);
  if (asked === 0) throw new Error(`${file} holds no question that its paragraphs answer`);
  const progress = progressLine(set, 3 * asked);
  const counts = measureSearch(await deskOf(join(folder, 'all'), articles), articles, progress);
  const { own, other, ownAnswered, otherAnswered } = await measureConfidence(
    (article) => deskOf(join(folder, article.id), [article]),
    articles,
    progress,
  );
  const { area, low, high } = auroc(own, other);
  const { questions } = counts;
  return {
    set,
    articles: articles.length,
    paragraphs: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    questions,
    passageAt1: share(counts.passageAt1, questions),
    passageAt5: share(counts.passageAt5, questions),
    sentenceAt1: share(counts.sentenceAt1, questions),
    sentenceAt3: share(counts.sentenceAt3, questions),
    auroc: { value: area, low, high },
    ownAnswered: share(ownAnswered, own.length),
    otherAnswered: share(otherAnswered, other.length),
  };
}

function render(report: Report): string {
  const percent = ({ value, low, high }: Figure) => `${value.toFixed(1)} % (${low.toFixed(1)}–${high.toFixed(1)})`;
  const { value, low, high } = report.auroc;
  const rows = [
    ['passage recall@1, whole set', percent(report.passageAt1)],
    ['passage recall@5, whole set', percent(report.passageAt5)],
    ['sentence hit@1, within the article', percent(report.sentenceAt1)],
    ['sentence hit@3, within the article', percent(report.sentenceAt3)],
    ['AUROC of confidence, own against another article', `${value.toFixed(4)} (${low.toFixed(4)}–${high.toFixed(4)})`],
    ['answered, of questions about the article', percent(report.ownAnswered)],
    ['answered, of questions about another article', percent(report.otherAnswered)],
  ] as const;
  const { set, articles, paragraphs, questions } = report;
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${set}: ${articles} articles, ${paragraphs} paragraphs, ${questions} questions`,
    ...rows.map(([name, figure]) => `  ${name.padEnd(width)}  ${figure}`),
  ].join('\n');
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return void process.stdout.write(`${HELP}\n`);
  if (positionals.length === 0) throw new Error('name at least one set; --help says more');
  const folder = await mkdtemp(join(tmpdir(), 'visit-desk-public-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  for (const [index, file] of positionals.entries()) {
    const report = await measure(file, join(folder, String(index)));
    process.stdout.write(`${values.json ? JSON.stringify(report) : render(report)}\n`);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
