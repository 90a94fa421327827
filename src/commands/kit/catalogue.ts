import { type Corpus, type Document, type Fact, type Passage, type Person, slice } from '../../corpus/corpus.ts';
import { fold, type Locale, localize, truncate } from '../../text.ts';
import { createMatcher, type Matcher, type Named } from './matcher.ts';

/** The things of one kind there are to look up. */
export interface Shelf<T> {
  readonly matcher: Matcher<T>;
  /** What stands for an item in options and buttons: its id, behind its document's where several items have it. */
  readonly referenceOf: (item: T) => string;
  /** The item a reference stands for; `document/id` is one even where the id would do. */
  readonly get: (reference: string) => T | undefined;
  /** What people choose it by. */
  readonly labelOf: (item: T, locale: Locale) => string;
  readonly documentOf: (item: T) => Document;
}

/** Everything of a corpus there is to look up; each shelf is made when it is first asked for. */
export interface Catalogue {
  readonly documents: Shelf<Document>;
  readonly facts: Shelf<Fact>;
  readonly people: Shelf<Person>;
  readonly passages: Shelf<Passage>;
}

/** Enough of a passage to know it by, in UTF-16 units. */
const OPENING = 60;

/** Asks of one language a fact is found by: editors write the plainest first, and each takes its time to prepare. */
const ASKS = 12;

interface Kind<T> {
  readonly entries: readonly Named<T>[];
  readonly idOf: (item: T) => string;
  readonly labelOf: (item: T, locale: Locale) => string;
  readonly documentOf: (item: T) => Document;
}

function createShelf<T>({ entries, idOf, labelOf, documentOf }: Kind<T>): Shelf<T> {
  const owners = new Map<string, number>();
  for (const { item } of entries) owners.set(idOf(item), (owners.get(idOf(item)) ?? 0) + 1);
  const fullOf = (item: T) => `${documentOf(item).id}/${idOf(item)}`;
  const referenceOf = (item: T) => (owners.get(idOf(item)) === 1 ? idOf(item) : fullOf(item));
  const byReference = new Map(
    entries.flatMap(({ item }) => [fullOf(item), referenceOf(item)].map((key) => [key, item])),
  );
  return {
    matcher: createMatcher(entries),
    referenceOf,
    get: (reference) => byReference.get(reference),
    labelOf,
    documentOf,
  };
}

/** Takes one of each group in turn, so that the first few items are of different groups. */
function interleave<T>(items: readonly T[], groupOf: (item: T) => unknown): T[] {
  const turns = new Map<unknown, number>();
  const placed = items.map((item, index) => {
    const turn = turns.get(groupOf(item)) ?? 0;
    turns.set(groupOf(item), turn + 1);
    return { item, turn, index };
  });
  return placed.sort((a, b) => a.turn - b.turn || a.index - b.index).map(({ item }) => item);
}

/** An id as words: `aid-funds` is found by "aid funds". */
const idWords = (id: string) => id.replaceAll('-', ' ');
const both = ({ en, zh }: { readonly en: string; readonly zh: string }) => [en, zh];

function documentShelf({ documents }: Corpus): Shelf<Document> {
  const entries = documents.map((item) => {
    return { item, names: [...both(item.title), item.id], aliases: [idWords(item.id)], texts: [] };
  });
  const labelOf = ({ title }: Document, locale: Locale) => localize(title, locale);
  return createShelf({ entries, idOf: ({ id }) => id, labelOf, documentOf: (item) => item });
}

function factShelf({ documents }: Corpus): Shelf<Fact> {
  const facts = documents.flatMap((document) => interleave(document.facts, ({ topic }) => topic));
  const entries = facts.map((item) => {
    const topic = item.document.topics.find(({ id }) => id === item.topic);
    const aliases = [
      idWords(item.id),
      ...(topic ? both(topic.title) : []),
      ...(item.speaker ? both(item.speaker.name) : []),
    ];
    return {
      item,
      names: both(item.label),
      aliases,
      texts: [item.asks.en, item.asks.zh].flatMap((asks) => asks.slice(0, ASKS)),
    };
  });
  const labelOf = ({ label }: Fact, locale: Locale) => localize(label, locale);
  return createShelf({ entries, idOf: ({ id }) => id, labelOf, documentOf: ({ document }) => document });
}

function personShelf({ documents, lexicon }: Corpus): Shelf<Person> {
  const spellings = new Map<string, readonly string[]>();
  for (const { id, en, zh } of lexicon.names) {
    for (const known of [id, ...en, ...zh].map(fold)) spellings.set(known, [...en, ...zh]);
  }
  const entries = documents.flatMap(({ people }) =>
    people.map((item) => {
      const known = [item.id, ...both(item.name)].flatMap((name) => spellings.get(fold(name)) ?? []);
      const aliases = [idWords(item.id), ...new Set(known), ...both(item.side)];
      return { item, names: both(item.name), aliases, texts: both(item.role) };
    }),
  );
  const labelOf = ({ name, side }: Person, locale: Locale) => `${localize(name, locale)} — ${localize(side, locale)}`;
  return createShelf({ entries, idOf: ({ id }) => id, labelOf, documentOf: ({ document }) => document });
}

function passageShelf({ documents }: Corpus): Shelf<Passage> {
  const entries = documents.flatMap((document) =>
    document.passages.map((item) => {
      const names = [item.id, `#${item.ordinal}`];
      return { item, names, aliases: item.trail, texts: [slice(document, item)] };
    }),
  );
  const labelOf = (passage: Passage) => {
    const { id, start, end } = passage;
    const opening = slice(passage.document, { start, end: Math.min(end, start + 2 * OPENING) });
    return `${id}: ${truncate(opening.replace(/\s+/g, ' '), OPENING)}`;
  };
  return createShelf({ entries, idOf: ({ id }) => id, labelOf, documentOf: ({ document }) => document });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const catalogues = new WeakMap<Corpus, Catalogue>();

/** @returns what there is to look up in a corpus: made once, for a corpus never changes. */
export function catalogueOf(corpus: Corpus): Catalogue {
  const known = catalogues.get(corpus);
  if (known) return known;
  const documents = lazily(() => documentShelf(corpus));
  const facts = lazily(() => factShelf(corpus));
  const people = lazily(() => personShelf(corpus));
  const passages = lazily(() => passageShelf(corpus));
  const catalogue: Catalogue = {
    get documents() {
      return documents();
    },
    get facts() {
      return facts();
    },
    get people() {
      return people();
    },
    get passages() {
      return passages();
    },
  };
  catalogues.set(corpus, catalogue);
  return catalogue;
}
