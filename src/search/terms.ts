import { type Atom, atomize } from './atoms.ts';
import { COMMON_ENGLISH_WORDS } from './common-words.ts';
import type { Lexicon, Sense } from './lexicon.ts';
import { segment } from './segment.ts';
import { stem } from './stem.ts';
import { CHINESE_STOP_WORDS, ENGLISH_STOP_WORDS } from './stopwords.ts';

/** A piece of a text that carries meaning: a phrase of the lexicon, a word, a number. */
export interface Token {
  /** What is compared: `#concept`, `@name`, `=number`, an English stem or a Chinese word. */
  readonly term: string;
  readonly type: Exclude<Sense['type'], 'stop'> | 'number' | 'word' | 'han';
  /** As it stands in the folded text. */
  readonly surface: string;
  /** Whether it says little by itself: an everyday word or concept, or a single Chinese character. */
  readonly light?: boolean;
  /** Of a name: whether something goes to its bearer, or comes from there. */
  readonly direction?: 'to' | 'from';
}

/** @returns whether a token names somebody or something no document knows ("Guangdong"). */
export function isForeignName({ type, term }: Token): boolean {
  return type === 'absent' && term.startsWith('@');
}

/** A text as the indexes and the deciding see it. */
export interface Analysis {
  readonly tokens: readonly Token[];
  /** Every term to index or search by: the tokens' own, and the plain words and character pairs beneath them. */
  readonly terms: readonly string[];
}

/** One pipeline for what is indexed and what is asked. */
export type Analyze = (text: string) => Analysis;

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
]);
/** Numbers in words, which are numbers only before a scale: "ten billion", not "the two provinces". */
const SPELLED: ReadonlyMap<string, number> = new Map(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety'
  )
    .split(' ')
    .map((word, index) => [word, index < 20 ? index + 1 : (index - 17) * 10]),
);
/** The words before a name that tell whether something goes there or comes from there; between them may stand a particle. */
const DIRECTIONS: ReadonlyMap<string, 'to' | 'from'> = new Map([
  ['to', 'to'],
  ['from', 'from'],
  // "Gave Qinghai money" is "gave money to Qinghai".
  ...[
    'give',
    'gave',
    'given',
    'giving',
    'hand',
    'handed',
    'pay',
    'paid',
    'send',
    'sent',
    'lend',
    'lent',
    'grant',
    'granted',
    'offer',
    'offered',
  ].map((verb) => [verb, 'to'] as const),
  ['给', 'to'],
  ['向', 'to'],
  ['从', 'from'],
]);
const PARTICLES = new Set(['了', '过']);
const HAN_STOP = new Set(CHINESE_STOP_WORDS);

/**
 * A number in words that ends in a scale ("ten billion", "eight hundred and fifty million").
 * @returns its value before the last scales, and how many atoms it takes; nothing where no scale follows.
 */
function spelledNumber(atoms: readonly Atom[], index: number): { value: number; length: number } | undefined {
  let value = 0;
  let length = 0;
  for (let word = atoms[index]?.text ?? ''; ; word = atoms[index + length]?.text ?? '') {
    const next = atoms[index + length + 1]?.text ?? '';
    if (SPELLED.has(word)) value += SPELLED.get(word) ?? 0;
    else if (value > 0 && word === 'hundred' && SPELLED.has(next)) value *= 100;
    else if (value > 0 && word === 'hundred' && next === 'and') {
      value *= 100;
      length += 1;
    } else break;
    length += 1;
  }
  return value > 0 && SCALES.has(atoms[index + length]?.text ?? '') ? { value, length } : undefined;
}

function numberToken(atoms: readonly Atom[], index: number): { token: Token; length: number } {
  let { value, length } = spelledNumber(atoms, index) ?? { value: Number(atoms[index]?.text), length: 1 };
  for (let scale = SCALES.get(atoms[index + length]?.text ?? ''); scale !== undefined; ) {
    value *= scale;
    length += 1;
    scale = SCALES.get(atoms[index + length]?.text ?? '');
  }
  const rounded = Number(value.toPrecision(12));
  const surface = atoms
    .slice(index, index + length)
    .map((atom) => atom.text)
    .join(' ');
  return { token: { term: `=${rounded}`, type: 'number', surface }, length };
}

/** Chinese characters no phrase covers, as the segmenter's words. */
function hanTokens(run: string): Token[] {
  return segment(run)
    .filter((word) => !HAN_STOP.has(word))
    .map((word) => ({ term: word, type: 'han', surface: word, light: word.length === 1 }));
}

function tokenize(atoms: readonly Atom[], lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  let run = '';
  const endRun = () => {
    if (run) tokens.push(...hanTokens(run));
    run = '';
  };
  for (let index = 0; index < atoms.length; ) {
    const atom = atoms[index];
    if (!atom) break;
    // "5 billion" is a sum, though "5" by itself may stand for "the fifth".
    const isNumber = atom.kind === 'number';
    const isScaled = isNumber ? SCALES.has(atoms[index + 1]?.text ?? '') : spelledNumber(atoms, index) !== undefined;
    const match = lexicon.match(atoms, index);
    const found = isScaled && match?.length === 1 ? undefined : match;
    const previous = atoms[index - 1];
    // Only characters that stand side by side form words.
    if (found || atom.kind !== 'han' || previous?.end !== atom.start) endRun();
    if (found) {
      if (found.sense.type !== 'stop') {
        const surface = surfaceOf(atoms.slice(index, index + found.length));
        const { term, type, everyday } = found.sense;
        const before = PARTICLES.has(previous?.text ?? '') ? atoms[index - 2] : previous;
        const direction = type === 'name' ? DIRECTIONS.get(before?.text ?? '') : undefined;
        tokens.push({ term, type, surface, ...(everyday ? { light: true } : {}), ...(direction ? { direction } : {}) });
      }
      index += found.length;
    } else if (isNumber || isScaled) {
      const { token, length } = numberToken(atoms, index);
      tokens.push(token);
      index += length;
    } else {
      if (atom.kind === 'han') run += atom.text;
      else if (!ENGLISH_STOP_WORDS.has(atom.text)) {
        const light = COMMON_ENGLISH_WORDS.has(atom.text);
        tokens.push({ term: stem(atom.text), type: 'word', surface: atom.text, light });
      }
      index += 1;
    }
  }
  endRun();
  return tokens;
}

/** "The Party chief of Zhejiang" is a name, too: places beside a concept, and the concept, become those they describe. */
function nameDescribed(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  for (const [index, { term, type, surface }] of tokens.entries()) {
    if (type !== 'concept') continue;
    const describedBy = (token: Token | undefined): Token | undefined => {
      const sense = token?.type === 'name' ? lexicon.describedBy(token.term, term) : undefined;
      // "Is Xia the Party chief of Zhejiang?" asks whether it does.
      if (sense && tokens.some((other) => other.term === sense.term)) return undefined;
      return (
        token &&
        sense && {
          term: sense.term,
          type: sense.type === 'name' ? 'name' : 'absent',
          surface: `${token.surface} ${surface}`,
        }
      );
    };
    for (const step of [-1, 1]) {
      const named: Token[] = [];
      for (let found = describedBy(tokens[index + step]); found; ) {
        named.push(found);
        found = describedBy(tokens[index + step * (named.length + 1)]);
      }
      if (named.length === 0) continue;
      const from = step < 0 ? index - named.length : index;
      const rest = nameDescribed(tokens.slice(from + named.length + 1), lexicon);
      return [...tokens.slice(0, from), ...(step < 0 ? named.toReversed() : named), ...rest];
    }
  }
  return tokens;
}

function surfaceOf(atoms: readonly Atom[]): string {
  return atoms.map((atom) => atom.text).join(atoms.some((atom) => atom.kind !== 'han') ? ' ' : '');
}

/** The plain terms under the tokens: stems, segmenter words and pairs of characters, whatever the lexicon made of them. */
function plainTerms(atoms: readonly Atom[]): string[] {
  const terms: string[] = [];
  let run = '';
  const endRun = () => {
    if (!run) return;
    const words = new Set(hanTokens(run).map((token) => token.term));
    const characters = [...run];
    const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
    // A word of two characters is its own pair: counting it twice would weigh it twice.
    terms.push(...words, ...pairs.filter((pair) => !words.has(pair)));
    run = '';
  };
  atoms.forEach((atom, index) => {
    if (atom.kind !== 'han' || atoms[index - 1]?.end !== atom.start) endRun();
    if (atom.kind === 'han') run += atom.text;
    else if (atom.kind === 'word' && !ENGLISH_STOP_WORDS.has(atom.text)) terms.push(stem(atom.text));
    else if (atom.kind === 'number') terms.push(`=${Number(atom.text)}`);
  });
  endRun();
  return terms;
}

/**
 * Builds the pipeline over a lexicon: fold, read as atoms, find phrases of the lexicon (the longest at each place),
 * numbers with their scale (848 million and 8.48亿 are one term), English stems (Porter), Chinese words and character
 * pairs; stop words of both languages fall away.
 */
export function createAnalyze(lexicon: Lexicon): Analyze {
  return (text) => {
    const atoms = atomize(text);
    const tokens = nameDescribed(tokenize(atoms, lexicon), lexicon);
    const plain = plainTerms(atoms);
    const known = new Set(plain);
    const directed = tokens.flatMap(({ term, direction }) => (direction ? [direction + term] : []));
    const own = tokens.map((token) => token.term).filter((term) => !known.has(term));
    return { tokens, terms: [...plain, ...own, ...directed] };
  };
}
