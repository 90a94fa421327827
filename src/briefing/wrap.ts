/** What must not begin a line: it stays with the character before it. */
const CLOSING = '，。、；：！？）》〉」』】”’,.;:!?)\\]%…';
/** What must not end a line: it stays with the character behind it. */
const OPENING = '（《〈「『【“‘([';
/** A line may end behind each of these: a word, its hyphens and white space, or a character of a script without spaces. */
const UNIT = new RegExp(
  `[${OPENING}]*(?:[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef—·]|[^\\s\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef${OPENING}-]+-*|-+|[${OPENING}]+)[${CLOSING}]*\\s*`,
  'gu',
);
const MARK = '…';
/** A last line of so many characters looks lost. */
const LOST = 2;
/** The share of a line's width that then is tried. */
const COMPANY = 0.88;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A unit that is too wide for a line of its own, cut between characters. */
function cutUnit(unit: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of segmenter.segment(unit)) {
    if (piece !== '' && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/** The last line that is kept, with a mark for what is not. */
function markCut(line: string, width: number, measure: (text: string) => number): string {
  const characters = [...segmenter.segment(line)].map(({ segment }) => segment);
  while (characters.length > 0 && measure(characters.join('').trimEnd() + MARK) > width) characters.pop();
  return characters.join('').trimEnd() + MARK;
}

function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const units = text.match(UNIT) ?? [];
  for (const unit of units.flatMap((u) => (measure(u.trimEnd()) > width ? cutUnit(u, width, measure) : [u]))) {
    if (line !== '' && measure((line + unit).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += unit;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/**
 * Breaks a text into lines, Latin between words and Chinese between characters, with punctuation where it belongs.
 * @param width of a line, in the unit `measure` answers in.
 * @param most lines; a text that needs more ends in `…`.
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const clean = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const lines = breakLines(clean, width, measure);
  const last = lines[most - 1];
  if (last !== undefined && lines.length > most) return [...lines.slice(0, most - 1), markCut(last, width, measure)];
  // A character or two alone in the last line look lost: the lines before give it company, if they can.
  if (lines.length === 1 || (lines.at(-1) ?? '').length > LOST) return lines;
  const narrower = breakLines(clean, width * COMPANY, measure);
  return narrower.length === lines.length ? narrower : lines;
}
