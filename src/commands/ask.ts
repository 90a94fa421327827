import { QUESTION_LIMIT, requireQuestion } from '../answer/question.ts';
import { answerReply } from './kit/answer-reply.ts';
import { defineCommand, PRIVATE_OPTION, stringOption } from './kit/command.ts';
import { noteUnanswered } from './kit/unanswered.ts';

export default defineCommand({
  name: { en: 'ask', 'zh-CN': '提问', 'zh-TW': '提問' },
  description: { en: 'Ask a question about the visit', zh: '就此次访问提问' },
  options: [
    {
      name: { en: 'question', 'zh-CN': '问题', 'zh-TW': '問題' },
      description: { en: 'Your question, in English or Chinese', zh: '您的问题，中文或英文均可' },
      type: 'string',
      required: true,
      maxLength: QUESTION_LIMIT,
    },
    PRIVATE_OPTION,
  ],
  run(options, { desk, locale, previous, state }) {
    const question = requireQuestion(stringOption(options, 'question'));
    const answer = desk.ask(question, { locale, previous: previous?.split('\n').at(-1) });
    if (state) noteUnanswered(state, desk, answer);
    return answerReply(answer, options.private === true);
  },
});
