import type { Action, Command, Option, OptionValues } from '../commands/kit/command.ts';
import { UserError } from '../errors.ts';

/** What a line of the console asks for. */
export interface ParsedLine {
  /** A command, or one of its subcommands. */
  readonly command: Action;
  readonly options: OptionValues;
}

const NAMED = /(?:^|\s)([\p{L}\p{N}_-]+)[:：]("[^"]*"|\S+)/gu;

/** @returns whether the word is the command's name in any of its languages. */
export function isNamed(named: { readonly name: Command['name'] }, word: string): boolean {
  return Object.values(named.name).includes(word.toLowerCase());
}

function parseValue(option: Option, text: string): string | number | boolean {
  if (option.type === 'boolean') return /^(?:true|yes|y|1|是|对)$/i.test(text);
  if (option.type !== 'integer') return text;
  const value = Number(text);
  if (Number.isInteger(value)) return value;
  const { en } = option.name;
  throw new UserError({ en: `${en} must be a whole number, not "${text}".`, zh: `${en}应为整数，而不是“${text}”。` });
}

function parseOptions(command: Action, path: string, text: string, isWhole = true): OptionValues {
  const values: Record<string, string | number | boolean> = {};
  const rest = text.replace(NAMED, (whole, name: string, value: string) => {
    const option = command.options.find((candidate) => isNamed(candidate, name));
    if (!option) return whole;
    values[option.name.en] = parseValue(option, value.replace(/^"(.*)"$/, '$1'));
    return '';
  });
  const main = command.options.find((option) => option.type === 'string' && values[option.name.en] === undefined);
  if (main && rest.trim() !== '') values[main.name.en] = rest.trim();
  const missing = isWhole && command.options.find((option) => option.required && values[option.name.en] === undefined);
  if (missing) {
    const usage = `/${path} ${missing.name.en}`;
    throw new UserError({
      en: `/${path} needs its ${missing.name.en}: ${usage.toLowerCase()} …`,
      zh: `/${path} 缺少${missing.name['zh-CN']}。`,
    });
  }
  return values;
}

/**
 * Reads a line of the console: `/name words option:value`, or a plain question.
 * @throws UserError for a command that does not exist or lacks an option.
 */
export function parseConsoleLine(line: string, commands: readonly Command[]): ParsedLine {
  const text = line.trim();
  const [, word = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? ['', 'ask', text];
  const command = commands.find((candidate) => isNamed(candidate, word));
  if (!command) {
    const names = commands.map(({ name }) => `/${name.en}`).join(' ');
    throw new UserError({
      en: `There is no /${word}. There are: ${names}`,
      zh: `没有 /${word} 命令。可用命令：${names}`,
    });
  }
  // A plain line is a question to the letter: "when:" in it is no option.
  if (!text.startsWith('/')) return { command, options: { question: text } };
  const [, name = '', words = ''] = /^(\S*)\s*(.*)$/su.exec(rest) ?? [];
  const action = command.subcommands?.find((candidate) => isNamed(candidate, name));
  if (action) {
    // What belongs to servers says so itself, before anybody looks for options that are missing.
    const isWhole = command.permission === undefined;
    const path = `${command.name.en} ${action.name.en}`;
    return { command: action, options: parseOptions(action, path, words, isWhole) };
  }
  return { command, options: parseOptions(command, command.name.en, rest) };
}
