import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { z } from 'zod';
import { CorpusError, messageOf } from '../errors.ts';
import type { Corpus, Document, Passage, Sentence } from './corpus.ts';
import { LEXICON, strayDescriptions, strayDirections } from './descriptions.ts';
import { readFacts } from './facts.ts';
import { splitPassages } from './passages.ts';
import { type FactsFile, factsFile, frontMatter, type LexiconFile, lexiconFile } from './schema.ts';
import { locate, type Problem, readYaml } from './yaml.ts';

const EMPTY_LEXICON: LexiconFile = { names: [], concepts: [], absent: [], absent_names: [] };
const DOCUMENT = /\.(txt|md)$/;
const FRONT_MATTER = /^\uFEFF?---\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;
const DOCUMENT_ID = /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u;

/**
 * Reads a file of the corpus to the letter.
 * @param file the name problems carry.
 * @param path where it is.
 * @param problems receives what is wrong; the result is undefined where there is anything.
 */
export async function readText(file: string, path: string, problems: Problem[]): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    // ignoreBOM keeps the mark: offsets are into the text as it stands in the file.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const message =
      error instanceof TypeError ? 'is not UTF-8; save it as UTF-8' : `cannot be read: it ${unreadable(error)}`;
    problems.push({ file, at: error instanceof TypeError ? 1 : undefined, message });
    return undefined;
  }
}

/** The title of a document nobody titled: its first heading or first short line, else its id. */
function firstLine(id: string, text: string, from: number): string {
  const line = /\S.*/.exec(text.slice(from))?.[0].trim() ?? id;
  const bare = line.replace(/^#+\s*/, '');
  return bare.length > 0 && bare.length <= 120 ? bare : id;
}

function buildPassages(document: Document, from: number, markdown: boolean): Passage[] {
  let ordinal = 0;
  return splitPassages(document.text, from, markdown).map((span, index) => {
    const sentences: Sentence[] = [];
    const passage: Passage = {
      id: `${document.id}#${index + 1}`,
      document,
      ordinal: index + 1,
      start: span.start,
      end: span.end,
      trail: span.trail,
      sentences,
    };
    for (const sentence of span.sentences) {
      sentences.push({ passage, ordinal, start: sentence.start, end: sentence.end });
      ordinal += 1;
    }
    return passage;
  });
}

type FrontMatter = z.infer<typeof frontMatter>;

function readFrontMatter(file: string, text: string, problems: Problem[]): { from: number; meta: FrontMatter } {
  const match = file.endsWith('.md') ? FRONT_MATTER.exec(text) : null;
  if (!match) return { from: 0, meta: {} };
  // A line is put before so that the lines of faults are those of the file.
  const read = readYaml(file, `\n${match[1] ?? ''}`, frontMatter, problems);
  return { from: match[0].length, meta: read ?? {} };
}

function buildDocument(
  file: string,
  text: string,
  facts: FactsFile | undefined,
  problems: Problem[],
  checked: boolean,
): Document | undefined {
  const id = basename(file, extname(file));
  if (!DOCUMENT_ID.test(id)) {
    problems.push({
      file,
      at: 1,
      message: 'has a name that cannot be an id; use letters, digits, spaces, dots, hyphens',
    });
    return undefined;
  }
  const { from, meta } = readFrontMatter(file, text, problems);
  if (text.slice(from).trim() === '') {
    problems.push({ file, at: 1, message: 'is empty; write the document into it or remove it' });
    return undefined;
  }
  const untitled = meta.title ?? firstLine(id, text, from);
  const draft: Document = {
    id,
    text,
    title: facts?.title ?? { en: untitled, zh: untitled },
    date: meta.date instanceof Date ? meta.date.toISOString().slice(0, 10) : meta.date,
    source: meta.source,
    passages: [],
    topics: facts?.topics ?? [],
    people: [],
    facts: [],
    gaps: [],
    briefing: [],
  };
  // Passages and facts point back to their document, so they are filled in once it exists; after this it is final.
  Object.assign(draft, { passages: buildPassages(draft, from, file.endsWith('.md')) });
  return facts ? Object.assign(draft, readFacts(draft, `${id}.facts.yaml`, facts, problems, checked)) : draft;
}

function duplicateIds(files: readonly string[]): Problem[] {
  const seen = new Map<string, string>();
  return files.flatMap((file) => {
    const id = basename(file, extname(file));
    const other = seen.get(id);
    seen.set(id, file);
    if (other === undefined) return [];
    return [{ file, at: 1, message: `has the same id as ${other}; rename one of the two` }];
  });
}

/** What is the matter with a file or folder that cannot be read. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'ENOTDIR') return 'is a file';
  if (code === 'EACCES') return 'is closed to whoever runs this';
  return code === 'EISDIR' ? 'is a folder' : `gives an error (${messageOf(error)})`;
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const message = `the corpus folder ${unreadable(error)}; name a folder of documents`;
    throw new CorpusError([{ file: folder, line: undefined, message }]);
  }
}

/** Files whose names promise to belong to a document or to the lexicon, and do not. */
function strayFiles(files: readonly string[]): Problem[] {
  const ids = new Set(files.filter((file) => DOCUMENT.test(file)).map((file) => basename(file, extname(file))));
  return files
    .filter((file) => /\.ya?ml$/.test(file) && file !== LEXICON)
    .filter(
      (file) => !/\.(facts|questions)\.yaml$/.test(file) || !ids.has(file.replace(/\.(facts|questions)\.yaml$/, '')),
    )
    .map((file) => {
      const right = 'lexicon.yaml, NAME.facts.yaml or NAME.questions.yaml beside NAME.txt or NAME.md';
      return { file, at: 1, message: `belongs to no document; expected ${right}` };
    });
}

/** A corpus with what an equal reading could start from. */
export interface ReadCorpus {
  readonly corpus: Corpus;
  /** SHA-256 over every file read: the same digest, the same corpus. */
  readonly digest: string;
  /** What the YAML files hold, validated, by file. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values of an earlier reading by the same version of the schemas, good for the same digest only. */
export type EarlierValues = Pick<ReadCorpus, 'digest' | 'values'>;

function digestOf(texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [file, text] of texts) hash.update(`${file}\0${text.length}\0${text}`);
  return hash.digest('hex');
}

/**
 * Reads a corpus folder: its documents, what editors wrote about them, and the lexicon. The only reader of these files.
 * @param earlier values of an earlier reading: where the files are the same, they are not parsed again.
 * @throws CorpusError with every fault of every file, each with its line.
 */
export async function readCorpus(folder: string, earlier?: EarlierValues): Promise<ReadCorpus> {
  const files = await listFolder(folder);
  const documentFiles = files.filter((file) => DOCUMENT.test(file));
  const problems: Problem[] = [...duplicateIds(documentFiles), ...strayFiles(files)];
  if (documentFiles.length === 0) {
    problems.push({ file: folder, at: undefined, message: 'holds no document; put a .txt or .md file into it' });
  }
  const texts = new Map<string, string>();
  for (const file of files.filter((name) => DOCUMENT.test(name) || isYamlRead(name))) {
    const text = await readText(file, join(folder, file), problems);
    if (text !== undefined) texts.set(file, text);
  }
  const digest = digestOf(texts);
  const known = earlier?.digest === digest ? earlier.values : {};
  const values: Record<string, unknown> = {};
  const readAs = <S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    // A value under the same digest has passed this very schema before: whoever kept it answers for that.
    const value = (known[file] as z.output<S> | undefined) ?? readYaml(file, text, schema, problems);
    values[file] = value;
    return value;
  };
  const lexicon = readAs(LEXICON, lexiconFile);
  if (lexicon) problems.push(...strayDescriptions(lexicon));
  const documents: Document[] = [];
  for (const file of documentFiles) {
    const text = texts.get(file);
    const factsName = `${basename(file, extname(file))}.facts.yaml`;
    const facts = readAs(factsName, factsFile);
    if (facts) problems.push(...strayDirections(factsName, facts, lexicon ?? EMPTY_LEXICON));
    const document =
      text === undefined ? undefined : buildDocument(file, text, facts, problems, earlier?.digest === digest);
    if (document) documents.push(document);
  }
  if (problems.length > 0) {
    const faults = await locate(problems, texts);
    throw new CorpusError(faults.map((fault) => ({ ...fault, file: inFolder(folder, fault.file) })));
  }
  return { corpus: { documents, lexicon: lexicon ?? EMPTY_LEXICON, digest }, digest, values };
}

/** @returns the corpus of a folder; as {@link readCorpus}. */
export async function loadCorpus(folder: string): Promise<Corpus> {
  return (await readCorpus(folder)).corpus;
}

function isYamlRead(file: string): boolean {
  return file === LEXICON || file.endsWith('.facts.yaml');
}

function inFolder(folder: string, file: string): string {
  return file === folder ? file : join(folder, file);
}
