import type { LexiconFile } from '../corpus/schema.ts';
import { type Atom, atomize } from './atoms.ts';
import { stem } from './stem.ts';
import { ARTICLES, CHINESE_STOP_WORDS, ENGLISH_STOP_WORDS } from './stopwords.ts';

/**
 * What a phrase of the lexicon stands for. `absent` entries are what people ask about and no document speaks of, so
 * that the desk knows them for what they are; `stop` entries are Chinese phrases that carry grammar only.
 */
export interface Sense {
  readonly id: string;
  readonly type: 'concept' | 'name' | 'absent' | 'stop';
  /** The index term: `#id` for concepts, `@id` for names; empty for stop phrases. */
  readonly term: string;
  /** Whether it is a concept of everyday talk, which ties no question to the documents. */
  readonly everyday?: boolean;
  /** The terms of another name and a concept that side by side stand for this name. */
  readonly described?: { readonly of: string; readonly as: string };
}

/** A phrase found in a text: `length` atoms from where it was looked for. */
export interface Match {
  readonly sense: Sense;
  readonly length: number;
}

/**
 * A lexicon made ready for matching, as plain data: each sense with the keys of its phrases. A key is the phrase's
 * atoms with spaces between them, as written, or with Latin words by stem.
 */
export type CompiledLexicon = readonly { readonly sense: Sense; readonly keys: readonly string[] }[];

export interface Lexicon {
  /** @returns the longest phrase that begins at this atom. */
  readonly match: (atoms: readonly Atom[], index: number) => Match | undefined;
  /** @returns the name that is meant by another name and a concept side by side, given as their terms. */
  readonly describedBy: (of: string, as: string) => Sense | undefined;
  /** Every Chinese phrase of two characters or more that has a sense, folded. */
  readonly hanPhrases: () => string[];
}

/**
 * Latin words are looked up as written and by stem; the mark keeps the two apart. Stop words only as written: "at" is
 * no form of "ate", though they share a stem.
 */
const STEM_MARK = '~';
const hasStem = ({ kind, text }: Atom): boolean => kind === 'word' && !ENGLISH_STOP_WORDS.has(text);

type Entry = Pick<LexiconFile['names'][number], 'id' | 'described'> & Pick<LexiconFile['concepts'][number], 'everyday'>;

function toSense({ id, described, everyday }: Entry, type: Sense['type'], mark: string): Sense {
  return {
    id,
    type,
    term: mark + id,
    ...(everyday ? { everyday } : {}),
    ...(described ? { described: { of: `@${described.of}`, as: `#${described.as}` } } : {}),
  };
}

function* entries(file: LexiconFile): Generator<{ sense: Sense; phrases: readonly string[] }> {
  const sections = [
    ['name', '@', file.names],
    ['concept', '#', file.concepts],
    ['absent', '#', file.absent],
    ['absent', '@', file.absent_names],
  ] as const;
  for (const [type, mark, section] of sections) {
    for (const { en, zh, ...entry } of section) yield { sense: toSense(entry, type, mark), phrases: [...en, ...zh] };
  }
}

const writtenKey = (atoms: readonly Atom[]) => atoms.map((atom) => atom.text).join(' ');
const stemmedKey = (atoms: readonly Atom[]) =>
  atoms.map((atom) => (hasStem(atom) ? STEM_MARK + stem(atom.text) : atom.text)).join(' ');

const isOneWordName = ({ term }: Sense, atoms: readonly Atom[]): boolean =>
  term.startsWith('@') && atoms.length === 1 && atoms[0]?.kind === 'word';

/** @returns the lexicon ready for {@link createLexicon}; the first entry keeps a phrase, and as written before by stem. */
export function compileLexicon(file: LexiconFile): CompiledLexicon {
  const keysOf = new Map<Sense, string[]>();
  const phrases = [...entries(file)].flatMap(({ sense, phrases: written }) => {
    keysOf.set(sense, []);
    return written.map((phrase) => ({ sense, atoms: atomize(phrase) }));
  });
  const stop: Sense = { id: 'stop', type: 'stop', term: '' };
  keysOf.set(stop, []);
  const stops = CHINESE_STOP_WORDS.filter((word) => word.length > 1).map((word) => ({
    sense: stop,
    atoms: atomize(word),
  }));
  const taken = new Set<string>();
  // "Qinghais resources": people leave the apostrophe out.
  const genitiveKey = (atoms: readonly Atom[]) => `${writtenKey(atoms)}s`;
  for (const toKey of [writtenKey, genitiveKey, stemmedKey]) {
    for (const { sense, atoms } of [...phrases, ...stops]) {
      if (toKey === genitiveKey && !isOneWordName(sense, atoms)) continue;
      // A name of one word has no other forms: "min" is none of "Minning", though they share a stem.
      if (toKey === stemmedKey && isOneWordName(sense, atoms)) continue;
      const key = toKey(atoms);
      if (key === '' || taken.has(key)) continue;
      taken.add(key);
      keysOf.get(sense)?.push(key);
    }
  }
  return [...keysOf].map(([sense, keys]) => ({ sense, keys }));
}

/** @returns every Latin word the lexicon is written with, folded, for telling typing errors from words. */
export function lexiconWords(file: LexiconFile): Set<string> {
  const atoms = [...entries(file)].flatMap(({ phrases }) => phrases.flatMap(atomize));
  return new Set(atoms.filter((atom) => atom.kind === 'word').map((atom) => atom.text));
}

const HAN_PHRASE = /^\p{Script=Han}(?: \p{Script=Han})+$/u;

/**
 * A trie of phrases by their atoms, as numbers: one map of steps from node to node, without a string put together for
 * each place and length a phrase might have.
 */
function createTrie(compiled: CompiledLexicon) {
  const split = compiled.flatMap(({ sense, keys }) => keys.map((key) => ({ sense, steps: key.split(' ') })));
  const written = new Map([...new Set(split.flatMap(({ steps }) => steps))].map((step, number) => [step, number]));
  const stems = new Map<string, number>();
  for (const [step, number] of written) if (step.startsWith(STEM_MARK)) stems.set(step.slice(STEM_MARK.length), number);
  const nodes = new Map<number, number>();
  const senses: (Sense | undefined)[] = [undefined];
  const placeOf = (node: number, step: number) => node * written.size + step;
  for (const { sense, steps } of split) {
    let node = 0;
    for (const step of steps) {
      const place = placeOf(node, written.get(step) ?? 0);
      node = nodes.get(place) ?? senses.push(undefined) - 1;
      nodes.set(place, node);
    }
    senses[node] = sense;
  }
  return {
    /** @returns the node one atom further; undefined where no phrase goes on with it. */
    next(node: number, atom: Atom, byStem: boolean): number | undefined {
      const step = byStem && hasStem(atom) ? stems.get(stem(atom.text)) : written.get(atom.text);
      return step === undefined ? undefined : nodes.get(placeOf(node, step));
    },
    senseAt: (node: number) => senses[node],
  };
}

/** Makes phrases findable in texts. */
export function createLexicon(compiled: CompiledLexicon): Lexicon {
  const trie = createTrie(compiled);
  const descriptions = new Map(
    compiled.flatMap(({ sense }) =>
      sense.described ? [[`${sense.described.of} ${sense.described.as}`, sense] as const] : [],
    ),
  );
  const longestAt = (atoms: readonly Atom[], index: number, byStem: boolean): Match | undefined => {
    let longest: Match | undefined;
    let node: number | undefined = 0;
    for (let place = index; place < atoms.length; place += 1) {
      const atom = atoms[place];
      const before = place > index ? atoms[place - 1] : undefined;
      // Only characters that stand side by side form words: "海西州 人口".
      if (atom?.kind === 'han' && before?.kind === 'han' && before.end !== atom.start) break;
      node = atom && trie.next(node, atom, byStem);
      if (node === undefined) break;
      const sense = trie.senseAt(node);
      if (sense) longest = { sense, length: place - index + 1 };
    }
    return longest;
  };
  const matchAt = (atoms: readonly Atom[], index: number): Match | undefined => {
    const written = longestAt(atoms, index, false);
    const stemmed = longestAt(atoms, index, true);
    return (stemmed?.length ?? 0) > (written?.length ?? 0) ? stemmed : written;
  };
  return {
    match(atoms, index) {
      const found = matchAt(atoms, index);
      // "The belt" is no phrase in "the Belt and Road".
      const isArticle = found !== undefined && ARTICLES.has(atoms[index]?.text ?? '');
      return isArticle && (matchAt(atoms, index + 1)?.length ?? 0) >= found.length ? undefined : found;
    },
    describedBy: (of, as) => descriptions.get(`${of} ${as}`),
    hanPhrases: () =>
      compiled
        .filter(({ sense }) => sense.type !== 'stop')
        .flatMap(({ keys }) => keys.filter((key) => HAN_PHRASE.test(key)).map((key) => key.replaceAll(' ', ''))),
  };
}
