import { type Fact, proveQuote, type Quote, sentenceAt, shareIn } from '../corpus/corpus.ts';
import { type Locale, localize } from '../text.ts';
import { type Answer, isStated, type PartAnswer } from './answer.ts';
import type { Understood } from './understand.ts';

const NOT_STATED = { en: 'The document does not say.', zh: '文中没有说明。' };
const UNSTATED_PART = { en: 'Not stated in the document:', zh: '文中没有说明：' };
const OWN_WORDS = { en: 'In the document’s own words:', zh: '原文是这样说的：' };
const ASK_SOMETHING = {
  en: 'That holds no word I could look for. Ask about the visit, for example who took part.',
  zh: '这句话里没有可以查找的词。请就此次访问提问，例如：谁参加了访问？',
};
/** Quotes shown beside a "not stated". */
const NEAREST = 2;

function unique<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Two quotes of one sentence would show that sentence twice. */
const sentenceKey = ({ document, start }: Quote) => sentenceAt(document, start) ?? start;
const quoteKey = (quote: Quote) => `${quote.document.id}:${quote.start}-${quote.end}`;

function answerText(part: PartAnswer, locale: Locale): string {
  if (part.facts.length > 0) return part.facts.map((fact) => localize(fact.answer, locale)).join(gapOf(locale));
  const sentence = part.sentences[0]?.text ?? '';
  return `${localize(OWN_WORDS, locale)} ${sentence.replace(/\s+/g, ' ')}`;
}

const gapOf = (locale: Locale) => (locale === 'en' ? ' ' : '');

function unstatedText(part: PartAnswer, locale: Locale): string {
  if (part.gap) return localize(part.gap.says, locale);
  return localize(NOT_STATED, locale);
}

/** A quote of which the first facts show this share is shown: where a quote begins is the editor's choice. */
const SHOWN = 0.85;

/** Leaves out a second fact that rests on nothing but what the first facts rest on: it would say the same again. */
function withoutRepeats(parts: readonly PartAnswer[]): PartAnswer[] {
  const shown = parts.flatMap(({ facts }) => facts.slice(0, 1).flatMap(({ quotes }) => quotes));
  const isShown = (quote: Quote) =>
    shown.some((other) => other.document === quote.document && shareIn(quote, other) >= SHOWN);
  const isNew = ({ quotes }: Fact) => !quotes.every(isShown);
  return parts.map((part) => ({ ...part, facts: part.facts.filter((fact, index) => index === 0 || isNew(fact)) }));
}

function composeStated(understood: Understood, all: readonly PartAnswer[], locale: Locale): Answer {
  const parts = withoutRepeats(all);
  const stated = parts.filter(isStated);
  const facts = unique(
    stated.flatMap((part) => part.facts),
    (fact: Fact) => fact,
  );
  const said = unique(stated, (part) => part.facts.map((fact) => fact.id).join() || part.sentences[0]);
  const missing = parts
    .filter((part) => !isStated(part))
    .map((part) => {
      return part.gap ? localize(part.gap.says, locale) : `${localize(UNSTATED_PART, locale)} ${part.part.text}`;
    });
  return {
    status: 'answered',
    question: understood.question,
    locale,
    text: [...said.map((part) => answerText(part, locale)), ...new Set(missing)].join(gapOf(locale)),
    confidence: Math.min(...stated.map((part) => part.confidence)),
    quotes: unique(
      stated.flatMap((part) => [...part.facts.flatMap((fact) => fact.quotes), ...part.sentences]),
      quoteKey,
    ),
    readings: [...new Set(facts.flatMap((fact) => (fact.reading ? [localize(fact.reading, locale)] : [])))],
    parts,
    understood,
  };
}

function composeNotStated(understood: Understood, parts: readonly PartAnswer[], locale: Locale): Answer {
  const asked = understood.whole.tokens.length > 0;
  const texts = asked ? parts.map((part) => unstatedText(part, locale)) : [localize(ASK_SOMETHING, locale)];
  const nearest = parts.flatMap((part) => part.nearest);
  return {
    status: 'not_stated',
    question: understood.question,
    locale,
    text: [...new Set(texts)].join(gapOf(locale)),
    confidence: Math.max(0, ...parts.map((part) => part.confidence)),
    quotes: asked ? unique(nearest.toReversed(), sentenceKey).toReversed().slice(0, NEAREST) : [],
    readings: [],
    parts,
    understood,
  };
}

/**
 * Writes the answer to a question from what its parts came to.
 * @throws Error where a quote is not an exact slice of its document: such a quote never leaves the program.
 */
export function compose(understood: Understood, parts: readonly PartAnswer[], locale: Locale): Answer {
  const answer = parts.some(isStated)
    ? composeStated(understood, parts, locale)
    : composeNotStated(understood, parts, locale);
  for (const quote of answer.quotes) proveQuote(quote);
  return answer;
}
