import { type Document, overlaps, slice } from '../../corpus/corpus.ts';
import type { Span } from '../../corpus/passages.ts';
import type { ShownQuote } from './reply.ts';

/** A sentence with every quote that stands in it, so that it is shown once however many there are. */
export interface Excerpt extends Span {
  readonly document: Document;
  readonly source: string;
  /** The quotes in it, in order, none touching another. */
  readonly marks: readonly Span[];
}

/** A piece of an excerpt, whether it is quoted or stands around a quote. */
export interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

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
    const isShown = (other: Excerpt) => other.document === quote.document && overlaps(other, sentence);
    const index = excerpts.findIndex(isShown);
    const known = excerpts[index];
    if (known) excerpts[index] = { ...known, ...unite(known, sentence), marks: addMark(known.marks, quote) };
    else excerpts.push({ document: quote.document, source, marks: [quote], ...sentence });
  }
  return excerpts;
}

/** @returns an excerpt from its first word to its last, in pieces. */
export function piecesOf({ document, start, end, marks }: Excerpt): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const mark of marks) {
    pieces.push({ text: slice(document, { start: at, end: mark.start }), quoted: false });
    pieces.push({ text: slice(document, mark), quoted: true });
    at = mark.end;
  }
  pieces.push({ text: slice(document, { start: at, end }), quoted: false });
  return pieces.filter(({ text }) => text !== '');
}
