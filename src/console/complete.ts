import type { Desk } from '../answer/desk.ts';
import type { Action, Command, CommandContext, Option } from '../commands/kit/command.ts';
import { hasHan, localeOf } from '../text.ts';
import { isNamed } from './parse-line.ts';

/** What may stand in the place of the end of a line, and that end, as `readline` asks for it. */
type Completion = [string[], string];

/** The option that a line of a command ends in, and what is typed of its value: `name:value`, else the first option. */
function optionTyped(command: Action, rest: string): { option: Option | undefined; typed: string } {
  const [, name = '', value = ''] = /(?:^|\s)([\p{L}_-]+)[:：]\s*([^\s]*)$/u.exec(rest) ?? [];
  const named = command.options.find((option) => name !== '' && isNamed(option, name));
  if (named) return { option: named, typed: value };
  return { option: command.options.find(({ type }) => type === 'string'), typed: rest };
}

const beginningWith = (candidates: readonly string[], typed: string) =>
  candidates.filter((candidate) => candidate.toLowerCase().startsWith(typed.toLowerCase()));

/** Names in the script that is typed. */
const namesOf = ({ name }: Pick<Action, 'name'>, typed: string) =>
  hasHan(typed) ? [...new Set([name['zh-CN'], name['zh-TW']])] : [name.en];

/**
 * Completes a value: the suggestions and labels that begin as it is typed, else what it may be meant for ("9", "xia
 * baolng"). Of several of these none is put in its place, for which `readline` must find the typed one among them.
 */
function completeValue(command: Action, rest: string, commands: readonly Command[], desk: Desk): Completion {
  const { option, typed } = optionTyped(command, rest);
  if (!option?.autocomplete || !command.complete) return [[], typed];
  const context: CommandContext = { desk, locale: typed === '' ? 'en' : localeOf(typed), commands };
  const suggested = command.complete(option.name.en, typed, context, {});
  const begun = beginningWith(
    suggested.flatMap(({ value, label }) => [value, label]),
    typed,
  );
  const meant = suggested.map(({ value }) => value);
  if (begun.length > 0 || meant.length === 0) return [begun, typed];
  return [meant.length === 1 ? meant : [typed, ...meant], typed];
}

/**
 * Completes what is typed in a terminal: names of commands and subcommands, values of their options, and questions of
 * the corpus.
 * @returns what may stand in the place of the end of the line, and that end, as `readline` asks for it.
 */
export function completeLine(line: string, commands: readonly Command[], desk: Desk): Completion {
  const [, word, rest = ''] = /^\/(\S+)\s+(.*)$/su.exec(line) ?? [];
  const command = word === undefined ? undefined : commands.find((candidate) => isNamed(candidate, word));
  if (command?.subcommands) {
    const [, name = '', more] = /^(\S*)(?:\s+(.*))?$/su.exec(rest) ?? [];
    const action = command.subcommands.find((candidate) => isNamed(candidate, name));
    if (action && more !== undefined) return completeValue(action, more, commands, desk);
    const names = command.subcommands.flatMap((one) => namesOf(one, name || line).map((each) => `${each} `));
    return [beginningWith(names, rest), rest];
  }
  if (command) return completeValue(command, rest, commands, desk);
  const asks = () => desk.corpus.documents.flatMap(({ facts }) => facts.map(({ asks: { en, zh } }) => [en[0], zh[0]]));
  const candidates = line.startsWith('/')
    ? commands.flatMap((one) => namesOf(one, line).map((name) => `/${name} `))
    : asks().flatMap((pair) => pair.flatMap((ask) => ask ?? []));
  return [beginningWith(candidates, line), line];
}
