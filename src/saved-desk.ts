import { readFile, writeFile } from 'node:fs/promises';
import { createDesk, type Desk } from './answer/desk.ts';
import { type Prepared, prepare } from './answer/prepared.ts';
import { type EarlierValues, readCorpus } from './corpus/load.ts';
import type { CompiledLexicon } from './search/lexicon.ts';
import type { IndexedTerms } from './search/terms.ts';

/** Lies beside the compiled program and is written by `npm run build`, so it always belongs to this very code. */
const FILE = new URL('./saved-desk.json', import.meta.url);

/** What is kept: terms have no spaces, so each list of them is one string. */
interface Saved extends EarlierValues {
  readonly lexicon: CompiledLexicon;
  readonly terms: readonly (readonly [text: string, own: string, all: string])[];
  readonly vocabulary: readonly (readonly [word: string, frequency: number])[];
  readonly pairs: string;
}

const toList = (terms: string) => (terms === '' ? [] : terms.split(' '));

/** One question needs the terms of one language: lists are cut up when they are looked at. */
function lazyTerms(own: string, all: string): IndexedTerms {
  return {
    get own() {
      return toList(own);
    },
    get all() {
      return toList(all);
    },
  };
}

async function readSaved(): Promise<Saved | undefined> {
  try {
    return JSON.parse(await readFile(FILE, 'utf8')) as Saved;
  } catch {
    // Not there, or not whole: the desk is built from its sources, which takes a second longer.
    return undefined;
  }
}

function restore(saved: Saved): Prepared {
  return {
    lexicon: saved.lexicon,
    terms: new Map(saved.terms.map(([text, own, all]) => [text, lazyTerms(own, all)])),
    vocabulary: new Map(saved.vocabulary),
    pairs: new Set(toList(saved.pairs)),
  };
}

/**
 * Builds the desk of a corpus folder, from what was saved where the folder's files are the same as then.
 * @throws CorpusError with every fault of the corpus.
 */
export async function buildDesk(folder: string): Promise<Desk> {
  const saved = await readSaved();
  const { corpus, digest } = await readCorpus(folder, saved);
  return saved?.digest === digest ? createDesk(corpus, restore(saved)) : createDesk(corpus);
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
  const terms = [...prepared.terms].map(([text, { own, all }]) => [text, own.join(' '), all.join(' ')] as const);
  const { lexicon, vocabulary } = prepared;
  const pairs = [...prepared.pairs].join(' ');
  const saved: Saved = { digest, values, lexicon, terms, vocabulary: [...vocabulary], pairs };
  await writeFile(FILE, JSON.stringify(saved));
}
