import type { Answer } from '../../answer/answer.ts';
import { localize } from '../../text.ts';
import { shareButtons, showButton } from './buttons.ts';
import { contextButtons } from './context.ts';
import { readingNotes } from './facts.ts';
import { type Reply, reply, showQuote } from './reply.ts';

const TITLES = { answered: { en: 'Answer', zh: '回答' }, not_stated: { en: 'Not stated', zh: '文中未说明' } };
const NOT_ASKED = { en: 'Not what I asked', zh: '这不是我问的' };

/**
 * Draws an answer as a reply: the answer first, then the words it rests on, then how rough words are read.
 * @param document the id of the only document asked, where not all were.
 */
export function answerReply(answer: Answer, isPrivate: boolean, document?: string): Reply {
  const { locale, status } = answer;
  const scope = document === undefined ? [] : [document];
  return reply({
    locale,
    title: localize(TITLES[status], locale),
    text: answer.text,
    quotesAs: status === 'answered' ? 'evidence' : 'nearest',
    quotes: answer.quotes.map(showQuote),
    notes: readingNotes(answer.readings, locale),
    buttons: [
      ...contextButtons(answer.quotes, locale),
      showButton(localize(NOT_ASKED, locale), 'ask', scope),
      ...shareButtons(isPrivate, locale, 'ask', scope),
    ],
    private: isPrivate,
    question: answer.question,
  });
}
