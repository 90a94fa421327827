import type { Answer } from '../../answer/answer.ts';
import { localize } from '../../text.ts';
import { type Reply, reply, showQuote } from './reply.ts';

const TITLES = { answered: { en: 'Answer', zh: '回答' }, not_stated: { en: 'Not stated', zh: '文中未说明' } };
const READING = { en: 'Reading: ', zh: '解读：' };

/** Draws an answer as a reply: the answer first, then the words it rests on, then how rough words are read. */
export function answerReply(answer: Answer, isPrivate: boolean): Reply {
  return reply({
    locale: answer.locale,
    title: localize(TITLES[answer.status], answer.locale),
    text: answer.text,
    quotesAs: answer.status === 'answered' ? 'evidence' : 'nearest',
    quotes: answer.quotes.map(showQuote),
    notes: answer.readings.map((reading) => localize(READING, answer.locale) + reading),
    private: isPrivate,
    question: answer.question,
  });
}
