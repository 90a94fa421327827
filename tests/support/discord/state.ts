import type { APIMessage } from 'discord.js';
import { FLAG } from './check-message.ts';
import type { CommandStore } from './commands.ts';
import { type Gateway, INTENT } from './gateway.ts';
import type { InteractionStore } from './interactions.ts';
import { type Json, json, number, text } from './json.ts';
import { type MessageStore, seenByBot } from './messages.ts';
import type { Signal } from './signal.ts';
import type { World } from './world.ts';

/** Everything the routes and the play functions share. */
export interface State {
  world: World;
  messages: MessageStore;
  commands: CommandStore;
  interactions: InteractionStore;
  gateway: Gateway;
  signal: Signal;
  violations: string[];
  /** How long the first response to an interaction, its token and a nonce are good, in milliseconds. */
  timings: { firstMs: number; tokenMs: number; nonceMs: number };
  gatewayUrl: () => string;
  shards: number;
  maxConcurrency: number;
}

/** The guild of a channel of the world; null for direct messages and channels the world does not hold. */
export function guildOf(state: State, channelId: string): string | null {
  return text(state.world.channels.get(channelId)?.guild_id) || null;
}

/** A message as the bot may see it. */
export function forBot(state: State, message: APIMessage): APIMessage {
  const dm = state.world.channels.get(message.channel_id)?.guild_id === undefined;
  return seenByBot(message, { id: state.world.botId, intents: state.gateway.intents }, dm);
}

/** Sends MESSAGE_CREATE, MESSAGE_UPDATE or MESSAGE_DELETE, as far as the bot's intents and the flags allow. */
export function announce(state: State, event: string, message: APIMessage): void {
  const channel = state.world.channels.get(message.channel_id);
  if (channel === undefined || (number(message.flags) & FLAG.ephemeral) !== 0) return;
  const guildId = guildOf(state, message.channel_id);
  const place: Json = guildId === null ? { channel_type: channel.type } : { guild_id: guildId };
  const intent = guildId === null ? INTENT.directMessages : INTENT.guildMessages;
  if (event === 'MESSAGE_DELETE') {
    state.gateway.dispatch(event, { id: message.id, channel_id: message.channel_id, ...place }, guildId, intent);
    return;
  }
  const { user: _user, ...member } = guildId === null ? {} : json(state.world.member(guildId, message.author.id));
  const data = { ...forBot(state, message), ...place, ...(guildId === null ? {} : { member }) };
  state.gateway.dispatch(event, data, guildId, intent);
}
