import {
  DiscordAPIError,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type RepliableInteraction,
} from 'discord.js';
import { type Reply, reply } from '../commands/kit/reply.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Locale, type Localized, localize } from '../text.ts';
import { type Payload, type RenderOptions, renderReply } from './render.ts';

const UNEXPECTED: Localized = {
  en: 'Something went wrong here, and it has been written down. Please try again.',
  zh: '这里出了点问题，已记录下来。请再试一次。',
};
const ERROR_TITLE: Localized = { en: 'Not possible', zh: '无法完成' };
const LINK: Localized = { en: 'Link', zh: '链接' };

/** @returns the reply to a failure: what the person did wrong in its own words, anything else in one fixed sentence. */
export function errorReply(error: unknown, locale: Locale): Reply {
  const { text, link } = error instanceof UserError ? error : { text: UNEXPECTED, link: undefined };
  const marks = link === undefined ? [] : [{ type: 'link' as const, url: link }];
  return reply({
    locale,
    title: localize(ERROR_TITLE, locale),
    text: localize(text, locale),
    fields: marks.length > 0 ? [{ name: localize(LINK, locale), value: '', marks }] : [],
    private: true,
  });
}

/** @returns what a reply to an interaction may hold where it goes. */
export function roomFor({ appPermissions: held }: RepliableInteraction): RenderOptions {
  // None at all is not known: a bot that may do nothing anywhere is not told of interactions.
  if (held.bitfield === 0n) return {};
  return { canEmbed: held.has(PermissionFlagsBits.EmbedLinks), canAttach: held.has(PermissionFlagsBits.AttachFiles) };
}

/** Whether Discord says that the interaction is over: answered after 3 s, or already answered. */
function isOver(error: unknown): boolean {
  const codes: unknown[] = [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  ];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** Sends a message in answer to an interaction, in the way that is open: reply, fill in what was deferred, follow up. */
export async function send(interaction: RepliableInteraction, payload: Payload): Promise<void> {
  if (interaction.replied) await interaction.followUp(payload);
  else if (interaction.deferred) {
    // Whether it is private was settled when it was deferred.
    const { flags: _flags, ...message } = payload;
    await interaction.editReply(message);
  } else await interaction.reply(payload);
}

/** Writes a failure down, without what anybody wrote. */
export function logFailure(log: Log, what: object, error: unknown): void {
  if (error instanceof UserError) return;
  const stack = error instanceof Error ? error.stack : undefined;
  log.error({ ...what, error: messageOf(error), stack }, 'a command failed');
}

/**
 * The one place where an interaction's work may fail: it is always answered, and nothing is thrown.
 * @param what names the interaction in the log.
 */
export async function answering(
  interaction: RepliableInteraction,
  locale: Locale,
  log: Log,
  what: object,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isOver(error)) return log.warn({ ...what, error: messageOf(error) }, 'Discord no longer took the answer');
    logFailure(log, what, error);
    try {
      await send(interaction, renderReply(errorReply(error, locale)));
    } catch (second) {
      log.error({ ...what, error: messageOf(second) }, 'not even the failure could be told');
    }
  }
}

/** @returns whether a message is seen only by who asked. */
export function isPrivate(message: { flags: { has(flag: MessageFlags.Ephemeral): boolean } }): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}
