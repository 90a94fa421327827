import { type Document, type Fact, type Gap, type Person, type Quote, quoteOf } from '../corpus/corpus.ts';
import type { Span } from '../corpus/passages.ts';
import type { SectionId } from '../corpus/schema.ts';
import { hasHan, type Locale, localize } from '../text.ts';

/** One line of a briefing, with what it rests on. */
export interface BriefingLine {
  /** What one screen shows, without its sources. */
  readonly text: string;
  /** An editor's words in full; '' where the line is the document's own words. */
  readonly says: string;
  /** The proof; of something not stated the nearest words, if there are any. */
  readonly quotes: readonly Quote[];
  /** How rough words are read. */
  readonly reading: string | undefined;
}

/** The most of a sentence that is quoted where no editor chose the words, in UTF-16 units. */
const LONGEST_QUOTE = 220;

/** Before a quote in another language than the reader's. */
const ORIGINAL = { en: ' Original: ', zh: '原文：' };

/** Quotes in quotation marks, as one line; what lies between two of them is left out and marked. */
function inMarks(quotes: readonly Quote[]): string {
  return `“${quotes.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' … ')}”`;
}

/**
 * A point in the words of who made it, after an editor's words where nobody is said to have made it, or in another
 * language than the reader's.
 */
function keyPoint({ quotes, speaker }: Fact, answer: string, locale: Locale): string {
  const readable = hasHan(quotes.map(({ text }) => text).join('')) === (locale !== 'en');
  if (speaker && readable) return `${localize(speaker.name, locale)}${locale === 'en' ? ': ' : '：'}${inMarks(quotes)}`;
  const more = quotes.filter(({ text }) => !answer.includes(text));
  const lead = readable && locale === 'en' ? ' ' : localize(ORIGINAL, locale);
  return more.length === 0 ? answer : `${answer}${lead}${inMarks(more)}`;
}

/** @returns a fact as the slot shows it: key points as quotes, figures as figure and meaning, others as its answer. */
export function factLine(fact: Fact, section: SectionId, locale: Locale): BriefingLine {
  const says = localize(fact.answer, locale);
  const figure = section === 'figures' ? fact.figure : undefined;
  const inFigures = figure && {
    en: `${figure.value.en} (${figure.what.en})`,
    zh: `${figure.value.zh}（${figure.what.zh}）`,
  };
  const text = section === 'key-points' ? keyPoint(fact, says, locale) : inFigures ? localize(inFigures, locale) : says;
  return { text, says, quotes: fact.quotes, reading: fact.reading && localize(fact.reading, locale) };
}

/** @returns a person with side and role. */
export function personLine({ name, side, role, quotes }: Person, locale: Locale): BriefingLine {
  const says = localize(
    { en: `${name.en} (${side.en}): ${role.en}`, zh: `${name.zh}（${side.zh}）：${role.zh}` },
    locale,
  );
  return { text: says, says, quotes, reading: undefined };
}

/** @returns what is not stated: its name among others that are not, the whole sentence elsewhere. */
export function gapLine({ label, says, quotes }: Gap, section: SectionId, locale: Locale): BriefingLine {
  const whole = localize(says, locale);
  return { text: section === 'not-stated' ? localize(label, locale) : whole, says: whole, quotes, reading: undefined };
}

/** @returns a sentence of a document in its own words, or as much of its beginning as is short enough to quote. */
export function wordsLine(document: Document, { start, end }: Span): BriefingLine {
  const room = document.text.slice(start, Math.min(end, start + LONGEST_QUOTE));
  const space = start + LONGEST_QUOTE < end ? room.search(/\s\S*$/) : -1;
  // Words where there are words; else characters, none of them cut in two.
  const words = space > LONGEST_QUOTE / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  const quote = quoteOf(document, { start, end: start + words.trimEnd().length });
  const cut = quote.end < end ? '…' : '';
  return { text: inMarks([quote]) + cut, says: '', quotes: [quote], reading: undefined };
}
