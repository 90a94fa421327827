import type { Client } from 'discord.js';
import type { Command } from '../commands/kit/command.ts';
import { permissionNames } from '../commands/kit/server.ts';
import type { DiscordConfig } from '../config.ts';
import { loadCorpus } from '../corpus/load.ts';
import { ConfigError, CorpusError, messageOf } from '../errors.ts';
import type { Schedule } from '../state/schedules.ts';
import { type State, StateError } from '../state/state.ts';
import { createClient } from './client.ts';
import { startFault } from './faults.ts';
import { commandsDiffer } from './publish.ts';
import { accessTo } from './server.ts';
import { checkGateway, connect, watchEnd } from './start.ts';

/** What one look found: what is right, or the fix and who can make it. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly text: string;
}

/** Discord takes no part in our times, but a clock that is far out makes every log misleading. */
const CLOCK_MS = 10_000;
const FETCH_MS = 10_000;
/** Enough to see what is wrong, without asking Discord for hundreds of channels. */
const MOST_CHANNELS = 100;
/** Places whose clocks are known, to see whether Node has time-zone data at all. */
const KNOWN_ZONES = [
  ['Asia/Shanghai', '2026-01-01T00:00Z', 'GMT+8'],
  ['America/New_York', '2026-07-01T00:00Z', 'GMT-4'],
  ['Europe/Berlin', '2026-01-01T00:00Z', 'GMT+1'],
] as const;
const RUNNER = 'whoever runs the bot';

const ok = (what: string, text: string): Finding => ({ ok: true, what, text });
const fail = (what: string, text: string, who = RUNNER): Finding => ({ ok: false, what, text: `${text} [${who}]` });

/** @param folder of the corpus. */
export async function examineCorpus(folder: string): Promise<Finding> {
  try {
    const { documents } = await loadCorpus(folder);
    const facts = documents.reduce((sum, document) => sum + document.facts.length, 0);
    return ok('corpus', `${folder} has documents: ${documents.length}, facts: ${facts}`);
  } catch (error) {
    if (error instanceof CorpusError) return fail('corpus', `${error.message.split('\n')[0]}; see npm run check`);
    throw error;
  }
}

async function checkCommands(client: Client<true>, { guildId }: DiscordConfig, commands: readonly Command[]) {
  const differs = await commandsDiffer(client.rest, client.application.id, guildId, commands);
  const where = guildId === undefined ? 'everywhere' : `in the server ${guildId}`;
  return differs
    ? fail(
        'commands',
        `Discord does not have this version's commands yet; the next start (npm start) publishes them ${where}`,
      )
    : ok('commands', `${commands.length} commands are published ${where}`);
}

async function checkChannel(client: Client<true>, { guildId, channelId }: Schedule): Promise<Finding | undefined> {
  const what = `channel ${channelId}`;
  const gone = 'it or its server is gone for the bot; remove its schedules, or invite the bot again';
  const guild = client.guilds.cache.get(guildId) ?? (await client.guilds.fetch(guildId).catch(() => undefined));
  if (!guild) return fail(what, gone, 'whoever manages the server');
  await guild.members.fetchMe();
  const access = await accessTo(guild, channelId, client.user.id);
  if (access.state === 'gone') return fail(what, gone, 'whoever manages the server');
  if (access.missing.length === 0) return undefined;
  const names = permissionNames(access.missing).en;
  return fail(what, `#${access.name} of ${guild.name} lacks for the bot: ${names}`, 'whoever manages the channel');
}

async function* checkChannels(client: Client<true>, state: State): AsyncGenerator<Finding> {
  let schedules: readonly Schedule[];
  try {
    schedules = await state.schedules.list(undefined);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    yield fail('channels', 'cannot be looked at, because the state store does not work');
    return;
  }
  const all = [...new Map(schedules.map((schedule) => [schedule.channelId, schedule])).values()];
  let sound = 0;
  for (const schedule of all.slice(0, MOST_CHANNELS)) {
    const finding = await checkChannel(client, schedule);
    if (finding) yield finding;
    else sound += 1;
  }
  const rest = all.length > MOST_CHANNELS ? `; the other ${all.length - MOST_CHANNELS} were not looked at` : '';
  yield ok('channels', `${sound} channels with schedules can be posted to${rest}`);
}

async function checkClock({ apiUrl }: DiscordConfig): Promise<Finding> {
  const before = Date.now();
  const { headers } = await fetch(`${apiUrl}/v10/gateway`, { signal: AbortSignal.timeout(FETCH_MS) });
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return ok('clock', 'Discord does not tell the time; not compared');
  // HTTP tells whole seconds, of a moment between request and answer.
  const off = Math.round(((before + Date.now()) / 2 - theirs - 500) / 1000);
  if (Math.abs(off) * 1000 <= CLOCK_MS) return ok('clock', 'agrees with that of Discord');
  return fail('clock', `is ${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} that of Discord; set it by NTP`);
}

async function* examineDiscord(
  config: DiscordConfig,
  commands: readonly Command[],
  state: State,
): AsyncGenerator<Finding> {
  let client: Client | undefined;
  let step = 'token';
  try {
    const recommended = await checkGateway(config);
    yield ok('token', 'Discord accepts it');
    step = 'intents';
    // The smallest way in: one shard of as many as there are, so that little is asked of Discord.
    const shardCount = config.shardCount ?? recommended;
    client = createClient({ ...config, shardCount, shardIds: [config.shardIds?.[0] ?? 0] });
    const ready = await connect(client, config, watchEnd(client));
    yield ok('intents', `Discord lets ${ready.user.tag} in with them; none is privileged`);
    step = 'commands';
    yield await checkCommands(ready, config, commands);
    step = 'channels';
    yield* checkChannels(ready, state);
  } catch (error) {
    yield fail(step, error instanceof ConfigError ? error.message : startFault(error, config.apiUrl).message);
  } finally {
    await client?.destroy();
  }
  try {
    yield await checkClock(config);
  } catch (error) {
    yield fail('clock', `cannot be compared: ${startFault(error, config.apiUrl).message}`);
  }
}

/** @param zones in use. */
export function checkZones(zones: readonly string[]): Finding {
  const offsetAt = (timeZone: string, at: string) =>
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
      .formatToParts(new Date(at))
      .find(({ type }) => type === 'timeZoneName')?.value;
  const wrong = [...new Set(zones)].filter((zone) => {
    try {
      return offsetAt(zone, '2026-01-01T00:00Z') === undefined;
    } catch {
      return true;
    }
  });
  const off = KNOWN_ZONES.filter(([zone, at, offset]) => !wrong.includes(zone) && offsetAt(zone, at) !== offset);
  const bad = [...wrong, ...off.map(([zone]) => zone)];
  if (bad.length > 0) return fail('time zones', `Node.js does not know ${bad.join(', ')} rightly; update Node.js`);
  return ok('time zones', `the data of Node.js is ${process.versions.tz ?? 'there'}`);
}

async function* examineState(state: State): AsyncGenerator<Finding> {
  try {
    await state.probe();
    const schedules = await state.schedules.list(undefined);
    const off = Math.round((Date.now() - (await state.now())) / 1000);
    yield checkZones([...KNOWN_ZONES.map(([zone]) => zone), ...schedules.map(({ timing }) => timing.timeZone)]);
    const clock = Math.abs(off) * 1000 > CLOCK_MS ? `; its clock, by which briefings are posted, is ${off} s off` : '';
    yield clock ? fail('state', `${state.place}${clock}; set both clocks by NTP`) : ok('state', state.place);
  } catch (error) {
    yield checkZones(KNOWN_ZONES.map(([zone]) => zone));
    yield fail('state', state.fault()?.en ?? messageOf(error));
  }
}

/**
 * Looks whether everything the bot needs is there, one thing after another; whatever fails, the rest is looked at.
 * @param config undefined without a token: then Discord is left alone.
 */
export async function* examine(
  config: DiscordConfig | undefined,
  commands: readonly Command[],
  state: State,
): AsyncGenerator<Finding> {
  if (config) yield* examineDiscord(config, commands, state);
  else {
    const how = 'copy it from https://discord.com/developers/applications, your application, Bot, Reset Token';
    yield fail('token', `DISCORD_TOKEN is not set; ${how}; nothing in Discord was looked at`);
  }
  yield* examineState(state);
}
