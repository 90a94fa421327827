import { type Fact, type Gap, passageAt, type Quote, sentenceAt } from '../corpus/corpus.ts';
import { type Decision, decide } from './decide.ts';
import type { Evidence } from './evidence.ts';
import type { Part } from './understand.ts';

/*
 * Parts of one question mostly ask about what is told together, and each about something of its own. What a fact gains,
 * times the belief in the other part's answer, where both are quoted from one sentence, or from one passage, and where
 * it is that very answer. Set on the tuned question sets; half or twice as much does nearly as well.
 */
const SAME_SENTENCE = 2;
const SAME_PASSAGE = 1;
const SAME_FACT = -1;
/** A part that takes its subject from another ("when?") asks what that did not answer. */
const SAME_FACT_AGAIN = -8;
/** … and its kind of answer is most of what it says. */
const OTHER_KIND_AGAIN = -8;

function nearness(fact: Fact, other: Fact, { dependent }: Part): number {
  if (fact === other) return dependent ? SAME_FACT_AGAIN : SAME_FACT;
  const share = (find: (quote: Quote) => unknown) => {
    const places = new Set(other.quotes.map(find));
    return fact.quotes.some((quote) => places.has(find(quote)));
  };
  if (share(({ document, start }) => sentenceAt(document, start))) return SAME_SENTENCE;
  return share(({ document, start }) => passageAt(document, start)) ? SAME_PASSAGE : 0;
}

/** @returns what each fact gains by what the other parts of a question seem to ask about. */
function contextOf(part: Part, others: readonly Decision[]): (entry: Fact | Gap) => number {
  const believed = others.flatMap(({ ranked }) =>
    ranked.flatMap(({ evidence: { candidate }, belief }) =>
      'answer' in candidate.entry ? [{ fact: candidate.entry, belief }] : [],
    ),
  );
  const isOtherKind = (fact: Fact) =>
    part.dependent && part.kinds.length > 0 && !part.kinds.some((kind) => fact.kinds.includes(kind));
  return (entry) => {
    if (!('answer' in entry)) return 0;
    const near = believed.reduce((sum, { fact, belief }) => sum + belief * nearness(entry, fact, part), 0);
    return near + (isOtherKind(entry) ? OTHER_KIND_AGAIN : 0);
  };
}

/**
 * Decides the parts of a question: each by itself, then with a look at what the others, and the question it follows up,
 * seem to ask about.
 * @param found the evidence for each part.
 * @param earlier what the question followed up came to.
 */
export function decideTogether(
  parts: readonly Part[],
  found: readonly (readonly Evidence[])[],
  earlier: readonly Decision[],
): Decision[] {
  const alone = parts.map((part, index) => decide(found[index] ?? [], part));
  if (parts.length + earlier.length === 1) return alone;
  return parts.map((part, index) =>
    decide(found[index] ?? [], part, contextOf(part, [...earlier, ...alone.filter((_, other) => other !== index)])),
  );
}
