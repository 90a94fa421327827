import type { Desk } from '../../answer/desk.ts';
import type { State } from '../../state/state.ts';
import { type Locale, type Localized, localeOf } from '../../text.ts';
import type { Reply } from './reply.ts';
import type { Server } from './server.ts';

/** A name people type, per locale; lower case, no spaces (Discord's rule for command and option names). */
export interface LocalizedName {
  readonly en: string;
  readonly 'zh-CN': string;
  readonly 'zh-TW': string;
}

export interface Choice {
  readonly label: Localized;
  readonly value: string;
}

export interface Option {
  readonly name: LocalizedName;
  readonly description: Localized;
  readonly type: 'string' | 'boolean' | 'integer' | 'channel';
  readonly required?: boolean;
  /** The longest string accepted, in characters. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly Choice[];
  /** Whether the command's `complete` suggests values. */
  readonly autocomplete?: boolean;
}

/** Values of options by their English name. A channel is its id. */
export type OptionValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a command may use and must respect. */
export interface CommandContext {
  readonly desk: Desk;
  /** The locale the asker reads; undefined where only what they write can tell. */
  readonly locale: Locale | undefined;
  /** Every command there is, for `/help`. */
  readonly commands: readonly Command[];
  /** What was asked in the message that is replied to or whose button is pressed, one question a line, oldest first. */
  readonly previous?: string | undefined;
  /** What survives a restart; undefined where nothing is to. */
  readonly state?: State | undefined;
  /** The server it is used in; undefined elsewhere, and in a server the bot is not in. */
  readonly server?: Server | undefined;
  /** Whether it is used by whoever runs the bot, at its own terminal: then what belongs to any server may be seen. */
  readonly isOperator?: boolean;
  /** Where the bot can be added to a server; undefined where that is not known. */
  readonly installLink?: string | undefined;
  /** The id of the server it is used in, also of one the bot is not in; undefined where the server has not added it. */
  readonly guildId?: string | undefined;
}

/** A suggestion while an option is typed. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** What people type to have something done: a command, or one of a command's subcommands. */
export interface Action {
  readonly name: LocalizedName;
  readonly description: Localized;
  readonly options: readonly Option[];
  readonly run: (options: OptionValues, context: CommandContext) => Reply | Promise<Reply>;
  /** Suggests values for an option while it is typed; `given` are the values of all options so far. */
  readonly complete?: (
    option: string,
    typed: string,
    context: CommandContext,
    given: OptionValues,
  ) => readonly Suggestion[];
  /** As `complete`, for values that must be looked up where they are kept. */
  readonly completeLater?: (option: string, typed: string, context: CommandContext) => Promise<readonly Suggestion[]>;
}

/** One command of the desk, for every front door. */
export interface Command extends Action {
  /**
   * What it divides into (`/schedule add`). Discord then offers only these, without the command's own options; its own
   * `run` answers the bare name where a front door lets people type that.
   */
  readonly subcommands?: readonly Action[];
  /** Who may use it, where not everybody may: then only in servers. */
  readonly permission?: 'manage-guild';
  /** Answers a press of one of the command's buttons. */
  readonly press?: (args: readonly string[], context: CommandContext) => Reply | Promise<Reply>;
}

/** Shown only to who asked: an option of every command that replies. */
export const PRIVATE_OPTION: Option = {
  name: { en: 'private', 'zh-CN': '仅自己可见', 'zh-TW': '僅自己可見' },
  description: { en: 'Show the reply only to me', zh: '只让我自己看到回复' },
  type: 'boolean',
};

/** The locale a command replies in: the asker's, else English. */
export function replyLocale(context: CommandContext): Locale {
  return context.locale ?? 'en';
}

/** @returns the context with the locale of what is typed, where nobody says which the asker reads. */
export function inLocaleOf(typed: string, context: CommandContext): CommandContext {
  return { ...context, locale: context.locale ?? localeOf(typed) };
}

/** @returns the string value of an option; '' where it is not given. */
export function stringOption(options: OptionValues, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

/** Types a command where it is defined. */
export function defineCommand(command: Command): Command {
  return command;
}
