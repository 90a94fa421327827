import { fold, type Language } from '../text.ts';
import { readBriefing } from './briefing-parts.ts';
import { type Document, type Fact, type Gap, type Person, passageAt, type Quote } from './corpus.ts';
import type { FactsFile } from './schema.ts';
import type { Path, Problem } from './yaml.ts';

/** Takes a problem with the value at a path of the file. */
export type Report = (path: Path, message: string) => void;

/** Finds where each quote stands; a quote that stands nowhere, or in several places, is a fault. */
function findQuotes(document: Document, texts: readonly string[], path: Path, report: Report): Quote[] {
  return texts.flatMap((text, index) => {
    const here = [...path, 'quotes', index];
    const start = document.text.indexOf(text);
    if (start === -1) {
      report(here, `the quote "${text}" is not in the text; copy it exactly`);
      return [];
    }
    if (document.text.indexOf(text, start + 1) !== -1) {
      report(here, `the quote "${text}" stands in several places; lengthen it until it stands in one`);
      return [];
    }
    if (!passageAt(document, start)) report(here, `the quote "${text}" is in no passage; quote the text proper`);
    return [{ document, start, end: start + text.length, text }];
  });
}

function reportDuplicates(entries: readonly { id: string; path: Path }[], report: Report): void {
  const seen = new Set<string>();
  for (const { id, path } of entries) {
    if (seen.has(id)) report([...path, 'id'], `the id "${id}" is used twice; rename one of the two`);
    seen.add(id);
  }
}

/** Two answers for one ask would make the answer a matter of chance. */
function reportAmbiguousAsks(value: FactsFile, report: Report): void {
  const owners = new Map<string, string>();
  const sections = [
    ['facts', value.facts],
    ['gaps', value.gaps],
  ] as const;
  for (const [section, entries] of sections) {
    entries.forEach((entry, index) => {
      for (const language of ['en', 'zh'] as const satisfies readonly Language[]) {
        entry.asks[language].forEach((ask, position) => {
          const key = fold(ask)
            .replace(/[\s\p{P}]+/gu, ' ')
            .trim();
          const owner = owners.get(key);
          if (owner !== undefined && owner !== entry.id) {
            const path = [section, index, 'asks', language, position];
            report(path, `"${ask}" has two answers, "${owner}" and "${entry.id}"; keep it in one`);
          }
          owners.set(key, entry.id);
        });
      }
    });
  }
}

/**
 * Ties what editors wrote to the document it is about.
 * @param file the name problems carry.
 * @param problems receives one for every quote that is not in the text, id used twice, unknown topic or speaker, ask
 *   with two answers, and part of a briefing that names what is not there.
 * @param checked whether the very same file was found in order before.
 */
export function readFacts(
  document: Document,
  file: string,
  value: FactsFile,
  problems: Problem[],
  checked = false,
): Pick<Document, 'people' | 'facts' | 'gaps' | 'briefing'> {
  const report: Report = (at, message) => problems.push({ file, at, message });
  const entriesOf = (section: 'topics' | 'people' | 'facts' | 'gaps') =>
    value[section].map(({ id }, index) => ({ id, path: [section, index] }));
  reportDuplicates(entriesOf('topics'), report);
  reportDuplicates(entriesOf('people'), report);
  reportDuplicates([...entriesOf('facts'), ...entriesOf('gaps')], report);
  // Thousands of asks take a while to compare: not again where they are the same as when they were found in order.
  if (!checked) reportAmbiguousAsks(value, report);

  const people: Person[] = value.people.map((person, index) => ({
    ...person,
    document,
    quotes: findQuotes(document, person.quotes, ['people', index], report),
  }));
  const topics = new Set(value.topics.map((topic) => topic.id));
  const facts: Fact[] = value.facts.map((fact, index) => {
    const speaker = people.find((person) => person.id === fact.speaker);
    if (fact.speaker !== undefined && !speaker) {
      report(
        ['facts', index, 'speaker'],
        `the speaker "${fact.speaker}" is not among the people; add them or mend the id`,
      );
    }
    if (fact.topic !== undefined && !topics.has(fact.topic)) {
      report(['facts', index, 'topic'], `the topic "${fact.topic}" is not among the topics; add it or mend the id`);
    }
    return {
      id: fact.id,
      document,
      topic: fact.topic,
      kinds: fact.kinds,
      speaker,
      label: fact.label,
      answer: fact.answer,
      quotes: findQuotes(document, fact.quotes, ['facts', index], report),
      reading: fact.reading,
      figure: fact.figure,
      when: fact.when,
      goes: fact.goes,
      asks: fact.asks,
    };
  });
  const gaps: Gap[] = value.gaps.map((gap, index) => ({
    id: gap.id,
    document,
    label: gap.label,
    says: gap.says,
    kinds: gap.kinds,
    quotes: findQuotes(document, gap.quotes, ['gaps', index], report),
    asks: gap.asks,
  }));
  const briefing = readBriefing(value.briefing, { topics: value.topics, people, facts, gaps }, report);
  return { people, facts, gaps, briefing };
}
