import type { Document, Fact } from '../corpus/corpus.ts';
import { type Locale, localize, truncate } from '../text.ts';

/** What the picture of a visit shows. */
export interface Glance {
  readonly locale: Locale;
  readonly title: string;
  /** Headings of its parts. */
  readonly words: Readonly<Record<keyof typeof WORDS, string>>;
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
  dates: { en: 'Dates', zh: '日期' },
  people: { en: 'People', zh: '人员' },
  figures: { en: 'Figures', zh: '数字' },
  source: { en: 'Drawn from', zh: '依据文件' },
};
const DATES = 5;
const SIDES = 6;
const PEOPLE = 4;
const FIGURES = 6;
/** Discord's limit for what a person who cannot see a file is told [Message, Attachment], in characters. */
export const ALT_TEXT = 1024;

function firstOfEach<T>(items: readonly T[], key: (item: T) => string): T[] {
  const firsts = new Map<string, T>();
  for (const item of items) if (!firsts.has(key(item))) firsts.set(key(item), item);
  return [...firsts.values()];
}

/** Facts with those of the briefing first: an editor chose them. */
function byChoice({ facts, briefing }: Document): Fact[] {
  const chosen = briefing.filter(({ topic }) => topic === undefined).flatMap((part) => part.facts);
  return [...new Set([...chosen, ...facts])];
}

function sidesOf({ people }: Document, locale: Locale): Glance['sides'] {
  const names = [...new Set(people.map(({ side }) => localize(side, locale)))].slice(0, SIDES);
  return names.map((side) => {
    const all = people.filter((person) => localize(person.side, locale) === side);
    const shown = all.slice(0, PEOPLE).map(({ name, role }) => {
      return { name: localize(name, locale), role: localize(role, locale) };
    });
    return { side, people: shown, more: all.length - shown.length };
  });
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

/** @returns what the picture of a document shows; undefined where no editor noted a person, a date or a figure. */
export function glanceOf(document: Document, locale: Locale): Glance | undefined {
  const facts = byChoice(document);
  const dates = datesOf(facts, locale);
  const stated = facts.filter((fact) => !isDate(fact)).flatMap(({ figure }) => (figure ? [figure] : []));
  const figures = firstOfEach(stated, ({ value }) => value.en)
    .slice(0, FIGURES)
    .map(({ value, what }) => ({ value: localize(value, locale), what: localize(what, locale) }));
  const sides = sidesOf(document, locale);
  if (dates.length + figures.length + sides.length === 0) return undefined;
  const word = (key: keyof typeof WORDS) => localize(WORDS[key], locale);
  return {
    locale,
    title: localize(document.title, locale),
    words: {
      glance: word('glance'),
      dates: word('dates'),
      people: word('people'),
      figures: word('figures'),
      source: word('source'),
    },
    dates,
    sides,
    figures,
    source: document.id,
  };
}

/** @returns how many people of a side are not shown, in words; '' for none. */
export function moreWords(count: number, locale: Locale): string {
  return count === 0 ? '' : localize({ en: `and ${count} more`, zh: `另有${count}人` }, locale);
}

/** @returns everything the picture shows, in words, for those who cannot see it; at most {@link ALT_TEXT} characters. */
export function glanceText({ locale, title, words, dates, sides, figures }: Glance): string {
  const [colon, comma, semicolon, stop] = locale === 'en' ? [': ', ', ', '; ', '. '] : ['：', '，', '；', '。'];
  const people = sides.map(({ side, people: shown, more }) => {
    const each = shown.map(({ name, role }) => `${name}${comma}${role}`);
    return `${side}${colon}${[...each, moreWords(more, locale)].filter((text) => text !== '').join(semicolon)}`;
  });
  const parts = [
    [words.dates, dates.map(({ when, what }) => `${when}${comma}${what}`)],
    [words.people, people],
    [words.figures, figures.map(({ value, what }) => `${value}${comma}${what}`)],
  ] as const;
  const said = parts.flatMap(([name, items]) =>
    items.length === 0 ? [] : [`${name}${colon}${items.join(semicolon)}`],
  );
  return truncate([`${words.glance}${colon}${title}`, ...said].join(stop), ALT_TEXT);
}
