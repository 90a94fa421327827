import { proveQuote, type Quote, sentenceAt, slice } from '../../corpus/corpus.ts';
import { type Locale, localize } from '../../text.ts';

/** A quote as it is shown: marked within the sentence it stands in. */
export interface ShownQuote {
  readonly quote: Quote;
  /** The words of its sentence before and after it. */
  readonly before: string;
  readonly after: string;
  /** Where it stands, e.g. `zhejiang-visit#3`. */
  readonly source: string;
}

/** A button whose whole state is in it, so that it works after a restart: which command is to do what, with what. */
export interface Button {
  readonly label: string;
  /** The command whose `press` answers it. */
  readonly command: string;
  readonly args: readonly string[];
  /** What to type for the same thing where there are no buttons, e.g. `/passage zhejiang-visit#3`. */
  readonly typed?: string;
}

/**
 * What each front door draws in a way of its own: an instant in the reader's time zone, a channel by the name it has
 * today, a link to follow.
 */
export type Mark =
  | { readonly type: 'instant' /** Milliseconds since 1970. */; readonly at: number; readonly timeZone: string }
  | { readonly type: 'channel'; readonly id: string }
  | { readonly type: 'link' /** Our own words, never a document's or a person's. */; readonly url: string };

export interface Field {
  readonly name: string;
  readonly value: string;
  /** Each on a line of its own after the value. */
  readonly marks?: readonly Mark[];
}

/** What a post is known by, also to a program that looks for it later. */
export interface Stamp {
  /** With the time, the same however often and of whatever corpus the post is made. */
  readonly text: string;
  /** Which part of a series it is. */
  readonly part?: string;
  /** When it was due, milliseconds since 1970. */
  readonly at: number;
}

/** Between what a post is known by and what may differ from one making of it to the next. */
export const STAMP_GAP = ' · ';

/** @returns a stamp as one line, without its time. */
export function stampLine({ text, part }: Stamp): string {
  return part === undefined ? text : text + STAMP_GAP + part;
}

/** A file that goes with a reply. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  /** What a person who cannot see it is told. */
  readonly description: string;
}

/** What a command answers: plain data, drawn by each front door in its own way. All texts are plain, not Markdown. */
export interface Reply {
  readonly locale: Locale;
  /** Names what the reply is about in a few words. */
  readonly title: string;
  /** What a person reads first, whole in itself. */
  readonly text: string;
  /** What the quotes are to the text: its proof, only what stands nearest, or what was looked up. */
  readonly quotesAs: 'evidence' | 'nearest' | 'found';
  readonly quotes: readonly ShownQuote[];
  readonly fields: readonly Field[];
  /** Readings and hints. */
  readonly notes: readonly string[];
  readonly buttons: readonly Button[];
  readonly files: readonly Attachment[];
  /** Shown only to who asked. */
  readonly private: boolean;
  /** Whether it takes the place of the message whose button brought it, where only who pressed sees that one. */
  readonly replaces?: boolean;
  /** The question it answers: shown with it where the front door does not show it anyway, and kept for follow-ups. */
  readonly question?: string;
  readonly stamp?: Stamp;
}

/** A reply with everything left out that a command does not say. */
export function reply(given: Pick<Reply, 'locale' | 'title' | 'text'> & Partial<Reply>): Reply {
  return { quotesAs: 'found', quotes: [], fields: [], notes: [], buttons: [], files: [], private: false, ...given };
}

/**
 * @returns the quote with the rest of its sentence around it (of its first sentence, where it spans several).
 * @throws Error where the document does not say just that there.
 */
export function showQuote(quote: Quote): ShownQuote {
  proveQuote(quote);
  const { document, start, end } = quote;
  const first = sentenceAt(document, start);
  const last = sentenceAt(document, end - 1);
  const source = first?.passage.id ?? document.id;
  return {
    quote,
    before: first ? slice(document, { start: first.start, end: start }) : '',
    after: last ? slice(document, { start: end, end: last.end }) : '',
    source,
  };
}

/** @returns the heading above the quotes of a reply. */
export function quotesHeading({ quotesAs, locale }: Reply): string {
  const headings = {
    evidence: { en: 'The words this rests on', zh: '依据的原文' },
    nearest: { en: 'Nearest words in the document (not an answer)', zh: '最接近的原文（并非答案）' },
    found: { en: 'In the document', zh: '原文' },
  };
  return localize(headings[quotesAs], locale);
}
