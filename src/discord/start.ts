import { type Client, Events, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { scheduledReply } from '../commands/kit/scheduled.ts';
import type { DiscordConfig } from '../config.ts';
import { ConfigError, messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Schedule } from '../state/schedules.ts';
import { createPoster } from './briefing-post.ts';
import { createClient } from './client.ts';
import { createDispatch } from './dispatch.ts';
import type { Door } from './door.ts';
import { closedFault, notDiscord, startFault } from './faults.ts';
import { createMessageHandler } from './mentions.ts';
import { publishCommands } from './publish.ts';
import { type Runner, startRunner } from './schedule-runner.ts';
import { whenAborted, within } from './under-way.ts';

/** How long the first look at Discord may take; it is tried twice. */
const FIRST_REQUEST_MS = 10_000;
/** Discord lets one shard in every 5 s [Gateway, Rate Limiting], so this is about the first one only. */
const FIRST_SHARD_MS = 60_000;
/** How long answers and posts under way may take at the end. */
const FINISH_MS = 3000;
/** How long giving posts up may take then, and the farewell to the gateway. */
const LEAVE_MS = 1000;

const gatewaySchema = z.object({
  url: z.url({ protocol: /^wss?$/ }),
  shards: z.int().positive(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

/** The bot while it serves. */
export interface DiscordDoor {
  /**
   * Finishes the answers and posts under way and leaves Discord.
   * @param finishMs how long they may take, in milliseconds; then posts are given up, to be tried again after the start.
   */
  readonly stop: (finishMs?: number) => Promise<void>;
  /** Rejects with a ConfigError when Discord ends the connection for good (a token that was reset, say). */
  readonly ended: Promise<never>;
}

/**
 * Looks whether Discord is where it should be and knows the token, before anything that would try again for ever.
 * @returns how many shards Discord recommends.
 */
export async function checkGateway({ apiUrl, token }: DiscordConfig): Promise<number> {
  const rest = new REST({ api: apiUrl, version: '10', timeout: FIRST_REQUEST_MS, retries: 1 }).setToken(token);
  const gateway = gatewaySchema.safeParse(await rest.get(Routes.gatewayBot()));
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  if (!gateway.success) throw notDiscord(apiUrl, 'GET /gateway/bot gives something else');
  const { remaining, reset_after } = gateway.data.session_start_limit;
  if (remaining > 0) return gateway.data.shards;
  const minutes = Math.ceil(reset_after / 60_000);
  throw new ConfigError(`Discord lets the bot connect no more often today; try again in ${minutes} minutes`);
}

/** Rejects when a shard is closed for good; never resolves. */
export function watchEnd(client: Client): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => reject(closedFault(code)));
    client.on(Events.Invalidated, () => reject(new ConfigError('Discord declared the session of the bot invalid')));
  });
  // Who starts the bot may look at it later or never; the process must not die of that.
  ended.catch(() => undefined);
  return ended;
}

/**
 * Connects; with several shards that takes 5 s for each after the first.
 * @param patience aborted when the first shard should be ready.
 * @throws ConfigError where that does not come about, or the first shard takes too long.
 */
export async function connect(
  client: Client,
  config: DiscordConfig,
  ended: Promise<never>,
  patience: AbortSignal = AbortSignal.timeout(FIRST_SHARD_MS),
): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const firstShard = new Promise<void>((resolve) => client.once(Events.ShardReady, () => resolve()));
  const tooLong = whenAborted(patience).catch(() => {
    throw new ConfigError(`the gateway of Discord at ${config.apiUrl} did not let the bot in within 60 s`);
  });
  // Fails as soon as Discord refuses, but waits for every shard.
  const allShards = client.login(config.token).then(() => ready);
  await Promise.race([firstShard, allShards, ended, tooLong]);
  return Promise.race([allShards, ended]);
}

function logTrouble(client: Client, log: Log, stopping: AbortSignal): void {
  client.on(Events.Error, (error) => log.error({ error: messageOf(error) }, 'discord.js reports an error'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, error: messageOf(error) }, 'connection error'));
  // A shard that is told to leave says so, too.
  client.on(Events.ShardReconnecting, (shard) => stopping.aborted || log.info({ shard }, 'connecting again'));
  client.on(Events.Warn, (warning) => log.warn(warning));
}

/** Publishing that fails for a while leaves the commands as they are: better than not serving. */
async function publish(client: Client<true>, config: DiscordConfig, door: Door): Promise<void> {
  // Of several processes one is enough.
  if (config.shardIds && !config.shardIds.includes(0)) return;
  const { rest, application } = client;
  try {
    const changed = await publishCommands(rest, application.id, config.guildId, door.commands, door.log);
    door.log.info({ server: config.guildId, changed }, 'commands are published');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    door.log.error({ error: messageOf(error) }, 'commands could not be published; those Discord has stay');
  }
}

/** Answers what comes, and gives a function that waits for the answers under way. */
function serve(client: Client, door: Door): () => Promise<unknown> {
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    // Neither is to throw, and if one does the process must not die of it.
    const tracked = work
      .catch((error: unknown) => door.log.error({ error: messageOf(error) }, 'an event could not be handled'))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  const dispatch = createDispatch(door);
  client.on(Events.InteractionCreate, (interaction) => track(dispatch(interaction)));
  client.once(Events.ClientReady, (readyClient) => {
    const read = createMessageHandler(door, readyClient);
    client.on(Events.MessageCreate, (message) => track(read(message)));
  });
  return () => {
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    return Promise.allSettled(underWay);
  };
}

/**
 * Opens the front door in Discord: connects, publishes the commands where they differ, and answers.
 * @param parts what it works with; without a state store nothing is posted on time.
 * @param stopping aborted when it is to stop while it starts.
 * @throws ConfigError, one line, where Discord cannot be reached or does not let the bot in; the reason of `stopping`.
 */
export async function startDiscord(
  config: DiscordConfig,
  parts: Omit<Door, 'poster'>,
  stopping: AbortSignal = new AbortController().signal,
): Promise<DiscordDoor> {
  const { desk, log, state } = parts;
  const client = createClient(config);
  const poster = createPoster(config, () => client.user?.id);
  const door: Door = { ...parts, poster };
  const finish = serve(client, door);
  const ended = watchEnd(client);
  logTrouble(client, log, stopping);
  let runner: Runner | undefined;
  const stop = async (finishMs = FINISH_MS) => {
    const givingUp = new AbortController();
    const posts = runner?.stop(givingUp.signal);
    await within(finishMs, Promise.all([finish(), posts]));
    givingUp.abort();
    // That a post was given up is written down.
    if (posts) await within(LEAVE_MS, posts);
    await within(LEAVE_MS, client.destroy());
    poster.close();
  };
  const stopped = whenAborted(stopping);
  const unlessStopped = <T>(step: Promise<T>): Promise<T> => Promise.race([step, stopped]);
  try {
    await unlessStopped(checkGateway(config));
    const ready = await unlessStopped(connect(client, config, ended));
    log.info({ bot: ready.user.tag, servers: ready.guilds.cache.size }, 'serving in Discord');
    await unlessStopped(publish(ready, config, door));
    const compose = (schedule: Schedule, dueAt: number) => scheduledReply(desk(), schedule, dueAt);
    if (state) runner = startRunner({ state, poster, compose, log });
  } catch (error) {
    await stop();
    throw stopping.aborted ? stopping.reason : startFault(error, config.apiUrl);
  }
  return { stop, ended };
}
