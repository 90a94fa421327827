import type { BriefingPart, Document } from './corpus.ts';
import type { Report } from './facts.ts';
import type { FactsFile } from './schema.ts';

type Entries = Pick<Document, 'topics' | 'people' | 'facts' | 'gaps'>;

/**
 * Ties the parts of a briefing to the entries they name.
 * @param report receives each topic, fact, person and gap that is not there, and each slot that is filled twice.
 */
export function readBriefing(parts: FactsFile['briefing'], entries: Entries, report: Report): BriefingPart[] {
  const filled = new Set<string>();
  return parts.map((part, index) => {
    const path = ['briefing', index];
    const pick = <T extends { readonly id: string }>(key: 'facts' | 'people' | 'gaps', all: readonly T[]): T[] =>
      part[key].flatMap((id, position) => {
        const entry = all.find((candidate) => candidate.id === id);
        if (!entry) report([...path, key, position], `"${id}" is not among the ${key}; add it or mend the id`);
        return entry ? [entry] : [];
      });
    const topic = entries.topics.find(({ id }) => id === part.topic);
    if (part.topic !== undefined && !topic) {
      report([...path, 'topic'], `the topic "${part.topic}" is not among the topics; add it or mend the id`);
    }
    const slot = `${part.topic ?? ''} ${part.section}`;
    if (filled.has(slot)) report([...path, 'section'], `the slot "${part.section}" is filled twice; make it one part`);
    filled.add(slot);
    return {
      section: part.section,
      topic,
      facts: pick('facts', entries.facts),
      people: pick('people', entries.people),
      gaps: pick('gaps', entries.gaps),
    };
  });
}
