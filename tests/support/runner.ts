import { afterEach, expect } from 'vitest';
import { scheduledReply } from '../../src/commands/kit/scheduled.ts';
import { createPoster, type Poster } from '../../src/discord/briefing-post.ts';
import { type Runner, type RunnerTimings, startRunner } from '../../src/discord/schedule-runner.ts';
import type { NewSchedule, Schedule } from '../../src/state/schedules.ts';
import type { State } from '../../src/state/state.ts';
import { bundledDesk, keepLog, standIn } from './bot.ts';
import { type Discord, type DiscordOptions, HOME } from './discord/index.ts';
import { testState } from './state.ts';

export const HOUR = 60 * 60_000;
/** The whole visit, once a day. */
export const VISIT: NewSchedule = {
  ...{ guildId: HOME.guild, channelId: HOME.briefings, content: 'visit', document: undefined, topic: undefined },
  ...{ locale: 'en', timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }, catchUp: 'latest' },
};
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Does something after the test. */
export function afterwards(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** What posts to a stand-in; it lives as long as the test. */
export function posterFor(discord: Discord): Poster {
  const poster = createPoster({ apiUrl: discord.url, token: discord.token }, () => discord.botId);
  cleanups.push(() => poster.close());
  return poster;
}

/** Posts what is due, looking for it often; it stops with the test. */
export async function runnerFor(
  state: State,
  discord: Discord,
  timings: Partial<RunnerTimings> = {},
  poster = posterFor(discord),
): Promise<Runner> {
  const desk = await bundledDesk();
  const compose = (schedule: Schedule, dueAt: number) => scheduledReply(desk, schedule, dueAt);
  const runner = startRunner({ state, poster, compose, log: keepLog().log, timings: { tickMs: 30, ...timings } });
  cleanups.push(() => runner.stop());
  return runner;
}

/** A stand-in, a store, and looks into both. */
export async function scene(options: DiscordOptions = {}) {
  const discord = await standIn(options);
  const store = await testState();
  const { database, state } = store;
  const now = await state.now();
  const occurrence = async (sql = '') => (await database.query(`select * from occurrence ${sql}`))[0];
  /** Resolves when a look into the store shows something. */
  const seen = (sql: string) =>
    expect.poll(async () => (await database.query(sql)).length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0);
  return { ...store, discord, now, occurrence, seen, posts: () => postsOf(discord) };
}

const postsOf = (discord: Discord) => discord.requests.filter(({ method }) => method === 'POST');
