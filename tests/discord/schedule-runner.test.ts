import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { briefingTopics } from '../../src/briefing/briefing.ts';
import { nonceOf, type Poster } from '../../src/discord/briefing-post.ts';
import { DatabaseError } from '../../src/state/database.ts';
import { createState, type State, StateError } from '../../src/state/state.ts';
import { bundledDesk, keepLog, standIn } from '../support/bot.ts';
import { HOME } from '../support/discord/index.ts';
import { afterwards, HOUR, posterFor, runnerFor, scene, VISIT } from '../support/runner.ts';
import { testState } from '../support/state.ts';

test('what is due is posted once, by whichever process comes first, with its stamp and nonce', async () => {
  const { discord, state, config, now, seen, posts, occurrence } = await scene();
  const { id, code } = await state.schedules.add(VISIT, now);
  const other = createState(config, keepLog().log);
  afterwards(() => other.close());
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

test('a series comes to its end although the store is busy at that moment', async () => {
  const { discord, state, database, now, seen } = await scene();
  await state.schedules.add({ ...VISIT, content: 'series' }, now);
  await database.query('update schedule set position = 1000');
  let isBusy = true;
  const finish: typeof state.occurrences.finish = async (claim) => {
    if (!isBusy) return state.occurrences.finish(claim);
    isBusy = false;
    throw new StateError({ en: 'the store is held by another program', zh: '正被占用' });
  };
  const busy: State = { ...state, occurrences: { ...state.occurrences, finish } };
  await runnerFor(busy, discord, { leaseMs: 50 });
  await seen("select * from schedule where status <> 'active'");
  expect(await database.query('select status, reason from schedule')).toMatchObject([
    { status: 'finished', reason: null },
  ]);
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
  const real = posterFor(discord);
  let atOnce = 0;
  let most = 0;
  const poster: Poster = {
    ...real,
    async post(...given) {
      atOnce += 1;
      most = Math.max(most, atOnce);
      return real.post(...given).finally(() => {
        atOnce -= 1;
      });
    },
  };
  await runnerFor(state, discord, { atOnce: 4 }, poster);
  const left = async () => (await database.query("select 1 from occurrence where state = 'posted'")).length;
  await expect.poll(left, { timeout: 25_000, interval: 50 }).toBe(channels.length);
  expect(channels.map(({ id }) => discord.messages(id).length)).toEqual(channels.map(() => 1));
  expect(most).toBe(4);
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

test.each(['hang', { rateLimited: 30 }] as const)(
  'a post that does not get through (%j) is given up by the stop, which is written down for who comes next',
  async (failure) => {
    const { discord, state, now, occurrence, posts } = await scene();
    discord.fail(HOME.briefings, failure);
    await state.schedules.add(VISIT, now);
    const runner = await runnerFor(state, discord);
    await discord.until(() => posts()[0], 'no post');
    const givingUp = new AbortController();
    const stopped = runner.stop(givingUp.signal);
    givingUp.abort();
    await stopped;
    expect(await occurrence()).toMatchObject({ state: 'due', attempts: 1, error: 'the bot was stopped' });
  },
);

test('nothing is taken on after the stop', async () => {
  const { discord, state, now, database } = await scene();
  let looks = 0;
  const advance = () => {
    looks += 1;
    return state.occurrences.advance();
  };
  const watched: State = { ...state, occurrences: { ...state.occurrences, advance } };
  const runner = await runnerFor(watched, discord, { tickMs: 1 });
  await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(2);
  await runner.stop();
  const before = looks;
  await state.schedules.add(VISIT, now);
  // Many times as long as it waits between two looks.
  await delay(200);
  expect(looks).toBe(before);
  expect(await database.query('select * from occurrence')).toEqual([]);
});
