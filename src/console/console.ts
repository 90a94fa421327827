import { createInterface, type Interface } from 'node:readline';
import type { Desk } from '../answer/desk.ts';
import type { Command, CommandContext } from '../commands/kit/command.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { State } from '../state/state.ts';
import { hasHan, localeOf, localize } from '../text.ts';
import { banner } from './banner.ts';
import { completeLine } from './complete.ts';
import { parseConsoleLine } from './parse-line.ts';
import { renderReply } from './render.ts';

export interface ConsoleDependencies {
  /** The desk that serves now; a reload swaps it. */
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** What survives a restart; undefined where nothing is to. */
  readonly state?: State | undefined;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** What people type to leave, with a slash or without. */
const LEAVE = /^\/?(?:quit|exit|退出)$/i;

async function answerLine(line: string, dependencies: ConsoleDependencies, colour: boolean): Promise<string> {
  const { desk, commands, log } = dependencies;
  try {
    const { command, options } = parseConsoleLine(line, commands);
    // Who types a command by its Chinese name reads Chinese; else only what is asked can tell.
    const [, name = ''] = /^\s*\/(\S+)/.exec(line) ?? [];
    const locale = hasHan(name) ? localeOf(name) : undefined;
    const { state } = dependencies;
    const context: CommandContext = { desk: desk(), locale, commands, state, isOperator: true };
    return renderReply(await command.run(options, context), { colour, typing: true });
  } catch (error) {
    if (error instanceof UserError) return localize(error.text, localeOf(line));
    log.error({ err: error }, 'a console line failed');
    return `That went wrong: ${messageOf(error)}`;
  }
}

/**
 * Serves the desk in a terminal, or line by line from a pipe, until the input ends or says `/quit`.
 * @returns when every line until then is answered.
 */
export async function runConsole(dependencies: ConsoleDependencies): Promise<void> {
  const { input, output, desk } = dependencies;
  const interactive = input.isTTY === true && output.isTTY === true;
  const write = (text: string) => output.write(`${text}\n\n`);
  write(banner(desk(), { colour: interactive }));
  const reader: Interface = createInterface({
    input,
    ...(interactive
      ? { output, prompt: '> ', completer: (line: string) => completeLine(line, dependencies.commands, desk()) }
      : {}),
    terminal: interactive,
  });
  // Ctrl-C leaves, as Ctrl-D does: there is nothing to interrupt.
  reader.on('SIGINT', () => reader.close());
  if (interactive) reader.prompt();
  for await (const line of reader) {
    if (LEAVE.test(line.trim())) {
      // Else an input that stays open keeps the process.
      reader.close();
      break;
    }
    if (line.trim() !== '') write(await answerLine(line, dependencies, interactive));
    if (interactive) reader.prompt();
  }
}
