import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Action, Choice, Command, LocalizedName, Option } from '../commands/kit/command.ts';
import { type Localized, localize } from '../text.ts';

/** A text in each of Discord's locales we write for. */
export type Localizations = Readonly<Record<'en-US' | 'en-GB' | 'zh-CN' | 'zh-TW', string>>;

export interface ChoiceData {
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly value: string;
}

export interface OptionData {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly description: string;
  readonly description_localizations: Localizations;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: readonly ChannelType[];
  readonly choices?: readonly ChoiceData[];
  readonly options?: readonly OptionData[];
}

/** An application command as Discord takes it [Application Commands, Bulk Overwrite]. */
export interface CommandData {
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly OptionData[];
  readonly default_member_permissions?: number;
  readonly contexts?: readonly InteractionContextType[];
  readonly integration_types?: readonly ApplicationIntegrationType[];
}

const OPTION_TYPES = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  boolean: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
};
/** Channels a message can be posted to. */
const TEXT_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
// Permissions mean nothing in direct messages, so what needs one is offered where they count.
const SERVERS_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
// Discord's documentation calls it a string, its OpenAPI description takes an integer only; both are read.
const PERMISSIONS = { 'manage-guild': Number(PermissionFlagsBits.ManageGuild) };

/** The name of the command in the menu of a message, which asks the desk what the message says. */
export const ASK_ABOUT_MESSAGE: LocalizedName = {
  en: 'Ask the visit desk',
  'zh-CN': '向访问问答台提问',
  'zh-TW': '向訪問問答台提問',
};

function ofName({ en, ...chinese }: LocalizedName): Localizations {
  // The default's own locales too: a reader of one Discord has no text for may be shown another's.
  return { 'en-US': en, 'en-GB': en, 'zh-CN': chinese['zh-CN'], 'zh-TW': chinese['zh-TW'] };
}

function ofText(text: Localized): Localizations {
  return { 'en-US': text.en, 'en-GB': text.en, 'zh-CN': text.zh, 'zh-TW': localize(text, 'zh-TW') };
}

function named({ name, description }: Pick<Action, 'name' | 'description'>) {
  return {
    name: name.en,
    name_localizations: ofName(name),
    description: description.en,
    description_localizations: ofText(description),
  };
}

function choiceData({ label, value }: Choice): ChoiceData {
  return { name: label.en, name_localizations: ofText(label), value };
}

function optionData(option: Option): OptionData {
  const { type, required, autocomplete, maxLength, minimum, maximum, choices } = option;
  return {
    type: OPTION_TYPES[type],
    ...named(option),
    ...(required ? { required } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(type === 'string' && maxLength !== undefined ? { max_length: maxLength } : {}),
    ...(type === 'integer' && minimum !== undefined ? { min_value: minimum } : {}),
    ...(type === 'integer' && maximum !== undefined ? { max_value: maximum } : {}),
    ...(type === 'channel' ? { channel_types: TEXT_CHANNELS } : {}),
    ...(choices ? { choices: choices.map(choiceData) } : {}),
  };
}

function optionsData(options: readonly Option[]): OptionData[] {
  // Discord refuses a required option after one that is not.
  return options.toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false)).map(optionData);
}

function subcommandData(action: Action): OptionData {
  return { type: ApplicationCommandOptionType.Subcommand, ...named(action), options: optionsData(action.options) };
}

function slashData(command: Command): CommandData {
  const { subcommands, permission } = command;
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(command),
    options: subcommands ? subcommands.map(subcommandData) : optionsData(command.options),
    ...(permission ? { default_member_permissions: PERMISSIONS[permission] } : {}),
    ...(permission ? SERVERS_ONLY : EVERYWHERE),
  };
}

/**
 * Writes the desk's commands as Discord's application commands, texts in each locale, and the message command that
 * asks about a message.
 */
export function commandsData(commands: readonly Command[]): CommandData[] {
  const askAboutMessage = {
    type: ApplicationCommandType.Message,
    name: ASK_ABOUT_MESSAGE.en,
    name_localizations: ofName(ASK_ABOUT_MESSAGE),
    ...EVERYWHERE,
  };
  return [...commands.map(slashData), askAboutMessage];
}

/** @returns the command for a single server, where Discord takes no places of use or of installation. */
export function forGuild({ contexts: _contexts, integration_types: _types, ...command }: CommandData): CommandData {
  return command;
}
