import type { Fact, Quote } from '../../corpus/corpus.ts';
import { type Locale, type Localized, localize, truncate } from '../../text.ts';
import { type ShownQuote, showQuote } from './reply.ts';

const READING = { en: 'Reading: ', zh: '解读：' };
/** What one fact takes in a list, in UTF-16 units: half a dozen lines go into one message. */
const LONGEST_LINE = 260;

/** @returns notes that name editors' readings for what they are, each once. */
export function readingNotes(readings: readonly string[], locale: Locale): string[] {
  return [...new Set(readings)].map((reading) => localize(READING, locale) + reading);
}

/** @returns the notes for the readings of facts. */
export function readingsOf(facts: readonly Fact[], locale: Locale): string[] {
  const readings = facts.flatMap(({ reading }) => (reading ? [localize(reading, locale)] : []));
  return readingNotes(readings, locale);
}

/** @returns the quotes as they are shown, each once. */
export function showEach(quotes: readonly Quote[]): ShownQuote[] {
  const keyOf = ({ document, start, end }: Quote) => `${document.id}:${start}-${end}`;
  return [...new Map(quotes.map((quote) => [keyOf(quote), quote])).values()].map(showQuote);
}

/** @returns a line of a list: what it is listed under, and what is said. */
export function listLine(head: string, said: string, locale: Locale): string {
  return truncate(`${head}${localize({ en: ': ', zh: '：' }, locale)}${said}`, LONGEST_LINE);
}

/** @returns the same, behind a bullet, where a list has no heads. */
export function bulletLine(said: string): string {
  return truncate(`• ${said}`, LONGEST_LINE);
}

/** @returns the document a fact stands in, in brackets, where several documents are listed together. */
export function fromDocument({ document }: Fact, documents: readonly unknown[], locale: Locale): string {
  if (documents.length < 2) return '';
  const title: Localized = document.title;
  return localize({ en: ` (${title.en})`, zh: `（${title.zh}）` }, locale);
}
