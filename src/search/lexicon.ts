import { stemmer } from 'stemmer';
import type { LexiconFile } from '../corpus/schema.ts';
import { type Atom, atomize } from './atoms.ts';
import { CHINESE_STOP_WORDS, ENGLISH_STOP_WORDS } from './stopwords.ts';

/**
 * What a phrase of the lexicon stands for. `absent` entries are what people ask about and no document speaks of, so
 * that the desk knows them for what they are; `stop` entries are Chinese phrases that carry grammar only.
 */
export interface Sense {
  readonly id: string;
  readonly type: 'concept' | 'name' | 'absent' | 'stop';
  /** The index term: `#id` for concepts, `@id` for names; empty for stop phrases. */
  readonly term: string;
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
function stemKey(atom: Atom): string | undefined {
  return atom.kind === 'word' && !ENGLISH_STOP_WORDS.has(atom.text) ? `~${stemmer(atom.text)}` : undefined;
}

/** An atom is looked up at the beginning of a phrase and again inside those that begin before it. */
function createStepKey(): (atom: Atom) => string {
  const known = new WeakMap<Atom, string>();
  return (atom) => {
    const key = known.get(atom) ?? stemKey(atom) ?? atom.text;
    known.set(atom, key);
    return key;
  };
}

type Entry = Pick<LexiconFile['names'][number], 'id' | 'described'>;

function toSense({ id, described }: Entry, type: Sense['type'], mark: string): Sense {
  const sense = { id, type, term: mark + id };
  return described ? { ...sense, described: { of: `@${described.of}`, as: `#${described.as}` } } : sense;
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
const stemmedKey = (atoms: readonly Atom[]) => atoms.map((atom) => stemKey(atom) ?? atom.text).join(' ');

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
  for (const toKey of [writtenKey, stemmedKey]) {
    for (const { sense, atoms } of [...phrases, ...stops]) {
      // A name of one word has no other forms: "min" is none of "Minning", though they share a stem.
      if (toKey === stemmedKey && atoms.length === 1 && sense.term.startsWith('@')) continue;
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

/** Makes phrases findable in texts. */
export function createLexicon(compiled: CompiledLexicon): Lexicon {
  const senses = new Map<string, Sense>();
  /** What longer phrases begin with. */
  const beginnings = new Set<string>();
  for (const { sense, keys } of compiled) {
    for (const key of keys) {
      senses.set(key, sense);
      for (let end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1))
        beginnings.add(key.slice(0, end));
    }
  }
  const stepKey = createStepKey();
  const descriptions = new Map(
    compiled.flatMap(({ sense }) =>
      sense.described ? [[`${sense.described.of} ${sense.described.as}`, sense] as const] : [],
    ),
  );
  const matchBy = (toKey: (atom: Atom) => string, atoms: readonly Atom[], index: number): Match | undefined => {
    let longest: Match | undefined;
    let key = '';
    for (let length = 1; index + length <= atoms.length; length += 1) {
      const atom = atoms[index + length - 1];
      if (atom === undefined) break;
      key = length === 1 ? toKey(atom) : `${key} ${toKey(atom)}`;
      const sense = senses.get(key);
      if (sense) longest = { sense, length };
      if (!beginnings.has(key)) break;
    }
    return longest;
  };
  return {
    match(atoms, index) {
      const written = matchBy((atom) => atom.text, atoms, index);
      const stemmed = matchBy(stepKey, atoms, index);
      return (stemmed?.length ?? 0) > (written?.length ?? 0) ? stemmed : written;
    },
    describedBy: (of, as) => descriptions.get(`${of} ${as}`),
    hanPhrases: () =>
      compiled
        .filter(({ sense }) => sense.type !== 'stop')
        .flatMap(({ keys }) => keys.filter((key) => HAN_PHRASE.test(key)).map((key) => key.replaceAll(' ', ''))),
  };
}
