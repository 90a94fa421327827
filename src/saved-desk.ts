import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { createDesk, type Desk } from './answer/desk.ts';
import { type Prepared, prepare } from './answer/prepared.ts';
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

/**
 * Builds the desk of a corpus folder, from what was saved where the folder's files are the same as then.
 * @throws CorpusError with every fault of the corpus.
 */
export async function buildDesk(folder: string): Promise<Desk> {
  const saved = await readSaved();
  const { corpus, digest } = await readCorpus(folder, saved);
  return saved?.digest === digest ? createDesk(corpus, saved.prepared) : createDesk(corpus);
}

/**
 * Saves what building a folder's desk spends its time on, for processes that live for one answer.
 * @throws CorpusError with every fault of the corpus.
 */
export async function saveDesk(folder: string): Promise<void> {
  const { corpus, digest, values } = await readCorpus(folder);
  const prepared = prepare(corpus);
  const desk = createDesk(corpus, prepared);
  // One question in each language has the desk work everything out.
  for (const question of ['What?', '什么？'] as const) desk.ask(question);
  const saved: Saved = { version: VERSION, digest, values, prepared };
  await writeFile(FILE, serialize(saved));
}
