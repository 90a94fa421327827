import { z } from 'zod';

const words = z.string().trim().min(1, 'is empty; write at least one word');
const localized = z.strictObject({ en: words, zh: words });
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is no id; use lower-case letters, digits and single hyphens');
/** A list, or a block of text with one phrase per line, which reads and parses faster where there are many. */
const phrases = z
  .union([
    z.array(words),
    z.string().transform((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .default([]);

/** The kinds of answer a question can ask for; `what` stands for anything else. */
export const KINDS = ['who', 'when', 'where', 'how-many', 'how-much', 'why', 'what'] as const;
export type Kind = (typeof KINDS)[number];
const kinds = z.array(z.enum(KINDS)).min(1, 'is empty; name at least one kind');

const quotes = z.array(words).min(1, 'is empty; give at least one exact quote');
const asks = z.strictObject({ en: phrases, zh: phrases });

const person = z.strictObject({ id, name: localized, side: localized, role: localized, quotes });
const topic = z.strictObject({ id, title: localized });
const fact = z.strictObject({
  id,
  topic: id.optional(),
  kinds,
  speaker: id.optional(),
  label: localized,
  answer: localized,
  quotes,
  reading: localized.optional(),
  figure: z.strictObject({ value: localized, what: localized }).optional(),
  when: z.strictObject({ value: localized, sort: words }).optional(),
  /** Names of the lexicon from and to which goes what the fact tells of. */
  goes: z.strictObject({ from: z.array(id).min(1), to: z.array(id).min(1) }).optional(),
  asks,
});
const gap = z.strictObject({
  id,
  label: localized,
  says: localized,
  quotes: z.array(words).default([]),
  kinds: kinds.optional(),
  asks,
});

/** The slots of a briefing, in the order they are read. */
export const SECTIONS = [
  'bottom-line',
  'who',
  'when-where',
  'key-points',
  'figures',
  'outcomes',
  'not-stated',
  'background',
] as const;
export type SectionId = (typeof SECTIONS)[number];
const ids = z.array(id).default([]);
/** What fills one slot of the briefing on the whole document, or on one of its topics. */
const briefingPart = z.strictObject({
  section: z.enum(SECTIONS),
  topic: id.optional(),
  facts: ids,
  people: ids,
  gaps: ids,
});

/** `NAME.facts.yaml`: what an editor wrote down about the document NAME. */
export const factsFile = z.strictObject({
  title: localized.optional(),
  topics: z.array(topic).default([]),
  people: z.array(person).default([]),
  facts: z.array(fact).default([]),
  gaps: z.array(gap).default([]),
  briefing: z.array(briefingPart).default([]),
});
export type FactsFile = z.infer<typeof factsFile>;

const entry = z.strictObject({ id, en: phrases, zh: phrases });
/** A concept of everyday talk ties no question to the documents. */
const concept = entry.extend({ everyday: z.boolean().optional() });
const name = entry.extend({
  kind: z.enum(['person', 'place', 'body', 'programme', 'event']),
  /** What else the bearer is called: the concept `as` beside the name `of` ("the Party chief of Zhejiang"). */
  described: z.strictObject({ of: id, as: id }).optional(),
});

/** `lexicon.yaml`: words and phrases that mean the same, and names with their spellings. */
export const lexiconFile = z.strictObject({
  names: z.array(name).default([]),
  concepts: z.array(concept).default([]),
  absent: z.array(entry).default([]),
  absent_names: z.array(name).default([]),
});
export type LexiconFile = z.infer<typeof lexiconFile>;

/** The front matter a Markdown document may begin with. */
export const frontMatter = z.strictObject({
  title: words.optional(),
  date: z.union([words, z.date()]).optional(),
  language: words.optional(),
  source: words.optional(),
});
