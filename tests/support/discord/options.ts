import { CommandStore } from './commands.ts';
import { Gateway } from './gateway.ts';
import { InteractionStore } from './interactions.ts';
import { MessageStore } from './messages.ts';
import { DEFAULT_PERMISSIONS } from './permissions.ts';
import type { GuildSpec } from './shapes.ts';
import { Signal, soon } from './signal.ts';
import type { State } from './state.ts';
import { World } from './world.ts';

/** Settings of a stand-in; every one has a default. */
export interface DiscordOptions {
  token?: string;
  botId?: string;
  botName?: string;
  /** Default: one guild with the text channels #general and #briefings. */
  guilds?: GuildSpec[];
  /** What the bot may do in every guild; members may then do no more than this either. */
  botPermissions?: bigint;
  /** The number of shards `GET /gateway/bot` recommends. */
  shards?: number;
  /** How many shards are let in every 5 s, default 16; Discord's own is 1 for most bots. */
  maxConcurrency?: number;
  port?: number;
  /** Privileged intents the bot may ask for, default none. */
  privilegedIntents?: number;
  /** The installations a command without integration_types is offered to, default both. */
  integrationTypes?: number[];
  heartbeatMs?: number;
  /** How long a first response (3000), a token (15 min) and a nonce (5 min) are good, in milliseconds. */
  timings?: Partial<State['timings']>;
}

/** The guild and the channels of a stand-in that was started without `guilds`. */
export const HOME = { guild: '1000000000000000100', general: '1000000000000000101', briefings: '1000000000000000102' };

const HOME_GUILD: GuildSpec = {
  id: HOME.guild,
  name: 'Home',
  channels: [
    { id: HOME.general, name: 'general' },
    { id: HOME.briefings, name: 'briefings' },
  ],
};

/** Everything a stand-in keeps, from its settings. */
export function buildState(options: DiscordOptions, botId: string, token: string, gatewayUrl: () => string): State {
  const world = new World({
    botId,
    botName: options.botName ?? 'stand-in-bot',
    guilds: options.guilds ?? [HOME_GUILD],
    botPermissions: options.botPermissions ?? DEFAULT_PERMISSIONS,
  });
  const signal = new Signal();
  return {
    world,
    signal,
    messages: new MessageStore(),
    commands: new CommandStore(botId, options.integrationTypes ?? [0, 1]),
    interactions: new InteractionStore(),
    gateway: new Gateway({
      token,
      world,
      url: gatewayUrl,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      privilegedIntents: options.privilegedIntents ?? 0,
      changed: () => soon(() => signal.notify()),
    }),
    violations: [],
    timings: { firstMs: 3000, tokenMs: 900_000, nonceMs: 300_000, ...options.timings },
    gatewayUrl,
    shards: options.shards ?? 1,
    maxConcurrency: options.maxConcurrency ?? 16,
  };
}
