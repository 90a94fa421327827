import { type Document, type Fact, overlaps, type Person, type Topic } from '../corpus/corpus.ts';
import type { SectionId } from '../corpus/schema.ts';
import { type Locale, localize, truncate } from '../text.ts';
import { fillTopic } from './slots.ts';

/** What the picture of a visit, or of one topic of it, shows. */
export interface Glance {
  readonly locale: Locale;
  readonly title: string;
  /** Headings of its parts. */
  readonly words: Readonly<Record<Exclude<keyof typeof WORDS, 'topic'>, string>>;
  /** What the document states about a topic, in an editor's words; empty for a whole visit, which has too much. */
  readonly points: readonly string[];
  readonly dates: readonly { readonly when: string; readonly what: string }[];
  readonly sides: readonly { readonly side: string; readonly people: readonly GlancePerson[]; readonly more: number }[];
  readonly figures: readonly { readonly value: string; readonly what: string }[];
  /** Which document it is drawn from. */
  readonly source: string;
}

interface GlancePerson {
  readonly name: string;
  readonly role: string;
}

const WORDS = {
  glance: { en: 'The visit at a glance', zh: '访问一览' },
  topic: { en: 'One topic at a glance', zh: '主题一览' },
  points: { en: 'What is stated', zh: '文中所述' },
  dates: { en: 'Dates', zh: '日期' },
  people: { en: 'People', zh: '人员' },
  figures: { en: 'Figures', zh: '数字' },
  source: { en: 'Drawn from', zh: '依据文件' },
};
const DATES = 5;
const SIDES = 6;
const PEOPLE = 4;
const FIGURES = 6;
const POINTS = 6;
/** Slots whose lines are a topic's points: the others are drawn as people, dates and figures, or are not stated. */
const POINT_SLOTS: readonly SectionId[] = ['bottom-line', 'key-points', 'outcomes'];
/** Discord's limit for what a person who cannot see a file is told [Message, Attachment], in characters. */
export const ALT_TEXT = 1024;

function firstOfEach<T>(items: readonly T[], key: (item: T) => string): T[] {
  const firsts = new Map<string, T>();
  for (const item of items) if (!firsts.has(key(item))) firsts.set(key(item), item);
  return [...firsts.values()];
}

/** Facts of the document or of one topic, those of its briefing first: an editor chose them. */
function byChoice({ facts, briefing }: Document, topic: Topic | undefined): Fact[] {
  const chosen = briefing.filter((part) => part.topic === topic).flatMap((part) => part.facts);
  const others = topic ? facts.filter((fact) => fact.topic === topic.id) : facts;
  return [...new Set([...chosen, ...others])];
}

/** People a topic is about: chosen for its briefing, speaking in its facts, or named in the words they rest on. */
function peopleOf({ people, briefing }: Document, facts: readonly Fact[], topic: Topic | undefined): readonly Person[] {
  if (!topic) return people;
  const chosen = briefing.filter((part) => part.topic === topic).flatMap((part) => part.people);
  const words = facts.flatMap(({ quotes }) => quotes);
  return people.filter(
    (person) =>
      chosen.includes(person) ||
      facts.some(({ speaker }) => speaker === person) ||
      person.quotes.some((quote) => words.some((other) => overlaps(quote, other))),
  );
}

function sidesOf(people: readonly Person[], locale: Locale): Glance['sides'] {
  const names = [...new Set(people.map(({ side }) => localize(side, locale)))].slice(0, SIDES);
  return names.map((side) => {
    const all = people.filter((person) => localize(person.side, locale) === side);
    const shown = all.slice(0, PEOPLE).map(({ name, role }) => {
      return { name: localize(name, locale), role: localize(role, locale) };
    });
    return { side, people: shown, more: all.length - shown.length };
  });
}

function pointsOf(document: Document, topic: Topic, locale: Locale): string[] {
  const slots = fillTopic(document, topic, locale).filter(({ section }) => POINT_SLOTS.includes(section));
  const said = slots.flatMap(({ lines }) => lines.map(({ says }) => says));
  return [...new Set(said)].filter((text) => text !== '').slice(0, POINTS);
}

/** A figure that is a date in itself, such as the year something began. */
const isDate = ({ figure, when }: Fact) => figure !== undefined && figure.value.en === when?.value.en;

/** Each date once, in order; what it is the date of is said best by a figure that is that date. */
function datesOf(facts: readonly Fact[], locale: Locale): Glance['dates'] {
  const dated = facts.flatMap((fact) => (fact.when ? [{ fact, ...fact.when }] : []));
  const best = [...dated.filter(({ fact }) => isDate(fact)), ...dated];
  return firstOfEach(best, ({ sort }) => sort)
    .toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    .slice(0, DATES)
    .map(({ fact, value }) => {
      const what = isDate(fact) && fact.figure ? fact.figure.what : fact.label;
      return { when: localize(value, locale), what: localize(what, locale) };
    });
}

/**
 * @param topic the one it is about; the whole document where it is not given.
 * @returns what the picture shows; undefined where no editor noted a person, a date, a figure or a point.
 */
export function glanceOf(document: Document, locale: Locale, topic?: Topic): Glance | undefined {
  const facts = byChoice(document, topic);
  const dates = datesOf(facts, locale);
  const stated = facts.filter((fact) => !isDate(fact)).flatMap(({ figure }) => (figure ? [figure] : []));
  const figures = firstOfEach(stated, ({ value }) => value.en)
    .slice(0, FIGURES)
    .map(({ value, what }) => ({ value: localize(value, locale), what: localize(what, locale) }));
  const sides = sidesOf(peopleOf(document, facts, topic), locale);
  const points = topic ? pointsOf(document, topic, locale) : [];
  if (dates.length + figures.length + sides.length + points.length === 0) return undefined;
  const word = (key: keyof typeof WORDS) => localize(WORDS[key], locale);
  return {
    locale,
    title: localize((topic ?? document).title, locale),
    words: {
      glance: word(topic ? 'topic' : 'glance'),
      points: word('points'),
      dates: word('dates'),
      people: word('people'),
      figures: word('figures'),
      source: word('source'),
    },
    ...{ points, dates, sides, figures },
    source: document.id,
  };
}

/** @returns how many people of a side are not shown, in words; '' for none. */
export function moreWords(count: number, locale: Locale): string {
  return count === 0 ? '' : localize({ en: `and ${count} more`, zh: `另有${count}人` }, locale);
}

/** @returns everything the picture shows, in words, for those who cannot see it; at most {@link ALT_TEXT} characters. */
export function glanceText({ locale, title, words, points, dates, sides, figures }: Glance): string {
  const [colon, comma, semicolon, stop] = locale === 'en' ? [': ', ', ', '; ', '. '] : ['：', '，', '；', '。'];
  const people = sides.map(({ side, people: shown, more }) => {
    const each = shown.map(({ name, role }) => `${name}${comma}${role}`);
    return `${side}${colon}${[...each, moreWords(more, locale)].filter((text) => text !== '').join(semicolon)}`;
  });
  // Each point is a sentence of its own.
  const bare = points.map((point) => point.replace(/[.。]$/, ''));
  const parts = [
    [words.dates, dates.map(({ when, what }) => `${when}${comma}${what}`)],
    [words.people, people],
    [words.figures, figures.map(({ value, what }) => `${value}${comma}${what}`)],
    // Last, though drawn first: where there is too much, sentences give way before names and numbers.
    [words.points, bare],
  ] as const;
  const said = parts.flatMap(([name, items]) =>
    items.length === 0 ? [] : [`${name}${colon}${items.join(semicolon)}`],
  );
  return truncate([`${words.glance}${colon}${title}`, ...said].join(stop), ALT_TEXT);
}
