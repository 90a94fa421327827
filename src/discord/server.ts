import { DiscordAPIError, type Guild, type GuildBasedChannel, type Interaction, PermissionFlagsBits } from 'discord.js';
import type { ChannelAccess, ChannelPermission, Server } from '../commands/kit/server.ts';
import { nonceOf, refusalOf } from './briefing-post.ts';
import type { Door } from './door.ts';
import { renderReply } from './render.ts';

/** A command must answer within 3 s; what Discord has not taken by then is left to itself. */
const POST_MS = 2000;

/** What the bot lacks in a channel to post briefings there. */
export function missingIn(channel: GuildBasedChannel, me: string): ChannelPermission[] {
  const held = channel.permissionsFor(me);
  // Discord has not told our permissions: a post will show.
  if (held === null) return [];
  const bits: readonly (readonly [ChannelPermission, bigint])[] = [
    ['view', PermissionFlagsBits.ViewChannel],
    channel.isThread()
      ? ['send-in-threads', PermissionFlagsBits.SendMessagesInThreads]
      : ['send', PermissionFlagsBits.SendMessages],
    ['embed', PermissionFlagsBits.EmbedLinks],
    ['history', PermissionFlagsBits.ReadMessageHistory],
  ];
  return bits.filter(([, bit]) => !held.has(bit)).map(([name]) => name);
}

/** @returns whether a channel of a server can be posted to. */
export async function accessTo(guild: Guild, channelId: string, me: string): Promise<ChannelAccess> {
  try {
    const channel = guild.channels.cache.get(channelId) ?? (await guild.channels.fetch(channelId));
    if (!channel?.isTextBased() || channel.guildId !== guild.id) return { state: 'gone' };
    return { state: 'there', name: channel.name, missing: missingIn(channel, me) };
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return error.status === 403 ? { state: 'there', name: channelId, missing: ['view'] } : { state: 'gone' };
  }
}

/** @returns the server an interaction comes from, where the bot is in it. */
export function serverOf({ poster }: Door, { guild, id, client }: Interaction): Server | undefined {
  if (!guild || !poster) return undefined;
  return {
    id: guild.id,
    channelName: (channelId) => guild.channels.cache.get(channelId)?.name,
    access: (channelId) => accessTo(guild, channelId, client.user.id),
    async post(channelId, reply) {
      const signal = AbortSignal.timeout(POST_MS);
      try {
        await poster.post(channelId, renderReply(reply), nonceOf(id, 0), signal);
        return undefined;
      } catch (error) {
        if (signal.aborted) return 'late';
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        throw error;
      }
    },
  };
}
