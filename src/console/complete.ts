import type { Desk } from '../answer/desk.ts';
import type { Command, CommandContext, Option } from '../commands/kit/command.ts';
import { localeOf } from '../text.ts';
import { isNamed } from './parse-line.ts';

/** The option that a line of a command ends in, and what is typed of its value: `name:value`, else the first option. */
function optionTyped(command: Command, rest: string): { option: Option | undefined; typed: string } {
  const [, name = '', value = ''] = /(?:^|\s)([\p{L}_-]+)[:：]\s*([^\s]*)$/u.exec(rest) ?? [];
  const named = command.options.find((option) => name !== '' && isNamed(option, name));
  if (named) return { option: named, typed: value };
  return { option: command.options.find(({ type }) => type === 'string'), typed: rest };
}

/** Every value a line may end in: those the command suggests, and the labels that would do as well. */
function valuesFor(command: Command, rest: string, commands: readonly Command[], desk: Desk) {
  const { option, typed } = optionTyped(command, rest);
  if (!option?.autocomplete || !command.complete) return { typed, values: [] };
  const context: CommandContext = { desk, locale: typed === '' ? 'en' : localeOf(typed), commands };
  const suggested = command.complete(option.name.en, typed, context, {});
  return { typed, values: suggested.flatMap(({ value, label }) => [value, label]) };
}

const beginningWith = (candidates: readonly string[], typed: string) =>
  candidates.filter((candidate) => candidate.toLowerCase().startsWith(typed.toLowerCase()));

/**
 * Completes what is typed in a terminal: names of commands, values of their options, and questions of the corpus.
 * @returns what may stand in the place of the end of the line, and that end, as `readline` asks for it.
 */
export function completeLine(line: string, commands: readonly Command[], desk: Desk): [string[], string] {
  const [, word, rest = ''] = /^\/(\S+)\s+(.*)$/su.exec(line) ?? [];
  const command = word === undefined ? undefined : commands.find((candidate) => isNamed(candidate, word));
  if (command) {
    const { typed, values } = valuesFor(command, rest, commands, desk);
    return [beginningWith(values, typed), typed];
  }
  const asks = () => desk.corpus.documents.flatMap(({ facts }) => facts.map(({ asks: { en, zh } }) => [en[0], zh[0]]));
  const candidates = line.startsWith('/')
    ? commands.map(({ name }) => `/${name.en} `)
    : asks().flatMap((pair) => pair.flatMap((ask) => ask ?? []));
  return [beginningWith(candidates, line), line];
}
