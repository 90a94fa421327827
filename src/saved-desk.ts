import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { createDesk, type Desk } from './answer/desk.ts';
import { type Prepared, prepare } from './answer/prepared.ts';
import type { Corpus } from './corpus/corpus.ts';
import { type EarlierValues, readCorpus } from './corpus/load.ts';

/** Lies beside the compiled program and is written by `npm run build`, so it always belongs to this very code. */
const FILE = new URL('./saved-desk.bin', import.meta.url);

/** Counts up with every change to what is kept: to the schemas of the corpus's files, and to what `prepare` gives. */
const VERSION = 1;

/** What is kept, in V8's format: it knows maps, sets and arrays of numbers. */
interface Saved extends EarlierValues {
  readonly version: typeof VERSION;
  readonly prepared: Prepared;
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION;
}

/**
 * @param file for tests.
 * @returns what was saved; undefined where there is nothing this program can use.
 */
export async function readSaved(file: URL = FILE): Promise<Saved | undefined> {
  try {
    const value: unknown = deserialize(await readFile(file));
    return isSaved(value) ? value : undefined;
  } catch {
    // Not there, not whole, or of a later Node: the desk is built from its sources, which takes a second longer.
    return undefined;
  }
}

/** A corpus with what a desk spends its time on: plain data, so that another thread can hand it over. */
export interface PreparedCorpus {
  readonly corpus: Corpus;
  readonly prepared: Prepared;
}

/** Has a desk work out what it else works out at the first question in each language. */
function prepareLanguages({ corpus, prepared }: PreparedCorpus): void {
  const desk = createDesk(corpus, prepared);
  for (const question of ['What?', '什么？'] as const) desk.ask(question);
}

/**
 * Reads a corpus folder and prepares a desk of it, from what was saved where the folder's files are the same as then.
 * @param extent `whole` where what a language needs is not to wait for the first question in it.
 * @throws CorpusError with every fault of the corpus.
 */
export async function prepareCorpus(folder: string, extent?: 'whole'): Promise<PreparedCorpus> {
  const saved = await readSaved();
  const { corpus, digest } = await readCorpus(folder, saved);
  if (saved?.digest === digest) return { corpus, prepared: saved.prepared };
  const fresh = { corpus, prepared: prepare(corpus) };
  if (extent === 'whole') prepareLanguages(fresh);
  return fresh;
}

/**
 * Builds the desk of a corpus folder; as {@link prepareCorpus}.
 * @throws CorpusError with every fault of the corpus.
 */
export async function buildDesk(folder: string): Promise<Desk> {
  const { corpus, prepared } = await prepareCorpus(folder);
  return createDesk(corpus, prepared);
}

/**
 * Saves what building a folder's desk spends its time on, for processes that live for one answer.
 * @throws CorpusError with every fault of the corpus.
 */
export async function saveDesk(folder: string): Promise<void> {
  const { corpus, digest, values } = await readCorpus(folder);
  const prepared = prepare(corpus);
  prepareLanguages({ corpus, prepared });
  const saved: Saved = { version: VERSION, digest, values, prepared };
  await writeFile(FILE, serialize(saved));
}
