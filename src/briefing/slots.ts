import type { Document, Fact, Gap, Topic } from '../corpus/corpus.ts';
import { SECTIONS, type SectionId } from '../corpus/schema.ts';
import type { Locale } from '../text.ts';
import { type BriefingLine, factLine, gapLine, personLine } from './lines.ts';
import { AGREEMENT, quoteSlots } from './unedited.ts';

/** A slot with what fills it. */
export interface FilledSlot {
  readonly section: SectionId;
  readonly lines: readonly BriefingLine[];
}

/** What a slot takes where no editor chose: a screen has no room for more. */
const FEW = 3;
const KEY_POINTS = 5;
const GAPS = 5;
function chosen(document: Document, topic: Topic | undefined, section: SectionId, locale: Locale) {
  const part = document.briefing.find((candidate) => candidate.topic === topic && candidate.section === section);
  return (
    part && [
      ...part.people.map((person) => personLine(person, locale)),
      ...part.facts.map((fact) => factLine(fact, section, locale)),
      ...part.gaps.map((gap) => gapLine(gap, section, locale)),
    ]
  );
}

/** One fact of each topic, then a second of each, and so on. */
function inTurn(facts: readonly Fact[]): Fact[] {
  const seen = new Map<string | undefined, number>();
  const turns = facts.map((fact) => {
    const turn = seen.get(fact.topic) ?? 0;
    seen.set(fact.topic, turn + 1);
    return { fact, turn };
  });
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ fact }) => fact);
}

/** Fills slots from facts by what is known of them: kinds, dates, figures, speakers. */
function byRule(facts: readonly Fact[], gaps: readonly Gap[], locale: Locale) {
  const used = new Set<Fact>();
  const take = (section: SectionId, wanted: readonly Fact[], most = FEW) => {
    const taken = [...new Set(wanted)].filter((fact) => !used.has(fact)).slice(0, most);
    for (const fact of taken) used.add(fact);
    return taken.map((fact) => factLine(fact, section, locale));
  };
  const kind = (...kinds: Fact['kinds']) => facts.filter((fact) => fact.kinds.some((k) => kinds.includes(k)));
  const bottom = take('bottom-line', facts, 1);
  const figures = take(
    'figures',
    facts.filter(({ figure }) => figure),
    GAPS,
  );
  const when = take('when-where', [...facts.filter(({ when }) => when), ...kind('when', 'where')]);
  const outcomes = take(
    'outcomes',
    facts.filter(({ answer }) => AGREEMENT.test(answer.en)),
  );
  const said = inTurn(facts.filter(({ speaker }) => speaker));
  return {
    'bottom-line': bottom,
    who: take('who', kind('who')),
    'when-where': when,
    figures,
    outcomes,
    'key-points': take('key-points', [...said, ...inTurn(facts)], KEY_POINTS),
    'not-stated': gaps.slice(0, GAPS).map((gap) => gapLine(gap, 'not-stated', locale)),
    background: [],
  } satisfies Record<SectionId, readonly BriefingLine[]>;
}

/**
 * Fills every slot of the briefing on a whole document: as its editor chose, else by rule from the facts, else with
 * sentences of the document itself.
 */
export function fillWhole(document: Document, locale: Locale): FilledSlot[] {
  const { facts, gaps, people } = document;
  const edited = facts.length + people.length + gaps.length > 0;
  const rule = edited ? byRule(facts, gaps, locale) : quoteSlots(document);
  const named = people.map((person) => personLine(person, locale));
  return SECTIONS.map((section) => ({
    section,
    lines:
      chosen(document, undefined, section, locale) ?? (section === 'who' && named.length > 0 ? named : rule[section]),
  }));
}

/** Fills the slots of the briefing on a topic; one that would be empty is left out, for a topic need not have it. */
export function fillTopic(document: Document, topic: Topic, locale: Locale): FilledSlot[] {
  const facts = document.facts.filter((fact) => fact.topic === topic.id);
  const isChosen = document.briefing.some((part) => part.topic === topic);
  const rule = isChosen ? undefined : byRule(facts, [], locale);
  return SECTIONS.flatMap((section) => {
    const lines = chosen(document, topic, section, locale) ?? rule?.[section] ?? [];
    return lines.length > 0 ? [{ section, lines }] : [];
  });
}
