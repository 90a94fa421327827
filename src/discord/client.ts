import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfig } from '../config.ts';

/** More than the messages that are ever needed at once: the one that came and the one it replies to. */
const KEPT_MESSAGES = 25;
const KEPT_PEOPLE = 200;
/** Until all servers have arrived nothing is answered, and an interaction waits 3 s: not longer for servers that are down. */
const GUILDS_WAIT_MS = 1500;
const REQUEST_TIMEOUT_MS = 15_000;

function shardOptions({ shardCount, shardIds }: DiscordConfig) {
  // discord.js reads SHARD_COUNT from the environment itself, empty or not, while its own default of 1 stands. With
  // 'auto' any other number keeps it from that and is replaced by what Discord recommends.
  if (shardCount === undefined) return { shards: 'auto' as const, shardCount: 2 };
  return { shards: [...(shardIds ?? Array.from({ length: shardCount }, (_, id) => id))], shardCount };
}

/**
 * Makes the client: no privileged intent, nobody is ever pinged, and nothing is kept in memory that grows with the
 * number of people or messages seen.
 */
export function createClient(config: DiscordConfig): Client {
  const keepSelf = { keepOverLimit: ({ id, client }: { id: string; client: Client }) => id === client.user?.id };
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct message comes from a channel discord.js has not seen before.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: config.apiUrl, version: '10', timeout: REQUEST_TIMEOUT_MS },
    waitGuildTimeout: GUILDS_WAIT_MS,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: KEPT_MESSAGES,
      GuildMemberManager: { maxSize: KEPT_PEOPLE, ...keepSelf },
      UserManager: { maxSize: KEPT_PEOPLE, ...keepSelf },
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
    }),
    ...shardOptions(config),
  });
}
