import type { Language, Localized } from '../text.ts';
import type { Span } from './passages.ts';
import type { Kind, LexiconFile, SectionId } from './schema.ts';

/** The smallest thing we quote. */
export interface Sentence extends Span {
  readonly passage: Passage;
  /** Position among the sentences of its document, from 0. */
  readonly ordinal: number;
}

/** A contiguous slice of a document. */
export interface Passage extends Span {
  /** `document#ordinal`, ordinal from 1. */
  readonly id: string;
  readonly document: Document;
  readonly ordinal: number;
  readonly trail: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** An exact slice of a document. */
export interface Quote extends Span {
  readonly document: Document;
  readonly text: string;
}

/** What facts and gaps have in common: how they are found and what they rest on. */
export interface Entry {
  readonly id: string;
  readonly document: Document;
  readonly label: Localized;
  readonly quotes: readonly Quote[];
  readonly asks: Readonly<Record<Language, readonly string[]>>;
}

/** Something a document states, written down by an editor. */
export interface Fact extends Entry {
  readonly topic: string | undefined;
  readonly kinds: readonly Kind[];
  readonly speaker: Person | undefined;
  readonly answer: Localized;
  readonly reading: Localized | undefined;
  readonly figure: { readonly value: Localized; readonly what: Localized } | undefined;
  readonly when: { readonly value: Localized; readonly sort: string } | undefined;
  /** Ids of names: what it tells of goes from some to others, and never the other way. */
  readonly goes: { readonly from: readonly string[]; readonly to: readonly string[] } | undefined;
}

/** Something people ask that the document does not say. */
export interface Gap extends Entry {
  readonly says: Localized;
  readonly kinds: readonly Kind[] | undefined;
}

export interface Person {
  readonly id: string;
  readonly document: Document;
  readonly name: Localized;
  readonly side: Localized;
  readonly role: Localized;
  readonly quotes: readonly Quote[];
}

export interface Topic {
  readonly id: string;
  readonly title: Localized;
}

/** What an editor chose for one slot of a briefing. */
export interface BriefingPart {
  readonly section: SectionId;
  /** Undefined for the briefing on the whole document. */
  readonly topic: Topic | undefined;
  readonly facts: readonly Fact[];
  readonly people: readonly Person[];
  readonly gaps: readonly Gap[];
}

/** One text file of the corpus, byte for byte, with what editors wrote about it. */
export interface Document {
  /** The file's name without its ending. */
  readonly id: string;
  readonly text: string;
  readonly title: Localized;
  readonly date: string | undefined;
  readonly source: string | undefined;
  readonly passages: readonly Passage[];
  readonly topics: readonly Topic[];
  readonly people: readonly Person[];
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly briefing: readonly BriefingPart[];
}

export interface Corpus {
  readonly documents: readonly Document[];
  readonly lexicon: LexiconFile;
  /** SHA-256 over every file read: the same digest, the same corpus. */
  readonly digest: string;
}

/** @returns the passage a span of a document begins in; undefined outside every passage. */
export function passageAt(document: Document, start: number): Passage | undefined {
  return document.passages.find((passage) => passage.start <= start && start < passage.end);
}

/** @returns the sentence a span of a document begins in; undefined outside every sentence. */
export function sentenceAt(document: Document, start: number): Sentence | undefined {
  return passageAt(document, start)?.sentences.find((sentence) => sentence.start <= start && start < sentence.end);
}

/** @returns whether two spans of a document have a character in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** @returns the share of a span's characters that another has, too, from 0 to 1. */
export function shareIn(span: Span, other: Span): number {
  const common = Math.min(span.end, other.end) - Math.max(span.start, other.start);
  return Math.max(0, common) / (span.end - span.start);
}

/** @returns the exact words of a span of a document. */
export function slice(document: Document, span: Span): string {
  return document.text.slice(span.start, span.end);
}

/** @returns the span of a document as a quote. */
export function quoteOf(document: Document, span: Span): Quote {
  return { document, start: span.start, end: span.end, text: slice(document, span) };
}

/**
 * Proves a quote before it is shown.
 * @throws Error where its text is not the exact slice of its document between its offsets.
 */
export function proveQuote(quote: Quote): void {
  if (quote.text === '' || slice(quote.document, quote) !== quote.text) {
    throw new Error(
      `a quote of ${quote.document.id} at ${quote.start}–${quote.end} is not what the document says there`,
    );
  }
}
