import { passageAt, type Quote } from '../corpus/corpus.ts';
import { type Locale, localize } from '../text.ts';
import type { Briefing, BriefingSection } from './briefing.ts';
import type { BriefingLine } from './lines.ts';
import { BRIEFING, NOT_NOTED, NOT_STATED, READING, SOURCES, UNEDITED } from './words.ts';

/** A picture the file points to. */
export interface LinkedPicture {
  /** Where it lies, seen from the file. */
  readonly path: string;
  /** What a person who cannot see it is told. */
  readonly description: string;
}

/**
 * Makes a text come out of CommonMark and GitHub's Markdown as it stands. What has no effect where it stands (a full
 * stop, a hyphen between words) is left as it is, so that quotes can be found by their words.
 */
export function escapeMarkdownFile(text: string): string {
  return (
    text
      .replace(/(?!\n)\p{Cc}+/gu, ' ')
      .replace(/[\\`*_[\]<>~|$]/g, '\\$&')
      // An entity, such as `&amp;`.
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Lines that begin like a heading, list, quotation, rule or underline of a heading.
      .replace(/^([ \t]*)([#+=-])/gm, '$1\\$2')
      .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
  );
}

const oneLine = (text: string) => escapeMarkdownFile(text.replace(/\s+/g, ' ').trim());

/** A quote to the letter, with the passage and the offsets where it stands. */
function drawQuote(quote: Quote, locale: Locale): string[] {
  const { document, start, end, text } = quote;
  const passage = passageAt(document, start)?.id ?? document.id;
  const where = { en: `${passage}, ${start}–${end}`, zh: `${passage}，${start}–${end}` };
  const lines = escapeMarkdownFile(text.replace(/\r\n?/g, '\n')).split('\n');
  return [...lines.map((line) => `  > ${line.trim()}`), '  >', `  > — ${oneLine(localize(where, locale))}`, ''];
}

function drawLine(line: BriefingLine, locale: Locale): string[] {
  const colon = locale === 'en' ? ': ' : '：';
  return [
    `- ${oneLine(line.says || line.text)}`,
    '',
    ...line.quotes.flatMap((quote) => drawQuote(quote, locale)),
    ...(line.reading === undefined ? [] : [`  _${localize(READING, locale)}_${colon}${oneLine(line.reading)}`, '']),
  ];
}

function drawSection({ heading, lines }: BriefingSection, unstated: string, locale: Locale): string[] {
  const drawn = lines.length === 0 ? [unstated, ''] : lines.flatMap((line) => drawLine(line, locale));
  return [`## ${oneLine(heading)}`, '', ...drawn];
}

function drawSources({ document, locale }: Briefing): string[] {
  const about = [localize(document.title, locale), document.date, document.source].filter((part) => part !== undefined);
  const offsets = {
    en: 'Every quote is exact. The numbers behind it are its beginning and end in the document, in UTF-16 units.',
    zh: '引文与原文逐字一致；其后的数字是它在文件中的起止位置（UTF-16 单位）。',
  };
  return [
    `## ${localize(SOURCES, locale)}`,
    '',
    `- ${oneLine(document.id)}${locale === 'en' ? ': ' : '：'}${oneLine(about.join(', '))}`,
    '',
    localize(offsets, locale),
    '',
  ];
}

/** Writes a briefing as a Markdown file, with every quote to the letter and where it stands. */
export function briefingMarkdown(briefing: Briefing, picture?: LinkedPicture): string {
  const { document, topic, part, locale, sections } = briefing;
  const edited = document.facts.length + document.people.length + document.gaps.length > 0;
  const unstated = localize(edited ? NOT_STATED : NOT_NOTED, locale);
  const number =
    part && localize({ en: `, topic ${part.number} of ${part.of}`, zh: `，主题${part.number}/${part.of}` }, locale);
  const about = topic
    ? `${localize(BRIEFING, locale)}${number} · ${localize(document.title, locale)}`
    : localize(BRIEFING, locale);
  return [
    `# ${oneLine(briefing.title)}`,
    '',
    oneLine(about),
    '',
    ...(picture ? [`![${oneLine(picture.description)}](<${picture.path.replace(/[<>\\]/g, '\\$&')}>)`, ''] : []),
    ...sections.flatMap((section) => drawSection(section, unstated, locale)),
    ...(edited ? [] : [oneLine(localize(UNEDITED, locale)), '']),
    ...drawSources(briefing),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
