import { type Excerpt, piecesOf } from '../commands/kit/excerpts.ts';
import { escapeMarkdown } from './escape.ts';
import { cutToFit, fits, less, type Room } from './fit.ts';

const BETWEEN_MARKS = ' … ';

function bold(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped.trim() === '' ? escaped : `**${escaped}**`;
}

/**
 * Draws an excerpt with its quotes in bold; without the words around them where room is short, and cut where it is
 * shorter still.
 * @returns '' where there is no room for any of it.
 */
export function drawExcerpt(excerpt: Excerpt, room: Room): string {
  const pieces = piecesOf(excerpt);
  const whole = pieces.map(({ text, quoted }) => (quoted ? bold(text) : escapeMarkdown(text))).join('');
  if (fits(whole, room)) return whole;
  let drawn = '';
  for (const { text } of pieces.filter(({ quoted }) => quoted)) {
    const lead = drawn === '' ? '' : drawn + BETWEEN_MARKS;
    const next = cutToFit(text, less(room, lead), bold);
    if (next === '') return drawn;
    drawn = lead + next;
  }
  return drawn;
}
