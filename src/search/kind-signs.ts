import type { Kind } from '../corpus/schema.ts';

/** What a sentence that answers a question of a kind mostly holds: names, dates, places, figures. */
const SIGNS: ReadonlyMap<Kind, RegExp> = new Map<Kind, RegExp>([
  // A capital at the beginning of a sentence is no name.
  ['who', /.\b\p{Lu}\p{Ll}/su],
  [
    'when',
    /\b(?:1\d{3}|20\d{2})\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|century)\b|\d[年月日]|世[纪紀]/,
  ],
  ['where', /\b(?:in|at|from|near|of|to) (?:the )?\p{Lu}|[国國省市县縣州城岛島]/u],
  [
    'how-many',
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|half|dozen)\b|[一二三四五六七八九十百千万萬亿億两兩]/,
  ],
  ['how-much', /\d|[一二三四五六七八九十百千万萬亿億]/],
]);

/**
 * Whether a sentence looks as if it held an answer of one of the kinds asked for.
 * @returns 1 where it does, -1 where it does not, 0 where its looks tell nothing.
 */
export function kindSign(kinds: readonly Kind[], sentence: string): number {
  const signs = kinds.flatMap((kind) => SIGNS.get(kind) ?? []);
  if (signs.length === 0) return 0;
  return signs.some((sign) => sign.test(sentence)) ? 1 : -1;
}
