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
}

/** A phrase found in a text: `length` atoms from where it was looked for. */
export interface Match {
  readonly sense: Sense;
  readonly length: number;
}

interface Node {
  readonly next: Map<string, Node>;
  sense?: Sense;
}

export interface Lexicon {
  /** @returns the longest phrase that begins at this atom. */
  readonly match: (atoms: readonly Atom[], index: number) => Match | undefined;
  /** Every Latin word the lexicon is written with, folded, for telling typing errors from words. */
  readonly words: ReadonlySet<string>;
  /** Every Chinese phrase of two characters or more that has a sense, folded. */
  readonly hanPhrases: ReadonlyMap<string, Sense>;
}

/**
 * Latin words are looked up as written and by stem; the mark keeps the two apart. Stop words only as written: "at" is
 * no form of "ate", though they share a stem.
 */
function stemKey(atom: Atom): string | undefined {
  return atom.kind === 'word' && !ENGLISH_STOP_WORDS.has(atom.text) ? `~${stemmer(atom.text)}` : undefined;
}

function insert(root: Node, atoms: readonly Atom[], sense: Sense, key: (atom: Atom) => string): void {
  let node = root;
  for (const atom of atoms) {
    const step = key(atom);
    const next = node.next.get(step) ?? { next: new Map() };
    node.next.set(step, next);
    node = next;
  }
  // The first entry keeps a phrase: as written goes in before stems do.
  node.sense ??= sense;
}

function longest(node: Node, atoms: readonly Atom[], index: number, length: number): Match | undefined {
  const own = node.sense && { sense: node.sense, length };
  const atom = atoms[index];
  if (!atom) return own;
  const exact = node.next.get(atom.text);
  const stem = stemKey(atom);
  const stemmed = stem === undefined ? undefined : node.next.get(stem);
  let best = own;
  for (const next of [exact, stemmed]) {
    const found = next && longest(next, atoms, index + 1, length + 1);
    if (found && found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}

function* entries(file: LexiconFile): Generator<{ sense: Sense; phrases: readonly string[] }> {
  const sections = [
    ['name', '@', file.names],
    ['concept', '#', file.concepts],
    ['absent', '#', file.absent],
    ['absent', '@', file.absent_names],
  ] as const;
  for (const [type, mark, section] of sections) {
    for (const { id, en, zh } of section) yield { sense: { id, type, term: mark + id }, phrases: [...en, ...zh] };
  }
}

/** Makes the lexicon ready for matching: a trie over words (as written, then by stem) and Chinese characters. */
export function compileLexicon(file: LexiconFile): Lexicon {
  const root: Node = { next: new Map() };
  const words = new Set<string>();
  const hanPhrases = new Map<string, Sense>();
  const phrases: { atoms: Atom[]; sense: Sense }[] = [];
  for (const { sense, phrases: written } of entries(file)) {
    for (const phrase of written) {
      const atoms = atomize(phrase);
      phrases.push({ atoms, sense });
      for (const atom of atoms) if (atom.kind === 'word') words.add(atom.text);
      if (atoms.length > 1 && atoms.every((atom) => atom.kind === 'han')) {
        hanPhrases.set(atoms.map((atom) => atom.text).join(''), sense);
      }
    }
  }
  for (const { atoms, sense } of phrases) insert(root, atoms, sense, (atom) => atom.text);
  for (const { atoms, sense } of phrases) {
    if (atoms.some((atom) => atom.kind === 'word')) insert(root, atoms, sense, (atom) => stemKey(atom) ?? atom.text);
  }
  const stop: Sense = { id: 'stop', type: 'stop', term: '' };
  for (const phrase of CHINESE_STOP_WORDS.filter((word) => word.length > 1)) {
    insert(root, atomize(phrase), stop, (atom) => atom.text);
  }
  return { match: (atoms, index) => longest(root, atoms, index, 0), words, hanPhrases };
}
