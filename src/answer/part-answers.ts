import { type Corpus, type Quote, quoteOf } from '../corpus/corpus.ts';
import type { Search } from '../search/search.ts';
import type { Analyze } from '../search/terms.ts';
import { type Language, languageOf } from '../text.ts';
import type { PartAnswer } from './answer.ts';
import { type Decision, decide } from './decide.ts';
import type { Evidence, EvidenceFinder } from './evidence.ts';
import { takeApart } from './joined.ts';
import { createPeopleFinder } from './people.ts';
import { createSentenceFinder, NO_SENTENCES, type SentenceEvidence } from './sentences.ts';
import { decideTogether } from './together.ts';
import type { Part, Understood } from './understand.ts';

/** Quotes shown where nothing answers. */
const NEAREST = 2;
/** The belief from which a part is answered behind one that is not. */
const SURE = 0.97;
/** A fact that covers less of the question than this share is not near it. */
const NEAR = 0.5;

/** Answers each part of a question that was understood. */
export type AnswerParts = (understood: Understood, document: string | undefined) => PartAnswer[];

/** The exact words that stand nearest to a part which nothing answers. */
function nearestTo({ text }: Part, { ranked, gap }: Decision, document: string | undefined, search: Search): Quote[] {
  if (gap !== undefined && gap.quotes.length > 0) return gap.quotes.slice(0, NEAREST);
  const quotes = ranked
    .filter(({ evidence }) => evidence.coverage >= NEAR)
    .flatMap(({ evidence: { candidate } }) => ('answer' in candidate.entry ? candidate.entry.quotes.slice(0, 1) : []));
  if (quotes.length > 0) return quotes.slice(0, NEAREST);
  return search(text, { limit: NEAREST, document }).map(({ sentence }) => quoteOf(sentence.passage.document, sentence));
}

/** "Was it a holiday, or was there a reason?": what stands behind "or" asks in place of what stands before. */
const ALTERNATIVE = /\bor\s*$|还是[，,]?\s*$/;

/**
 * "… and when was it completed?" has no answer where what "it" is has none; any part behind one that has no answer must
 * be surer of its own.
 */
function withoutHollow(answers: readonly PartAnswer[]): PartAnswer[] {
  const found: PartAnswer[] = [];
  for (const answer of answers) {
    const [before] = found.slice(-1);
    const isAlone = before !== undefined && before.facts.length === 0 && before.sentences.length === 0;
    const isInstead = before !== undefined && ALTERNATIVE.test(before.part.text);
    const isHollow = isAlone && !isInstead && (answer.part.dependent || answer.confidence < SURE);
    const nearest = answer.facts.flatMap(({ quotes }) => quotes.slice(0, 1));
    found.push(isHollow ? { ...answer, facts: [], sentences: [], nearest } : answer);
  }
  return found;
}

/** Answers the parts of questions from facts and, where no editor wrote any, from sentences. */
export function createAnswerParts(
  corpus: Corpus,
  search: Search,
  evidence: EvidenceFinder,
  analyze: Analyze,
): AnswerParts {
  const findSentences = createSentenceFinder(corpus, search);
  const findPeople = createPeopleFinder(corpus);

  /** The telling words of a part that no fact and no gap knows. */
  const strangeIn = ({ tokens }: Part, language: Language): string[] =>
    tokens.filter(({ term, light }) => light !== true && !evidence.knows(term, language)).map(({ term }) => term);

  /** Whether sentences have one of the words: then they are about something that no editor wrote about. */
  const haveAny = ({ sentences }: SentenceEvidence, strange: readonly string[]): boolean => {
    const said = new Set(sentences.flatMap(({ text }) => analyze(text).terms));
    return strange.some((term) => said.has(term));
  };

  return (understood, document) => {
    const { earlier, guessed, locale } = understood;
    const language = languageOf(locale);
    // Whatever was looked at to take things apart is not looked for again.
    const found = new Map<Part, Evidence[]>();
    const find = (part: Part): Evidence[] => {
      const known = found.get(part) ?? evidence.find({ ...part, language, document });
      found.set(part, known);
      return known;
    };
    const parts = understood.parts.flatMap((part) => takeApart(part, find));
    const before = earlier === undefined ? [] : [decide(find(earlier), earlier)];
    const answers = decideTogether(parts, parts.map(find), before).map((decision, index): PartAnswer => {
      const part = parts[index] ?? understood.whole;
      const strange = strangeIn(part, language);
      // Where facts answer and know every word, no sentence is looked for.
      const isSought = decision.facts.length === 0 || strange.length > 0;
      const said = isSought ? findSentences(part, guessed, document) : NO_SENTENCES;
      const isUnedited = decision.facts.length === 0 && decision.gap === undefined;
      const introduced = isUnedited ? findPeople(part, document) : [];
      const isOpen = isUnedited || haveAny(said, strange);
      const sentences = introduced.length > 0 ? introduced : isOpen ? said.sentences : [];
      const isSaid = sentences.length > 0;
      const facts = isSaid ? [] : decision.facts;
      return {
        part,
        facts,
        sentences,
        gap: isSaid ? undefined : decision.gap,
        nearest: isSaid || facts.length > 0 ? [] : nearestTo(part, decision, document, search),
        confidence: isSaid || facts.length === 0 ? Math.max(decision.confidence, said.confidence) : decision.confidence,
        decision,
      };
    });
    return withoutHollow(answers);
  };
}
