import { ChannelType, type Client, DiscordAPIError, type Message, MessageType, PermissionFlagsBits } from 'discord.js';
import { type Reply, reply } from '../commands/kit/reply.ts';
import { messageOf } from '../errors.ts';
import { type Locale, localeOf, localize, parseLocale } from '../text.ts';
import { type Asked, readAsked } from './asked.ts';
import { askCommand, contextOf, createOnce, type Door } from './door.ts';
import { renderReply } from './render.ts';
import { errorReply, logFailure } from './respond.ts';

/** What the bot may do in a channel. */
interface Rights {
  readonly send: boolean;
  readonly embed: boolean;
  readonly attach: boolean;
  /** Replying to a message needs it. */
  readonly history: boolean;
}

const HELP_TITLE = { en: 'Help', zh: '帮助' };
const WITHHELD = {
  en: 'Discord does not let me read replies to the answer of a command. Mention me in the reply, or use /ask.',
  zh: 'Discord 不让我读取对命令回答的回复。请在回复中提及我，或使用 /ask。',
};

function shortHelp(door: Door, locale: Locale): Reply {
  const titles = door.desk().corpus.documents.map(({ title }) => localize(title, locale));
  const text = {
    en: `Write your question after my name and I answer from: ${titles.join('; ')}. /help shows more.`,
    zh: `请在提及我之后写下问题，我会依据以下文件回答：${titles.join('；')}。更多说明见 /help。`,
  };
  return reply({ locale, title: localize(HELP_TITLE, locale), text: localize(text, locale) });
}

function rightsIn(message: Message, me: string): Rights {
  const { channel } = message;
  const held = channel.isDMBased() ? null : channel.permissionsFor(me);
  // Where Discord has not told us our permissions we try: a refusal is written down.
  if (held === null) return { send: true, embed: true, attach: true, history: true };
  const toSend = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return {
    send: held.has([PermissionFlagsBits.ViewChannel, toSend]),
    embed: held.has(PermissionFlagsBits.EmbedLinks),
    attach: held.has(PermissionFlagsBits.AttachFiles),
    history: held.has(PermissionFlagsBits.ReadMessageHistory),
  };
}

/** Whether a message is one people write, to the bot and not to everybody. */
function isForBot(message: Message, me: string): boolean {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (message.author.bot || message.webhookId !== null || !isWritten) return false;
  if (message.channel.type === ChannelType.DM) return true;
  return !message.mentions.everyone && message.mentions.users.has(me);
}

async function replyTo(door: Door, message: Message, { question, previous, withheld }: Asked): Promise<Reply> {
  // A message does not tell its writer's language: that of the server where nothing is written, else the question's.
  const place = parseLocale(message.guild?.preferredLocale) ?? 'en';
  try {
    if (withheld) return reply({ locale: place, title: localize(HELP_TITLE, place), text: localize(WITHHELD, place) });
    if (question === '') return shortHelp(door, place);
    const where = { guildId: message.guildId ?? undefined };
    return await askCommand(door).run({ question }, contextOf(door, undefined, previous, where));
  } catch (error) {
    logFailure(door.log, { message: message.id }, error);
    return errorReply(error, question === '' ? place : localeOf(question));
  }
}

async function post(message: Message, given: Reply, previous: string | undefined, rights: Rights): Promise<void> {
  const { flags: _flags, ...payload } = renderReply(given, {
    previous,
    canEmbed: rights.embed,
    canAttach: rights.attach,
  });
  // Discord posts a message once however often it is sent with the same nonce, by this process or another.
  const once = { nonce: message.id, enforceNonce: true };
  const full = { ...payload, ...once };
  if (rights.history) await message.reply({ ...full, failIfNotExists: false });
  else if (message.channel.isSendable()) await message.channel.send(full);
}

/**
 * Makes the function that answers messages written to the bot: those that mention it, replies to its own that ping
 * their author, and direct messages. It needs no message-content intent, and never throws.
 */
export function createMessageHandler(door: Door, client: Client<true>): (message: Message) => Promise<void> {
  const isNew = createOnce();
  const isNewTrouble = createOnce();
  const me = client.user.id;
  const trouble = (message: Message, problem: string) => {
    if (!isNewTrouble(message.channelId)) return;
    door.log.warn(
      { channel: message.channelId, server: message.guildId, problem },
      'cannot answer in this channel: someone who manages it must let the bot view it, send messages and embed links',
    );
  };
  return async (message) => {
    try {
      if (!isForBot(message, me) || !isNew(message.id)) return;
      const rights = rightsIn(message, me);
      if (!rights.send) return trouble(message, 'missing permission');
      const asked = readAsked(message, me);
      await post(message, await replyTo(door, message, asked), asked.previous, rights);
    } catch (error) {
      const isRefused = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
      if (isRefused) return trouble(message, messageOf(error));
      door.log.error({ message: message.id, error: messageOf(error) }, 'a message could not be answered');
    }
  };
}
