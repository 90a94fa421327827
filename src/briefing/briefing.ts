import { type Corpus, type Document, passageAt, proveQuote, type Topic } from '../corpus/corpus.ts';
import type { SectionId } from '../corpus/schema.ts';
import { UserError } from '../errors.ts';
import { fold, hasHan, type Locale, localize } from '../text.ts';
import type { BriefingLine } from './lines.ts';
import { fillTopic, fillWhole } from './slots.ts';
import { HEADINGS } from './words.ts';

/** Which briefing is wanted. */
export interface BriefingRequest {
  /** Id or title of a document; the one an editor wrote facts about where it is not given. */
  readonly document?: string | undefined;
  /** Id or title of a topic, in either language; the whole document where it is not given. */
  readonly topic?: string | undefined;
  readonly locale: Locale;
}

/** One slot of a briefing. */
export interface BriefingSection {
  readonly id: SectionId;
  readonly heading: string;
  /** Empty where the document does not say. */
  readonly lines: readonly BriefingLine[];
}

/** A visit, or one topic of it: plain data made only of what editors wrote down and of exact quotes. */
export interface Briefing {
  readonly document: Document;
  readonly locale: Locale;
  readonly topic: Topic | undefined;
  /** Which topic of how many, from 1, as a series goes through them. */
  readonly part: { readonly number: number; readonly of: number } | undefined;
  readonly title: string;
  readonly sections: readonly BriefingSection[];
}

const isSame = (typed: string, names: readonly string[]) => names.some((name) => fold(name) === fold(typed));
const titlesOf = ({ id, title }: Topic | Document) => [id, title.en, title.zh];
const listed = (items: readonly (Topic | Document)[]) => ({
  en: items.map(({ id, title }) => `${id} (${title.en})`).join(', '),
  zh: items.map(({ id, title }) => `${id}（${title.zh}）`).join('、'),
});

/** Those meant by what was typed: by id or title, else by a part of a title that only one of them has. */
function pick<T extends Topic | Document>(typed: string, items: readonly T[]): T | undefined {
  const exact = items.find((item) => isSame(typed, titlesOf(item)));
  if (exact) return exact;
  const part = fold(typed);
  if (part.length < (hasHan(part) ? 2 : 3)) return undefined;
  const partly = items.filter((item) => titlesOf(item).some((name) => fold(name).includes(part)));
  return partly.length === 1 ? partly[0] : undefined;
}

/** Topics that have something to say: with facts, or with a part of a briefing. */
function topicsOf({ topics, facts, briefing }: Document): Topic[] {
  return topics.filter(
    ({ id }) => facts.some(({ topic }) => topic === id) || briefing.some(({ topic }) => topic?.id === id),
  );
}

function findDocument({ documents }: Corpus, id: string | undefined, topic: string | undefined): Document {
  if (id !== undefined) {
    const document = pick(id, documents);
    if (document) return document;
    const { en, zh } = listed(documents.slice(0, 10));
    throw new UserError({
      en: `There is no document "${id}"; there are: ${en}.`,
      zh: `没有文件“${id}”；现有：${zh}。`,
    });
  }
  const withTopic = topic === undefined ? undefined : documents.find((document) => pick(topic, topicsOf(document)));
  const document = withTopic ?? documents.find(({ facts }) => facts.length > 0) ?? documents[0];
  if (!document) throw new Error('a corpus without a document was loaded');
  return document;
}

function findTopic(document: Document, typed: string): Topic {
  const topics = topicsOf(document);
  const topic = pick(typed, topics);
  if (topic) return topic;
  const { en, zh } = listed(topics);
  const none = {
    en: `${document.id} has no topics; leave the topic out`,
    zh: `${document.id} 未分主题，请不要填写主题`,
  };
  const some = { en: `there are: ${en}`, zh: `现有：${zh}` };
  const { en: inEnglish, zh: inChinese } = topics.length === 0 ? none : some;
  throw new UserError({
    en: `There is no topic "${typed}"; ${inEnglish}.`,
    zh: `没有主题“${typed}”；${inChinese}。`,
  });
}

/**
 * @param document id or title; the one an editor wrote facts about where it is not given.
 * @returns the topics of a document in the order of a series; none where nobody divided it.
 * @throws UserError where there is no such document.
 */
export function briefingTopics(corpus: Corpus, document?: string): readonly Topic[] {
  return topicsOf(findDocument(corpus, document, undefined));
}

/**
 * Makes the briefing on a visit, or on one topic of it.
 * @throws UserError for an unknown document or topic, saying what there is.
 */
export function createBriefing(corpus: Corpus, { document: id, topic: typed, locale }: BriefingRequest): Briefing {
  const document = findDocument(corpus, id, typed);
  const topic = typed === undefined ? undefined : findTopic(document, typed);
  const topics = topicsOf(document);
  const filled = topic ? fillTopic(document, topic, locale) : fillWhole(document, locale);
  const sections = filled.map(({ section, lines }) => ({
    id: section,
    heading: localize(HEADINGS[section], locale),
    lines,
  }));
  for (const { quotes } of sections.flatMap(({ lines }) => lines)) for (const quote of quotes) proveQuote(quote);
  return {
    document,
    locale,
    topic,
    part: topic && { number: topics.indexOf(topic) + 1, of: topics.length },
    title: localize((topic ?? document).title, locale),
    sections,
  };
}

/** @returns the numbers of the passages that lines rest on, in order. */
export function passagesOf(lines: readonly BriefingLine[]): number[] {
  const numbers = lines.flatMap(({ quotes }) =>
    quotes.flatMap(({ document, start }) => passageAt(document, start)?.ordinal ?? []),
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}
