import { afterEach, describe, expect, test } from 'vitest';
import { briefingTopics } from '../../src/briefing/briefing.ts';
import { scheduledReply } from '../../src/commands/kit/scheduled.ts';
import { createPoster, nonceOf, type Poster } from '../../src/discord/briefing-post.ts';
import { renderReply } from '../../src/discord/render.ts';
import { type Runner, type RunnerTimings, startRunner } from '../../src/discord/schedule-runner.ts';
import { DatabaseError } from '../../src/state/database.ts';
import type { NewSchedule, Schedule } from '../../src/state/schedules.ts';
import { createState, type State } from '../../src/state/state.ts';
import { bundledDesk, keepLog, standIn } from '../support/bot.ts';
import { type Discord, type DiscordOptions, HOME } from '../support/discord/index.ts';
import { testState } from '../support/state.ts';

const HOUR = 60 * 60_000;
const VISIT: NewSchedule = {
  ...{ guildId: HOME.guild, channelId: HOME.briefings, content: 'visit', document: undefined, topic: undefined },
  ...{ locale: 'en', timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }, catchUp: 'latest' },
};
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function posterFor(discord: Discord): Poster {
  const poster = createPoster({ apiUrl: discord.url, token: discord.token }, () => discord.botId);
  cleanups.push(() => poster.close());
  return poster;
}

async function runnerFor(state: State, discord: Discord, timings: Partial<RunnerTimings> = {}): Promise<Runner> {
  const desk = await bundledDesk();
  const compose = (schedule: Schedule, dueAt: number) => scheduledReply(desk, schedule, dueAt);
  const poster = posterFor(discord);
  const runner = startRunner({ state, poster, compose, log: keepLog().log, timings: { tickMs: 30, ...timings } });
  cleanups.push(() => runner.stop());
  return runner;
}

async function scene(options: DiscordOptions = {}) {
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

test('what is due is posted once, by whichever process comes first, with its stamp and nonce', async () => {
  const { discord, state, config, now, seen, posts, occurrence } = await scene();
  const { id, code } = await state.schedules.add(VISIT, now);
  const other = createState(config, keepLog().log);
  cleanups.push(() => other.close());
  await Promise.all([runnerFor(state, discord), runnerFor(other, discord)]);
  const message = await discord.nextMessage(HOME.briefings);
  await seen("select * from occurrence where state = 'posted'");
  const [embed] = message.embeds;
  expect(message.content).toMatch(/Zhejiang/);
  expect([embed?.footer?.text, Date.parse(embed?.timestamp ?? '')]).toEqual([`Briefing ${code}`, now]);
  expect(posts()).toHaveLength(1);
  expect(posts()[0]?.body).toMatchObject({
    nonce: nonceOf(id, now),
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
  });
  expect(await occurrence()).toMatchObject({ message_id: message.id, attempts: 1 });
  expect(discord.violations).toEqual([]);
});

describe('a channel that cannot be posted to pauses the schedule, and is not tried again', () => {
  test.each([
    ['unknown-channel', 'channel-gone'],
    ['missing-access', 'no-access'],
    ['missing-permissions', 'no-permission'],
    [{ status: 400, code: 50083, message: 'Thread is archived' }, 'thread-locked'],
    [{ status: 403, code: 0, message: 'Forbidden' }, 'refused'],
  ] as const)('%j', async (failure, reason) => {
    const { discord, state, now, seen, posts } = await scene();
    discord.fail(HOME.briefings, failure);
    await state.schedules.add(VISIT, now);
    await state.schedules.add({ ...VISIT, channelId: HOME.general }, now);
    await runnerFor(state, discord);
    await seen(`select * from schedule where status = 'paused' and reason = '${reason}'`);
    await seen("select * from occurrence where state = 'posted'");
    expect(posts().filter(({ path }) => path.includes(HOME.briefings))).toHaveLength(1);
    expect(discord.messages(HOME.general)).toHaveLength(1);
  });
});

test('what may pass is tried again later, and still posted once', async () => {
  const { discord, state, database, now, seen, occurrence } = await scene();
  const end = discord.fail(HOME.briefings, 'server-error');
  await state.schedules.add(VISIT, now);
  await runnerFor(state, discord);
  await seen("select * from occurrence where error like '%500%' or error like '%Internal%'");
  const waiting = await occurrence();
  expect(Number(waiting?.lease_until) - (await state.now())).toBeGreaterThan(1000);
  end();
  await database.query('update occurrence set lease_until = 0');
  await seen("select * from occurrence where state = 'posted'");
  expect(discord.messages(HOME.briefings)).toHaveLength(1);
  expect(await occurrence()).toMatchObject({ attempts: 2, error: null });
});

test('what an earlier try has posted is found in the channel, long after Discord has forgotten its nonce', async () => {
  const { discord, state, database, now, seen, posts, occurrence } = await scene({ timings: { nonceMs: 0 } });
  const due = now - HOUR / 2;
  discord.message({ content: 'good morning', channelId: HOME.briefings, author: '1000000000000000002' });
  const schedule = await state.schedules.add(VISIT, due);
  await state.occurrences.advance();
  // The process before this one posted, and was killed before it could write that down.
  const [claim] = await state.occurrences.claim(1, 0);
  const first = await scheduledReply(await bundledDesk(), schedule, due);
  const payload = first && renderReply(first.reply);
  if (!claim || !payload) throw new Error('there is nothing to post');
  const id = await posterFor(discord).post(HOME.briefings, payload, 'x', AbortSignal.timeout(9000));
  for (let index = 0; index < 120; index += 1) {
    discord.message({ content: `chat ${index}`, channelId: HOME.briefings, author: '1000000000000000002' });
  }
  await runnerFor(state, discord);
  await seen("select * from occurrence where state = 'posted'");
  expect(await occurrence()).toMatchObject({ message_id: id, attempts: 2 });
  expect(posts()).toHaveLength(1);
  // A later run of the same schedule is another message.
  await database.query('update schedule set next_at = $1', [now]);
  await seen(`select * from occurrence where state = 'posted' and due_at >= ${now}`);
  expect(posts()).toHaveLength(2);
});

test('a post that hangs is given up before its lease ends, and tried again', async () => {
  const { discord, state, now, seen, database } = await scene();
  const end = discord.fail(HOME.briefings, 'hang');
  await state.schedules.add(VISIT, now);
  await runnerFor(state, discord, { postMs: 200, leaseMs: 5000 });
  await seen('select * from occurrence where error is not null');
  end();
  await database.query('update occurrence set lease_until = 0');
  await seen("select * from occurrence where state = 'posted'");
  expect(discord.messages(HOME.briefings)).toHaveLength(1);
});

test.each(['hang', { rateLimited: 30 }] as const)(
  'a post that does not get through (%j) is given up by the stop, which is written down for who comes next',
  async (failure) => {
    const { discord, state, now, occurrence } = await scene();
    discord.fail(HOME.briefings, failure);
    await state.schedules.add(VISIT, now);
    const runner = await runnerFor(state, discord);
    await discord.until(() => postsOf(discord)[0], 'no post');
    const givingUp = new AbortController();
    const stopped = runner.stop(givingUp.signal);
    givingUp.abort();
    await stopped;
    expect(await occurrence()).toMatchObject({ state: 'due', attempts: 1, error: 'the bot was stopped' });
  },
);

test('a series posts topic after topic and ends, or begins again', async () => {
  const { discord, state, database, now, seen } = await scene();
  const topics = briefingTopics((await bundledDesk()).corpus);
  const total = topics.length;
  await state.schedules.add({ ...VISIT, content: 'series' }, now);
  await state.schedules.add({ ...VISIT, content: 'series-again', channelId: HOME.general, locale: 'zh-CN' }, now);
  await database.query('update schedule set position = $1', [total - 1]);
  await runnerFor(state, discord);
  await seen("select * from schedule where status = 'finished'");
  const last = await discord.nextMessage(HOME.briefings);
  expect(last.embeds[0]?.footer?.text).toMatch(new RegExp(`^Briefing \\w+ · ${total} of ${total}$`));
  await discord.nextMessage(HOME.general);
  await seen(`select * from schedule where position = ${total} and status = 'active'`);
  await database.query("update schedule set next_at = {now} where status = 'active'");
  const again = await discord.nextMessage(HOME.general);
  expect(again.embeds[0]?.footer?.text).toMatch(new RegExp(`^简报 \\w+ · 1/${total}$`));
  expect(discord.violations).toEqual([]);
});

test('a topic that is no longer there pauses its schedule', async () => {
  const { discord, state, now, seen, posts } = await scene();
  await state.schedules.add({ ...VISIT, content: 'topic', topic: 'no-such-topic' }, now);
  await runnerFor(state, discord);
  await seen("select * from schedule where status = 'paused' and reason = 'content-gone'");
  expect(posts()).toEqual([]);
});

test('a run that is not made up for is dropped where Discord was away for too long', async () => {
  const { discord, state, database, now, seen, posts } = await scene();
  const { id } = await state.schedules.add({ ...VISIT, catchUp: 'skip' }, now + HOUR);
  await database.query(
    "insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, 'due', 0, 4)",
    [id, now - HOUR],
  );
  await runnerFor(state, discord);
  await seen("select * from occurrence where state = 'skipped'");
  expect(posts()).toEqual([]);
});

test('many that are due at once are all posted, few of them at the same time', async () => {
  const channels = Array.from({ length: 40 }, (_, index) => ({
    id: String(2n * 10n ** 18n + BigInt(index)),
    name: 'c',
  }));
  const discord = await standIn({ guilds: [{ id: HOME.guild, name: 'Home', channels }] });
  const { state, database } = await testState();
  const now = await state.now();
  for (const { id } of channels) await state.schedules.add({ ...VISIT, channelId: id }, now);
  await runnerFor(state, discord, { atOnce: 4 });
  const left = async () => (await database.query("select 1 from occurrence where state = 'posted'")).length;
  await expect.poll(left, { timeout: 25_000, interval: 50 }).toBe(channels.length);
  expect(channels.map(({ id }) => discord.messages(id).length)).toEqual(channels.map(() => 1));
});

test('a store that does not work stops nothing for good: what is due is posted when it works again', async () => {
  const { discord, database, state: good, config, now } = await scene();
  await good.schedules.add(VISIT, now);
  let works = false;
  const state = createState(config, keepLog().log, async () => {
    if (!works) throw new DatabaseError('unreachable', 'nobody there');
    return database;
  });
  await runnerFor(state, discord, { troubleMs: 30 });
  await expect.poll(() => state.fault()?.en).toMatch(/does not answer/);
  works = true;
  expect((await discord.nextMessage(HOME.briefings)).content).toMatch(/Zhejiang/);
});

test('nothing is taken on after the stop', async () => {
  const { discord, state, now, database } = await scene();
  const runner = await runnerFor(state, discord);
  await runner.stop();
  await state.schedules.add(VISIT, now);
  expect(await database.query('select * from occurrence')).toEqual([]);
});
