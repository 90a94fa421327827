import type { APIMessage } from 'discord.js';
import { newId } from './ids.ts';
import { type Json, text } from './json.ts';
import { buildMessage } from './messages.ts';
import { announce, type State } from './state.ts';

/** A message of a user. */
export interface MessageInput {
  content: string;
  /** The author's id, default 1000000000000000002. */
  author?: string;
  channelId?: string;
  /** null with no channelId is the direct message between the author and the bot. */
  guildId?: string | null;
  /** Ids of mentioned users; those written `<@id>` in the text are added by themselves. */
  mentions?: string[];
  /** The message this one replies to. */
  reference?: APIMessage;
  /** Whether the reply pings the author of that message, default true as in Discord's client. */
  ping?: boolean;
  embeds?: Json[];
  /** Laid over the message object, e.g. `{ webhook_id: '…' }` or `{ type: 7 }`. */
  extra?: Json;
}

const DEFAULT_AUTHOR = '1000000000000000002';

/** Posts a message as a user, sends it to the bot as far as its intents allow, and returns it whole. */
export function playMessage(state: State, input: MessageInput): APIMessage {
  const { world } = state;
  const author = input.author ?? DEFAULT_AUTHOR;
  const channelId = channelOf(state, input, author);
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw new Error(`there is no channel ${channelId}`);
  const guildId = text(channel.guild_id);
  if (guildId !== '') world.member(guildId, author);
  const { reference } = input;
  const written = [...input.content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');
  const pinged = reference !== undefined && input.ping !== false ? [reference.author.id] : [];
  const mentioned = new Set([...written, ...(input.mentions ?? []), ...pinged]);
  const place = guildId === '' ? {} : { guild_id: guildId };
  const reply: Json =
    reference === undefined
      ? {}
      : {
          type: 19,
          message_reference: { type: 0, channel_id: channelId, message_id: reference.id, ...place },
          referenced_message: state.messages.find(channelId, reference.id) ?? reference,
        };
  const message = buildMessage({
    channelId,
    author: world.user(author),
    body: { content: input.content, embeds: input.embeds ?? [], nonce: newId() },
    extra: { mentions: [...mentioned].map((id) => world.user(id)), ...reply, ...input.extra },
  });
  state.messages.add(message);
  announce(state, 'MESSAGE_CREATE', message);
  return message;
}

function channelOf(state: State, input: MessageInput, author: string): string {
  if (input.channelId !== undefined) return input.channelId;
  if (input.guildId === null) return text(state.world.dm(author).id);
  const guildId = input.guildId ?? [...state.world.guilds.keys()][0] ?? '';
  const channel = state.world.channelsOf(guildId).find(({ type }) => type === 0);
  if (channel === undefined) throw new Error(`guild ${guildId} has no text channel`);
  return text(channel.id);
}
