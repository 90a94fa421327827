import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { createDesk, type Desk } from '../../src/answer/desk.ts';
import type { Command } from '../../src/commands/kit/command.ts';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import type { DiscordConfig } from '../../src/config.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { type DiscordDoor, startDiscord } from '../../src/discord/start.ts';
import type { State } from '../../src/state/state.ts';
import { createDiscord, type Discord, type DiscordOptions } from './discord/index.ts';
import { keepLog } from './log.ts';

export { keepLog } from './log.ts';

/** The bot as people run it, with a stand-in for Discord. */
export interface Bot {
  readonly discord: Discord;
  readonly door: DiscordDoor;
  /** Lines of the log, parsed. */
  readonly logged: Record<string, unknown>[];
  /** Puts another desk in the place of the one that serves. */
  readonly swap: (desk: Desk) => void;
}

export interface BotOptions {
  readonly discord?: DiscordOptions;
  readonly config?: Partial<DiscordConfig>;
  /** Commands besides the desk's own. */
  readonly extra?: readonly Command[];
  readonly state?: State;
}

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

let bundled: Promise<Desk> | undefined;

/** The desk of the bundled corpus, built once. */
export function bundledDesk(): Promise<Desk> {
  const folder = fileURLToPath(new URL('../../corpus', import.meta.url));
  bundled ??= loadCorpus(folder).then(createDesk);
  return bundled;
}

/** A stand-in that is closed after the test; a slow answer is no fault of the bot on a busy machine. */
export async function standIn(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await createDiscord({ ...options, timings: { firstMs: 20_000, ...options.timings } });
  cleanups.push(() => discord.close());
  return discord;
}

/** The configuration that points the bot at a stand-in. */
export function configFor(discord: Discord, changes: Partial<DiscordConfig> = {}): DiscordConfig {
  const defaults = { guildId: undefined, shardCount: undefined, shardIds: undefined };
  return { token: discord.token, apiUrl: discord.url, ...defaults, ...changes };
}

/** Opens the front door at a stand-in that is there already. */
export async function openDoor(discord: Discord, options: BotOptions = {}): Promise<Bot> {
  const { log, logged } = keepLog();
  let desk = await bundledDesk();
  const commands = [...(await loadCommands()), ...(options.extra ?? [])];
  const door = await startDiscord(configFor(discord, options.config), {
    desk: () => desk,
    commands,
    log,
    state: options.state,
  });
  cleanups.push(() => door.stop());
  const swap = (other: Desk) => {
    desk = other;
  };
  return { discord, door, logged, swap };
}

/** Starts a stand-in and the bot; both end with the test. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  return openDoor(await standIn(options.discord), options);
}
