import type { Desk } from '../answer/desk.ts';
import type { Command, CommandContext } from '../commands/kit/command.ts';
import type { Log } from '../log.ts';
import type { State } from '../state/state.ts';
import type { Locale } from '../text.ts';
import type { Poster } from './briefing-post.ts';

/** What everything at this front door works with. */
export interface Door {
  /** The desk of this moment: a reload swaps it. */
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** What survives a restart; undefined where nothing is to. */
  readonly state?: State | undefined;
  /** Posts to channels on its own account. */
  readonly poster?: Poster | undefined;
}

/** @returns what a command may use for one request. */
export function contextOf(
  door: Door,
  locale: Locale | undefined,
  previous?: string,
  place: Pick<CommandContext, 'server' | 'installLink' | 'guildId'> = {},
): CommandContext {
  return { desk: door.desk(), commands: door.commands, locale, previous, state: door.state, ...place };
}

/** @returns the command of this (English) name. */
export function commandOf(door: Door, name: string): Command | undefined {
  return door.commands.find((command) => command.name.en === name);
}

/**
 * The command that answers questions asked without a command.
 * @throws Error where there is none: the program is not whole without it.
 */
export function askCommand(door: Door): Command {
  const command = commandOf(door, 'ask');
  if (!command) throw new Error('there is no command "ask"');
  return command;
}

/** Tells whether it is asked about an id for the first time. */
export interface Once {
  (id: string): boolean;
  /** The next time is the first again. */
  readonly forget: (id: string) => void;
}

/** Remembers the last ids it was asked about, so that what Discord sends again after a resume is not answered again. */
export function createOnce(limit = 1000): Once {
  const seen = new Set<string>();
  const isFirst = (id: string) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > limit && oldest !== undefined) seen.delete(oldest);
    return true;
  };
  return Object.assign(isFirst, { forget: (id: string) => void seen.delete(id) });
}
