import { type Document, type Sentence, slice } from '../corpus/corpus.ts';
import type { SectionId } from '../corpus/schema.ts';
import { kindSign } from '../search/kind-signs.ts';
import { type BriefingLine, wordsLine } from './lines.ts';

const FEW = 2;
const KEY_POINTS = 4;
/** A sum, a share or a count. */
const FIGURE =
  /\p{Sc}\s?\d|\d\s?(?:%|‰|per ?cent|thousand|million|billion|trillion|yuan|dollars?|euros?|[千万萬亿億元个個项項名人位家条條])/iu;
/** Words that tell of something agreed or promised. */
export const AGREEMENT =
  /\b(?:agree|promis|pledg|undertak|undertook|commit(?!tee)|decid)\w*|\bsign(?:s|ed|ing)?\b|签[署订]|簽[署訂]|承[诺諾]|同意|商定|[协協][议議]|[决決]定/i;

/** Sentences proper: not the title, and no heading of Markdown. */
function sentencesOf(document: Document): Sentence[] {
  const all = document.passages.flatMap(({ sentences }) => sentences);
  const proper = all.filter((sentence) => {
    const text = slice(document, sentence).trim();
    return /[\p{L}\p{N}]/u.test(text) && !text.startsWith('#') && text !== document.title.en;
  });
  return proper.length > 0 ? proper : all;
}

/**
 * Fills slots of a document nobody has gone through with sentences of its own: the first ones, and those that show a
 * date, a sum or an agreement. Who took part cannot be told from looks.
 */
export function quoteSlots(document: Document): Record<SectionId, readonly BriefingLine[]> {
  const sentences = sentencesOf(document);
  const quoted = new Set<Sentence>();
  const quote = (chosen: readonly Sentence[]) =>
    chosen.map((sentence) => {
      quoted.add(sentence);
      return wordsLine(document, sentence);
    });
  const where = (test: (text: string) => boolean) =>
    quote(sentences.filter((sentence) => test(slice(document, sentence))).slice(0, FEW));
  const bottom = quote(sentences.slice(0, 1));
  const when = where((text) => kindSign(['when'], text) === 1);
  const figures = where((text) => FIGURE.test(text));
  const outcomes = where((text) => AGREEMENT.test(text));
  return {
    'bottom-line': bottom,
    who: [],
    'when-where': when,
    figures,
    outcomes,
    'key-points': quote(sentences.filter((sentence) => !quoted.has(sentence)).slice(0, KEY_POINTS)),
    'not-stated': [],
    background: [],
  };
}
