import { QUESTION_LIMIT, requireQuestion } from '../answer/question.ts';
import { UserError } from '../errors.ts';
import { answerReply } from './kit/answer-reply.ts';
import { CHANGED, readPress, STALE_BUTTON } from './kit/buttons.ts';
import { type CommandContext, defineCommand, PRIVATE_OPTION, stringOption } from './kit/command.ts';
import { DOCUMENT_OPTION, onlyDocument, scopeOf, suggestDocuments } from './kit/look-up.ts';
import { otherAnswersReply } from './kit/other-answers.ts';
import { noteUnanswered } from './kit/unanswered.ts';

/**
 * Asks again what the message answered whose button is pressed.
 * @throws UserError where the message does not tell its question, or the document asked is gone.
 */
function askAgain({ desk, locale, previous }: CommandContext, document: string | undefined) {
  const [question, ...before] = (previous ?? '').split('\n').reverse();
  if (!question) throw new UserError(STALE_BUTTON);
  if (document !== undefined && !desk.corpus.documents.some(({ id }) => id === document)) throw new UserError(CHANGED);
  return desk.ask(question, { locale, previous: before[0], document });
}

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
    DOCUMENT_OPTION,
    PRIVATE_OPTION,
  ],
  run(options, context) {
    const { desk, locale, previous } = context;
    const isPrivate = options.private === true;
    const question = requireQuestion(stringOption(options, 'question'));
    const document = onlyDocument(scopeOf(options, desk), desk);
    const answer = desk.ask(question, { locale, previous: previous?.split('\n').at(-1), document });
    noteUnanswered(context, answer, isPrivate);
    return answerReply(answer, isPrivate, document);
  },
  complete: (_option, typed, context) => suggestDocuments(typed, context),
  press(args, context) {
    const { isPrivate, rest } = readPress(args);
    const [document] = rest;
    const answer = askAgain(context, document);
    return isPrivate ? otherAnswersReply(answer, context.desk, document) : answerReply(answer, false, document);
  },
});
