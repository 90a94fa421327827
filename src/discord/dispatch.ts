import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type RepliableInteraction,
} from 'discord.js';
import { STALE_BUTTON } from '../commands/kit/buttons.ts';
import type { Action, OptionValues, Suggestion } from '../commands/kit/command.ts';
import { messageOf, UserError } from '../errors.ts';
import { type Locale, parseLocale } from '../text.ts';
import { plainWords, questionIn } from './asked.ts';
import { decodePress } from './custom-id.ts';
import { askCommand, commandOf, contextOf, createOnce, type Door, type Once } from './door.ts';
import { plainLine } from './escape.ts';
import { cutToFit } from './fit.ts';
import { installLinks } from './invite.ts';
import { LIMITS, MESSAGE_BYTES } from './limits.ts';
import { questionOf } from './question.ts';
import { type ButtonRow, type Payload, renderReply } from './render.ts';
import { answering, isPrivate, roomFor, send } from './respond.ts';
import { serverOf } from './server.ts';

const UNKNOWN_COMMAND = {
  en: 'This command is no longer here. /help shows what there is.',
  zh: '这个命令已经没有了。用 /help 查看现有的命令。',
};
const SHARED = {
  en: 'This reply has been shared already.',
  zh: '这个回答已经分享过了。',
};
const NO_TEXT = {
  en: 'That message has no text I could look up.',
  zh: '那条消息没有可以查找的文字。',
};

function localeOf(interaction: Interaction): Locale | undefined {
  return parseLocale(interaction.locale);
}

/** @returns the server an interaction comes from, where that has added the bot: people bring their own to any server. */
function guildOf({ guildId, authorizingIntegrationOwners: owners }: Interaction): string | undefined {
  return guildId !== null && owners.guildId === guildId ? guildId : undefined;
}

function contextIn(door: Door, interaction: Interaction, previous?: string) {
  const place = {
    server: serverOf(door, interaction),
    installLink: installLinks(interaction.applicationId).server,
    guildId: guildOf(interaction),
  };
  return contextOf(door, localeOf(interaction), previous, place);
}

/** The command or subcommand an interaction names, with the values given for its options. */
function actionOf(door: Door, interaction: ChatInputCommandInteraction | AutocompleteInteraction) {
  const command = commandOf(door, interaction.commandName);
  const name = interaction.options.getSubcommand(false);
  const action: Action | undefined = name ? command?.subcommands?.find((sub) => sub.name.en === name) : command;
  const given = name ? (interaction.options.data[0]?.options ?? []) : interaction.options.data;
  const me = interaction.client.user.id;
  const values: OptionValues = Object.fromEntries(
    given.map(({ name: option, value }) => [option, typeof value === 'string' ? plainWords(value, me) : value]),
  );
  return { action, values };
}

async function runCommand(door: Door, interaction: ChatInputCommandInteraction): Promise<void> {
  const { action, values } = actionOf(door, interaction);
  if (!action) throw new UserError(UNKNOWN_COMMAND);
  const reply = await action.run(values, contextIn(door, interaction));
  await send(interaction, renderReply(reply, roomFor(interaction)));
}

async function askAboutMessage(door: Door, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  const question = questionIn(interaction.targetMessage, interaction.client.user.id);
  if (question === '') throw new UserError(NO_TEXT);
  const reply = await askCommand(door).run({ question }, contextIn(door, interaction));
  await send(interaction, renderReply(reply, roomFor(interaction)));
}

/** The rows of the message a button was pressed on, without one of its buttons. */
function rowsOf({ message }: ButtonInteraction, without?: string): ButtonRow[] {
  const rows: ButtonRow[] = [];
  for (const row of message.components) {
    if (row.type !== ComponentType.ActionRow) continue;
    const kept = row.toJSON().components.flatMap((component) => {
      const isOther = 'custom_id' in component && component.custom_id !== without;
      return component.type === ComponentType.Button && isOther ? [component] : [];
    });
    if (kept.length > 0) rows.push({ type: ComponentType.ActionRow, components: kept });
  }
  return rows;
}

/** Makes what is private public, once: the button goes, then everybody sees the reply. Where that fails it is back. */
async function share(interaction: ButtonInteraction, payload: Payload, isFirst: Once): Promise<void> {
  const press = `${interaction.message.id} ${interaction.customId}`;
  // Whoever is quick can press it again before it has gone.
  if (!isFirst(press)) throw new UserError(SHARED);
  try {
    await interaction.update({ components: rowsOf(interaction, interaction.customId) });
    await send(interaction, payload);
  } catch (error) {
    isFirst.forget(press);
    if (interaction.replied) await interaction.editReply({ components: rowsOf(interaction) }).catch(() => undefined);
    throw error;
  }
}

/** @param isFirst tells whether a press is the first of its kind, for what can be done once only. */
async function pressButton(door: Door, interaction: ButtonInteraction, isFirst: Once): Promise<void> {
  const press = decodePress(interaction.customId);
  const command = press && commandOf(door, press.command);
  if (!command?.press) throw new UserError(STALE_BUTTON);
  const previous = questionOf(interaction.message);
  const reply = await command.press(press?.args ?? [], contextIn(door, interaction, previous));
  if (reply.replaces && reply.private && isPrivate(interaction.message)) {
    const { flags: _flags, ...message } = renderReply(reply, roomFor(interaction));
    await interaction.update(message);
    return;
  }
  const payload = renderReply(reply, roomFor(interaction));
  if (isPrivate(interaction.message) && !reply.private) await share(interaction, payload, isFirst);
  else await send(interaction, payload);
}

function choiceOf({ label, value }: Suggestion, isNumber: boolean) {
  const name = cutToFit(label, { characters: LIMITS.choiceName, bytes: MESSAGE_BYTES }, plainLine);
  const usable = name !== '' && value !== '' && value.length <= LIMITS.choiceValue;
  if (!usable || (isNumber && !Number.isFinite(Number(value)))) return [];
  return [{ name, value: isNumber ? Number(value) : value }];
}

/** Suggests values for the option being typed; nothing where that fails, for a person typing has no use for errors. */
async function suggest(door: Door, interaction: AutocompleteInteraction, what: object): Promise<void> {
  let suggestions: readonly Suggestion[] = [];
  let isNumber = false;
  try {
    const { action, values } = actionOf(door, interaction);
    const { name, value } = interaction.options.getFocused(true);
    isNumber = action?.options.find((option) => option.name.en === name)?.type === 'integer';
    const context = contextIn(door, interaction);
    suggestions =
      action?.complete?.(name, String(value), context, values) ??
      (await action?.completeLater?.(name, String(value), context)) ??
      [];
  } catch (error) {
    door.log.error({ ...what, error: messageOf(error) }, 'suggestions failed');
  }
  const all = suggestions.flatMap((suggestion) => choiceOf(suggestion, isNumber));
  const choices = [...new Map(all.map((choice) => [choice.value, choice])).values()].slice(0, LIMITS.choices);
  try {
    await interaction.respond(choices);
  } catch (error) {
    door.log.warn({ ...what, error: messageOf(error) }, 'suggestions came too late');
  }
}

async function work(door: Door, interaction: RepliableInteraction, isFirst: Once): Promise<void> {
  if (interaction.isChatInputCommand()) return runCommand(door, interaction);
  if (interaction.isMessageContextMenuCommand()) return askAboutMessage(door, interaction);
  if (interaction.isButton()) return pressButton(door, interaction, isFirst);
  throw new UserError(interaction.isCommand() ? UNKNOWN_COMMAND : STALE_BUTTON);
}

/**
 * Makes the function that answers each interaction: at once, without deferring, and whatever happens. It never throws.
 */
export function createDispatch(door: Door): (interaction: Interaction) => Promise<void> {
  const isNew = createOnce();
  const isFirst = createOnce();
  return async (interaction) => {
    if (!isNew(interaction.id)) return;
    const name = interaction.isCommand() || interaction.isAutocomplete() ? interaction.commandName : undefined;
    const button = interaction.isButton() ? decodePress(interaction.customId)?.command : undefined;
    const what = { interaction: interaction.id, command: name ?? button };
    if (interaction.isAutocomplete()) return suggest(door, interaction, what);
    if (!interaction.isRepliable()) return;
    const started = performance.now();
    await answering(interaction, localeOf(interaction) ?? 'en', door.log, what, () => work(door, interaction, isFirst));
    door.log.info({ ...what, ms: Math.round(performance.now() - started) }, 'answered');
  };
}
