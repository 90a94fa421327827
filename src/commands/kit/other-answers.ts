import type { Answer } from '../../answer/answer.ts';
import type { Desk } from '../../answer/desk.ts';
import type { Fact } from '../../corpus/corpus.ts';
import { quoteOf } from '../../corpus/corpus.ts';
import { localize } from '../../text.ts';
import { showButton } from './buttons.ts';
import { catalogueOf } from './catalogue.ts';
import { contextButtons } from './context.ts';
import { readingsOf, showEach } from './facts.ts';
import { type Reply, reply } from './reply.ts';

/** Other facts, and passages where there are none, that one look takes in. */
const FACTS = 3;
const PASSAGES = 3;

const TITLE = { en: 'Other things stated', zh: '文中的其他内容' };
const OTHERS = {
  en: 'Not an answer to your question, but nearest to it among the other things the documents state:',
  zh: '以下并非对该问题的回答，而是文件中与之最接近的其他内容：',
};
const PASSAGES_ONLY = {
  en: 'Not an answer to your question, but the passages nearest to it:',
  zh: '以下并非对该问题的回答，而是与之最接近的段落：',
};
const NOTHING = {
  en: 'Nothing else in the documents is near to your question. Try other words.',
  zh: '文件中没有其他与该问题相近的内容。请换个说法。',
};

/** The facts that came next, the best first, without those that were given as the answer. */
function otherFacts({ parts }: Answer): Fact[] {
  const given = new Set(parts.flatMap(({ facts }) => facts));
  const ranked = parts.flatMap(({ decision }) => decision.ranked).toSorted((a, b) => b.score - a.score);
  const others = ranked.flatMap(({ evidence: { candidate } }) =>
    candidate.type === 'fact' && 'answer' in candidate.entry && !given.has(candidate.entry) ? [candidate.entry] : [],
  );
  return [...new Set(others)].slice(0, FACTS);
}

/**
 * What else the documents state near a question, for a person whose question was misunderstood: other facts with
 * buttons that open them, else passages.
 * @param document the id of the only document asked, where not all were.
 */
export function otherAnswersReply(answer: Answer, desk: Desk, document: string | undefined): Reply {
  const { locale, question } = answer;
  const facts = otherFacts(answer);
  const shared = { locale, title: localize(TITLE, locale), private: true, question };
  if (facts.length > 0) {
    const shelf = catalogueOf(desk.corpus).facts;
    return reply({
      ...shared,
      text: localize(OTHERS, locale),
      fields: facts.map(({ label, answer: said }) => ({
        name: localize(label, locale),
        value: localize(said, locale),
      })),
      quotes: showEach(facts.flatMap(({ quotes }) => quotes.slice(0, 1))),
      notes: readingsOf(facts, locale),
      buttons: facts.map((fact) => {
        const reference = shelf.referenceOf(fact);
        return showButton(shelf.labelOf(fact, locale), 'fact', [reference], `/fact ${reference}`);
      }),
    });
  }
  const shown = new Set(answer.quotes.map(({ document: { id }, start }) => `${id}:${start}`));
  const quotes = desk
    .search(question, { document })
    .map(({ sentence }) => quoteOf(sentence.passage.document, sentence))
    .filter(({ document: { id }, start }) => !shown.has(`${id}:${start}`))
    .slice(0, PASSAGES);
  return reply({
    ...shared,
    text: localize(quotes.length > 0 ? PASSAGES_ONLY : NOTHING, locale),
    quotes: showEach(quotes),
    buttons: contextButtons(quotes, locale),
  });
}
