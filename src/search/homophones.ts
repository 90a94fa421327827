import { createRequire } from 'node:module';
import { hasHan } from '../text.ts';
import { type Atom, atomize } from './atoms.ts';
import type { Lexicon } from './lexicon.ts';
import { segment } from './segment.ts';
import { CHINESE_STOP_WORDS } from './stopwords.ts';

interface Pinyin {
  pinyin(text: string, options: { toneType: 'none'; type: 'array' }): string[];
}

/** The longest phrase compared, in characters. */
const LONGEST = 6;
const SINGLES = new Set(CHINESE_STOP_WORDS.filter((word) => word.length === 1));

// 80 ms of tables, needed only once a Chinese question holds characters that form no known word: loaded then.
const require = createRequire(import.meta.url);
let tables: Pinyin | undefined;

function soundOf(text: string): string {
  tables ??= require('pinyin-pro') as Pinyin;
  return tables.pinyin(text, { toneType: 'none', type: 'array' }).join(' ');
}

/** Two Chinese characters that stand side by side, as one string. */
function* pairsOf(atoms: readonly Atom[]): Generator<{ pair: string; index: number }> {
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    if (atom.kind === 'han' && next?.kind === 'han' && atom.end === next.start)
      yield { pair: atom.text + next.text, index };
  }
}

/** @returns every pair of Chinese characters that stands side by side in the texts. */
export function characterPairs(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...pairsOf(atomize(text))].map(({ pair }) => pair)));
}

/** Positions of characters known where they stand: in a phrase of the lexicon, in a pair in use, or as a stop word. */
function knownPositions(atoms: readonly Atom[], lexicon: Lexicon, pairs: ReadonlySet<string>): Set<number> {
  const covered = new Set<number>();
  for (const { pair, index } of pairsOf(atoms)) if (pairs.has(pair)) covered.add(index).add(index + 1);
  for (const [index, atom] of atoms.entries()) if (SINGLES.has(atom.text)) covered.add(index);
  for (let index = 0; index < atoms.length; ) {
    const found = lexicon.match(atoms, index);
    const length = found?.length ?? 1;
    if (length > 1) for (let offset = 0; offset < length; offset += 1) covered.add(index + offset);
    index += length;
  }
  return covered;
}

/** Positions of characters in words of several characters, as the segmenter reads what stands side by side. */
function inWords(atoms: readonly Atom[]): number[] {
  const found: number[] = [];
  let run: Atom[] = [];
  const endRun = (end: number) => {
    let place = end - run.length;
    for (const word of segment(run.map(({ text }) => text).join(''))) {
      const length = [...word].length;
      if (length > 1) for (let offset = 0; offset < length; offset += 1) found.push(place + offset);
      place += length;
    }
    run = [];
  };
  atoms.forEach((atom, index) => {
    if (run.length > 0 && (atom.kind !== 'han' || atoms[index - 1]?.end !== atom.start)) endRun(index);
    if (atom.kind === 'han') run.push(atom);
  });
  endRun(atoms.length);
  return found;
}

/** How many characters two texts share, each at its place. */
const sharedCharacters = (a: string, b: string): number =>
  [...a].filter((character, index) => [...b][index] === character).length;

/**
 * Mends Chinese typing errors: people type by sound, so a wrong character sounds like the right one. Where characters
 * form no word, a phrase of the lexicon that sounds the same and shares a character is taken instead.
 * @param pairs the pairs of characters in use, as {@link characterPairs} gives them.
 */
export function createHomophones(lexicon: Lexicon, pairs: ReadonlySet<string>): (text: string) => string {
  let bySound: Map<string, string[]> | undefined;
  const soundingLike = (window: string): readonly string[] => {
    if (bySound === undefined) {
      bySound = new Map();
      for (const phrase of lexicon.hanPhrases()) {
        if (phrase.length > LONGEST) continue;
        const sound = soundOf(phrase);
        bySound.set(sound, [...(bySound.get(sound) ?? []), phrase]);
      }
    }
    return bySound.get(soundOf(window)) ?? [];
  };
  const phraseFor = (window: string): string | undefined => {
    // Of two that share as many characters, the lexicon has what the documents know before what they do not.
    const phrase = soundingLike(window).toSorted(
      (a, b) => sharedCharacters(b, window) - sharedCharacters(a, window),
    )[0];
    if (phrase === undefined || phrase === window || sharedCharacters(phrase, window) === 0) return undefined;
    // "不行" is a word itself and no "步行".
    return segment(window).length === 1 ? undefined : phrase;
  };
  const mendAt = (atoms: readonly Atom[], index: number, covered: ReadonlySet<number>) => {
    for (let length = Math.min(LONGEST, atoms.length - index); length >= 2; length -= 1) {
      const window = atoms.slice(index, index + length);
      const adjoining = window.every(
        (atom, i) => atom.kind === 'han' && (i === 0 || window[i - 1]?.end === atom.start),
      );
      const unknown = window.some((_, i) => !covered.has(index + i));
      if (!adjoining || !unknown) continue;
      const phrase = phraseFor(window.map((atom) => atom.text).join(''));
      if (phrase !== undefined) return { phrase, length };
    }
    return undefined;
  };
  return (text) => {
    if (!hasHan(text)) return text;
    const atoms = atomize(text);
    const covered = knownPositions(atoms, lexicon, pairs);
    if (!atoms.some((atom, index) => atom.kind === 'han' && !covered.has(index))) return text;
    for (const place of inWords(atoms)) covered.add(place);
    let mended = '';
    let from = 0;
    for (let index = 0; index < atoms.length; ) {
      const found = mendAt(atoms, index, covered);
      const first = atoms[index];
      const last = atoms[index + (found?.length ?? 1) - 1];
      if (found && first && last) {
        mended += text.slice(from, first.start) + found.phrase;
        from = last.end;
      }
      index += found?.length ?? 1;
    }
    return mended + text.slice(from);
  };
}
