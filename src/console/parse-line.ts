import type { Action, Command, Option, OptionValues } from '../commands/kit/command.ts';
import { UserError } from '../errors.ts';

/** What a line of the console asks for. */
export interface ParsedLine {
  /** A command, or one of its subcommands. */
  readonly command: Action;
  readonly options: OptionValues;
}

const HEAD = /(?<=^|\s)([\p{L}\p{N}_-]+)[:：](?=\s*\S|\s*$)/gu;
const VALUE = /^\s*(?:"([^"]*)"|(\S+))/u;
const YES = /^(?:true|yes|y|1|是|对)$/i;
const NO = /^(?:false|no|n|0|否|不)$/i;
const ASKS = /[?？!！。]$/;

/** @returns whether the word is the command's name in any of its languages. */
export function isNamed(named: { readonly name: Command['name'] }, word: string): boolean {
  return Object.values(named.name).includes(word.toLowerCase());
}

/** @throws UserError where the option cannot have this value. */
function parseValue({ name: { en }, type, choices }: Option, text: string): string | number | boolean {
  const refuse = (right: string, zh: string) =>
    new UserError({ en: `${en} must be ${right}, not "${text}".`, zh: `${en}应为${zh}，而不是“${text}”。` });
  if (type === 'boolean') {
    if (!YES.test(text) && !NO.test(text)) throw refuse('true or false', ' true 或 false');
    return YES.test(text);
  }
  if (type === 'integer') {
    if (!Number.isInteger(Number(text))) throw refuse('a whole number', '整数');
    return Number(text);
  }
  const values = choices?.map(({ value }) => value) ?? [];
  if (values.length > 0 && !values.includes(text))
    throw refuse(`one of ${values.join(', ')}`, ` ${values.join('、')} 之一`);
  return text;
}

/** An option's name with its colon, as it stands in a line. */
interface Head {
  readonly option: Option;
  readonly start: number;
  /** Behind the colon. */
  readonly end: number;
}

/** What a line says: values of named options, and the words besides. */
interface Said {
  readonly values: ReadonlyMap<Option, string>;
  readonly words: string;
}

function headsIn(command: Action, text: string): Head[] {
  return [...text.matchAll(HEAD)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const option = command.options.find((candidate) => isNamed(candidate, name));
    return option ? [{ option, start: index, end: index + whole.length }] : [];
  });
}

/**
 * Whether a head with a space behind it is an option, or a word with a colon in what is asked ("Of this document: …").
 * @param value what stands behind it, up to the next head.
 * @param inNames whether the line names what it asks, as Discord shows commands ("question: … document: …").
 * @param hasWords whether something without a name stands before it.
 */
function isMeant({ type }: Option, value: string, inNames: boolean, hasWords: boolean): boolean {
  const [word = ''] = value.split(/\s/, 1);
  if (value.startsWith('"')) return true;
  // "Was it private: yes or no?" asks.
  if (type === 'boolean') {
    const told = inNames || !hasWords ? word : value;
    return YES.test(told) || NO.test(told);
  }
  if (inNames) return !ASKS.test(value);
  if (!hasWords) return true;
  return type === 'integer' ? /^[+-]?\d+$/.test(word) : word === value && !ASKS.test(word);
}

function readLine(command: Action, main: Option | undefined, text: string): Said {
  const heads = headsIn(command, text);
  const inNames = heads[0]?.start === 0 && heads.some(({ option }) => option === main);
  const values = new Map<Option, string>();
  const words: string[] = [];
  // The option whose value goes on to the next one.
  let open: Option | undefined;
  let at = 0;
  const takeTo = (end?: number) => {
    const piece = text.slice(at, end).trim();
    if (open) values.set(open, `${values.get(open) ?? ''} ${piece}`.trim());
    else if (piece !== '') words.push(piece);
    at = end ?? text.length;
  };
  for (const [index, { option, start, end }] of heads.entries()) {
    // Within quotation marks nothing is an option.
    if (start < at) continue;
    takeTo(start);
    const behind = text.slice(end, heads[index + 1]?.start);
    const hasWords = words.length > 0 || open === main;
    const isSpaced = /^\s/.test(behind);
    if (option === main ? hasWords : isSpaced && !isMeant(option, behind.trim(), inNames, words.length > 0)) continue;
    const [whole = '', quoted, word] = VALUE.exec(text.slice(end)) ?? [];
    const goesOn = quoted === undefined && option.type === 'string' && (inNames || option === main);
    open = goesOn ? option : undefined;
    at = goesOn ? end : end + whole.length;
    values.set(option, goesOn ? '' : (quoted ?? word ?? ''));
  }
  takeTo();
  return { values, words: words.join(' ') };
}

function parseOptions(command: Action, path: string, text: string, isWhole = true): OptionValues {
  const texts = command.options.filter(({ type }) => type === 'string');
  const said = readLine(command, texts[0], text);
  const values: Record<string, string | number | boolean> = {};
  for (const [option, value] of said.values) if (value !== '') values[option.name.en] = parseValue(option, value);
  const main = texts.find(({ name }) => values[name.en] === undefined);
  if (main && said.words !== '') values[main.name.en] = said.words;
  if (!main && said.words !== '' && isWhole) {
    const names = command.options.map(({ name }) => `${name.en}:`).join(' ');
    const has = names === '' ? 'it has no options' : `its options are ${names}`;
    throw new UserError({
      en: `/${path} has no use for "${said.words}"; ${has}.`,
      zh: `/${path} 用不到“${said.words}”；${names === '' ? '它没有选项' : `选项有 ${names}`}。`,
    });
  }
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
 * Reads a line of the console: `/name words option:value`, also with a space behind the colon, or a plain question.
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
  // A command of subcommands names them, whatever stands behind it.
  return { command, options: parseOptions(command, command.name.en, rest, !command.subcommands) };
}
