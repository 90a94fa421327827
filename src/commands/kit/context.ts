import { createHash } from 'node:crypto';
import { type Document, type Passage, passageAt, proveQuote, type Quote, quoteOf, slice } from '../../corpus/corpus.ts';
import type { Span } from '../../corpus/passages.ts';
import { UserError } from '../../errors.ts';
import { type Locale, localize } from '../../text.ts';
import { CHANGED, STALE_BUTTON, showButton } from './buttons.ts';
import type { Button, ShownQuote } from './reply.ts';

const IN_CONTEXT = { en: 'Show in context', zh: '查看上下文' };
/** Buttons that show a quote in context on one reply: more would hide the others. */
const MOST_BUTTONS = 3;
/** Quotes of one passage that are marked: a button has room for their offsets. */
const MOST_MARKS = 4;
const SPAN = /^(\d{1,9})-(\d{1,9})$/;

/** A few characters that change with the words of the spans, so that an old button never marks other words. */
function digestOf(document: Document, spans: readonly Span[]): string {
  const words = spans.map((span) => slice(document, span)).join('\n');
  return createHash('sha256').update(words).digest('base64url').slice(0, 8);
}

/** What the `press` of `/passage` takes to mark quotes of one document. */
export function contextArguments(document: Document, spans: readonly Span[]): string[] {
  return [document.id, digestOf(document, spans), ...spans.map(({ start, end }) => `${start}-${end}`)];
}

/**
 * Reads what {@link contextArguments} wrote.
 * @returns the quotes to mark.
 * @throws UserError where that is no such thing, or the document does not say the same there any more.
 */
export function readContext(document: Document, digest: string, texts: readonly string[]): Quote[] {
  const spans = texts.map((text): Span => {
    const [, start, end] = SPAN.exec(text) ?? [];
    if (start === undefined || end === undefined || Number(start) >= Number(end)) throw new UserError(STALE_BUTTON);
    return { start: Number(start), end: Number(end) };
  });
  const areInside = spans.every(({ start, end }) => end <= document.text.length && passageAt(document, start));
  if (!areInside || digestOf(document, spans) !== digest) throw new UserError(CHANGED);
  return spans.map((span) => quoteOf(document, span));
}

/** Buttons that show the quotes of a reply where they stand, one for each passage, in the order of the quotes. */
export function contextButtons(quotes: readonly Quote[], locale: Locale): Button[] {
  const groups = new Map<Passage, Quote[]>();
  for (const quote of quotes) {
    const passage = passageAt(quote.document, quote.start);
    if (passage) groups.set(passage, [...(groups.get(passage) ?? []), quote]);
  }
  const shown = [...groups].slice(0, MOST_BUTTONS);
  const inOne = new Set(shown.map(([{ document }]) => document)).size === 1;
  return shown.map(([passage, marks]) => {
    const name = inOne ? `#${passage.ordinal}` : passage.id;
    const several = { en: `Show ${name} in context`, zh: `查看${name}的上下文` };
    const label = localize(shown.length === 1 ? IN_CONTEXT : several, locale);
    const args = contextArguments(passage.document, marks.slice(0, MOST_MARKS));
    return showButton(label, 'passage', args, `/passage ${passage.id}`);
  });
}

/** The passages from the one before the first span to the one after the last, as one stretch of the document. */
function stretchAround(document: Document, spans: readonly Span[]): Span {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const { passages } = document;
  const first = passages.findLastIndex((passage) => passage.start <= start);
  const last = passages.findLastIndex((passage) => passage.start < end);
  return {
    start: passages[Math.max(0, first - 1)]?.start ?? start,
    end: Math.max(end, passages[Math.min(passages.length - 1, last + 1)]?.end ?? end),
  };
}

/**
 * @returns the quotes marked where they stand, with their passage and its neighbours around them.
 * @throws Error where the document does not say just that there.
 */
export function showInContext(document: Document, quotes: readonly Quote[]): ShownQuote[] {
  for (const quote of quotes) proveQuote(quote);
  const stretch = stretchAround(document, quotes);
  return quotes.map((quote) => ({
    quote,
    before: slice(document, { start: stretch.start, end: quote.start }),
    after: slice(document, { start: quote.end, end: stretch.end }),
    source: passageAt(document, quote.start)?.id ?? document.id,
  }));
}
