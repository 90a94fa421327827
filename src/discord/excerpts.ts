import type { ShownQuote } from '../commands/kit/reply.ts';
import { type Document, slice } from '../corpus/corpus.ts';
import { escapeMarkdown } from './escape.ts';
import { cutToFit, fits, less, type Room } from './fit.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence with every quote that stands in it, so that it is shown once however many there are. */
export interface Excerpt extends Span {
  readonly document: Document;
  readonly source: string;
  /** The quotes in it, in order, none touching another. */
  readonly marks: readonly Span[];
}

const BETWEEN_MARKS = ' … ';

function meet(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function unite(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function addMark(marks: readonly Span[], mark: Span): Span[] {
  const apart = marks.filter((other) => !meet(other, mark));
  const united = marks.filter((other) => meet(other, mark)).reduce(unite, mark);
  return [...apart, united].toSorted((a, b) => a.start - b.start);
}

/** @returns the sentences the quotes stand in, in the order of the first quote of each. */
export function excerptsOf(quotes: readonly ShownQuote[]): Excerpt[] {
  const excerpts: Excerpt[] = [];
  for (const { quote, before, after, source } of quotes) {
    const sentence = { start: quote.start - before.length, end: quote.end + after.length };
    const isShown = (other: Excerpt) =>
      other.document === quote.document && other.start < sentence.end && sentence.start < other.end;
    const index = excerpts.findIndex(isShown);
    const known = excerpts[index];
    if (known) excerpts[index] = { ...known, ...unite(known, sentence), marks: addMark(known.marks, quote) };
    else excerpts.push({ document: quote.document, source, marks: [quote], ...sentence });
  }
  return excerpts;
}

function bold(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped.trim() === '' ? escaped : `**${escaped}**`;
}

/**
 * Draws an excerpt with its quotes in bold; without the words around them where room is short, and cut where it is
 * shorter still.
 * @returns '' where there is no room for any of it.
 */
export function drawExcerpt({ document, start, end, marks }: Excerpt, room: Room): string {
  const pieces: string[] = [];
  let at = start;
  for (const mark of marks) {
    pieces.push(escapeMarkdown(slice(document, { start: at, end: mark.start })), bold(slice(document, mark)));
    at = mark.end;
  }
  pieces.push(escapeMarkdown(slice(document, { start: at, end })));
  const whole = pieces.join('');
  if (fits(whole, room)) return whole;
  let drawn = '';
  for (const mark of marks) {
    const lead = drawn === '' ? '' : drawn + BETWEEN_MARKS;
    const next = cutToFit(slice(document, mark), less(room, lead), bold);
    if (next === '') return drawn;
    drawn = lead + next;
  }
  return drawn;
}
