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
  /** How many atoms the longest phrase has that begins with this one. */
  const longest = new Map<string, number>();
  for (const { sense, keys } of compiled) {
    for (const key of keys) {
      senses.set(key, sense);
      const atoms = key.split(' ');
      const first = atoms[0] ?? '';
      if (atoms.length > (longest.get(first) ?? 0)) longest.set(first, atoms.length);
    }
  }
  const descriptions = new Map(
    compiled.flatMap(({ sense }) =>
      sense.described ? [[`${sense.described.of} ${sense.described.as}`, sense] as const] : [],
    ),
  );
  const matchBy = (toKey: (atom: Atom) => string, atoms: readonly Atom[], index: number): Match | undefined => {
    const first = atoms[index];
    const most = first === undefined ? 0 : (longest.get(toKey(first)) ?? 0);
    if (most === 0) return undefined;
    const steps = atoms.slice(index, index + most).map(toKey);
    for (let length = steps.length; length > 0; length -= 1) {
      const sense = senses.get(steps.slice(0, length).join(' '));
      if (sense) return { sense, length };
    }
    return undefined;
  };
  return {
    match(atoms, index) {
      const written = matchBy((atom) => atom.text, atoms, index);
      const stemmed = matchBy((atom) => stemKey(atom) ?? atom.text, atoms, index);
      return (stemmed?.length ?? 0) > (written?.length ?? 0) ? stemmed : written;
    },
    describedBy: (of, as) => descriptions.get(`${of} ${as}`),
    hanPhrases: () =>
      compiled
        .filter(({ sense }) => sense.type !== 'stop')
        .flatMap(({ keys }) => keys.filter((key) => HAN_PHRASE.test(key)).map((key) => key.replaceAll(' ', ''))),
  };
}
