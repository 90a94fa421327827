import type { Answer } from '../../answer/answer.ts';
import type { Desk } from '../../answer/desk.ts';
import type { State } from '../../state/state.ts';
import { languageOf } from '../../text.ts';
import type { CommandContext } from './command.ts';

/**
 * Writes a question down that was not answered, or those parts of it, beside the answer: it neither delays nor fails
 * it. What is asked in private stays there.
 * @param isPrivate whether only who asked sees the answer.
 */
export function noteUnanswered(context: CommandContext, answer: Answer, isPrivate: boolean): void {
  const { state, desk, isOperator, guildId } = context;
  if (!state || isPrivate || !(isOperator || guildId)) return;
  const { status, question, parts, understood } = answer;
  const without = parts.filter(
    ({ part, facts, sentences }) => facts.length + sentences.length === 0 && !part.dependent && part.tokens.length > 0,
  );
  // A greeting asks for nothing that could be missing.
  const isEmpty = understood.whole.tokens.length === 0;
  const texts = isEmpty ? [] : status === 'not_stated' ? [question] : without.map(({ part }) => part.text);
  for (const text of texts) state.unanswered.note(text, languageOf(understood.locale), desk.corpus.digest, guildId);
}

/**
 * Asks everything again that was not answered by an earlier corpus.
 * @returns how many of them this one answers.
 * @throws StateError while the store does not work.
 */
export function askUnanswered(state: State, desk: Desk): Promise<number> {
  return state.unanswered.askAgain(desk.corpus.digest, (question) => desk.ask(question).status === 'answered');
}
