import { UserError } from '../errors.ts';

/** Longer than any question people ask; what is longer is a text pasted by mistake. In UTF-16 units. */
export const QUESTION_LIMIT = 1000;

/**
 * Checks a question before it is asked.
 * @returns the question without white space around it.
 * @throws UserError where it is empty or longer than {@link QUESTION_LIMIT}.
 */
export function requireQuestion(text: string): string {
  const question = text.trim();
  if (question === '') {
    throw new UserError({
      en: 'The question is empty; ask one, for example: Who led the delegation?',
      zh: '问题是空的，请提出一个问题，例如：代表团由谁率领？',
    });
  }
  if (question.length > QUESTION_LIMIT) {
    throw new UserError({
      en: `The question has ${question.length} characters; ask it in at most ${QUESTION_LIMIT}.`,
      zh: `问题有${question.length}个字符，请控制在${QUESTION_LIMIT}个以内。`,
    });
  }
  return question;
}
