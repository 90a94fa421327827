import { describe, expect, test } from 'vitest';
import { createOccurrences } from '../../src/state/occurrences.ts';
import type { NewSchedule } from '../../src/state/schedules.ts';
import { BACKENDS, openStore, testState } from '../support/state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LEASE = 20_000;

const DAILY: NewSchedule = {
  guildId: '1000000000000000100',
  channelId: '1000000000000000102',
  content: 'visit',
  document: undefined,
  topic: undefined,
  locale: 'en',
  timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' },
  catchUp: 'latest',
};

const once = (at: number): NewSchedule => ({ ...DAILY, timing: { at, timeZone: 'UTC' } });

describe.each(BACKENDS)('on $backend', ({ backend, skip }) => {
  describe.skipIf(skip)('the ledger of runs', () => {
    test('gives each due run to one process only, until its lease ends', async () => {
      const { state, config, database } = await testState(backend);
      const now = await state.now();
      for (let index = 0; index < 20; index += 1) await state.schedules.add(once(now - index), now - index);
      const other = await openStore(config);
      const rival = createOccurrences((work) => work(other));
      await state.occurrences.advance();
      await rival.advance();
      expect(await database.query('select due_at from occurrence')).toHaveLength(20);
      const claims = [...(await state.occurrences.claim(8, LEASE)), ...(await rival.claim(50, LEASE))];
      expect(claims.map(({ dueAt }) => dueAt).sort()).toEqual(
        Array.from({ length: 20 }, (_, index) => now - index).sort(),
      );
      expect(await rival.claim(50, LEASE)).toEqual([]);
      await database.query('update occurrence set lease_until = {now} - 1');
      const again = await rival.claim(50, LEASE);
      expect(again.map(({ attempts }) => attempts)).toEqual(Array.from({ length: 20 }, () => 2));
    });

    test('moves a schedule on with its run, so that it is due once', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      const due = now - (now % MINUTE);
      await state.schedules.add({ ...DAILY, timing: { cron: '* * * * *', timeZone: 'UTC' } }, due);
      expect(await state.occurrences.advance()).toEqual({ count: 1, more: false });
      await database.query('update schedule set next_at = $1', [due]);
      await state.occurrences.advance();
      const rows = await database.query('select due_at from occurrence where due_at = $1', [due]);
      expect(rows).toHaveLength(1);
      const [schedule] = await state.schedules.list(undefined);
      expect(schedule?.nextAt).toBeGreaterThan(due);
    });

    test('makes up for the latest run that was missed, or for none', async () => {
      const { state } = await testState(backend);
      const now = await state.now();
      const hourly = { cron: '0 * * * *', timeZone: 'UTC' };
      const late = now - (now % HOUR) - 50 * HOUR;
      const latest = await state.schedules.add({ ...DAILY, timing: hourly }, late);
      const old = { cron: '0 0 1 1 *', timeZone: 'UTC' };
      const skipped = await state.schedules.add({ ...DAILY, timing: old, catchUp: 'skip' }, now - 11 * MINUTE);
      const onTime = await state.schedules.add({ ...DAILY, timing: old, catchUp: 'skip' }, now - 9 * MINUTE);
      await state.occurrences.advance();
      const claims = await state.occurrences.claim(9, LEASE);
      expect(claims.map(({ schedule, dueAt }) => [schedule.id, dueAt]).sort()).toEqual(
        [
          [latest.id, now - (now % HOUR)],
          [onTime.id, now - 9 * MINUTE],
        ].sort(),
      );
      const next = (await state.schedules.list(undefined)).find(({ id }) => id === skipped.id);
      expect(next?.nextAt).toBeGreaterThan(now);
    });

    test('a single run that was missed and is not made up for pauses its schedule, saying so', async () => {
      const { state } = await testState(backend);
      const past = (await state.now()) - HOUR;
      await state.schedules.add({ ...once(past), catchUp: 'skip' }, past);
      await state.occurrences.advance();
      expect(await state.occurrences.claim(9, LEASE)).toEqual([]);
      expect(await state.schedules.list(undefined)).toMatchObject([{ status: 'paused', reason: 'missed' }]);
    });

    test('counts a post once, and a schedule without another run comes to its end', async () => {
      const { state } = await testState(backend);
      const now = await state.now();
      await state.schedules.add(once(now), now);
      const series = await state.schedules.add({ ...DAILY, content: 'series' }, now - 1);
      await state.occurrences.advance();
      const claims = await state.occurrences.claim(9, LEASE);
      for (const claim of claims) await state.occurrences.posted(claim, '55', false);
      for (const claim of claims) await state.occurrences.posted(claim, '55', false);
      expect(await state.schedules.list(undefined)).toMatchObject([{ id: series.id, position: 1, status: 'active' }]);
      const [claim] = claims.filter(({ schedule }) => schedule.id === series.id);
      if (claim) await state.occurrences.finish(claim);
      expect(await state.schedules.list(undefined)).toHaveLength(1);
    });

    test('holds a later run back until the one before is done with', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      const { id } = await state.schedules.add({ ...DAILY, content: 'series' }, now + HOUR);
      const insert =
        "insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, 'due', 0, 0)";
      await database.query(insert, [id, now - 2]);
      await database.query(insert, [id, now - 1]);
      const [first, ...none] = await state.occurrences.claim(9, LEASE);
      expect([first?.dueAt, none, await state.occurrences.claim(9, LEASE)]).toEqual([now - 2, [], []]);
      if (first) await state.occurrences.posted(first, '55', false);
      expect(await state.occurrences.claim(9, LEASE)).toMatchObject([{ dueAt: now - 1, schedule: { position: 1 } }]);
    });

    test('waits before it tries again, and what is not this claim any more changes nothing', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      await state.schedules.add(DAILY, now);
      await state.occurrences.advance();
      const [first] = await state.occurrences.claim(9, 0);
      const [second] = await state.occurrences.claim(9, LEASE);
      expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
      if (!first || !second) return;
      await state.occurrences.drop(first, 'failed', 'too late');
      await state.occurrences.retry(first, 0, 'too late');
      expect(await state.occurrences.claim(9, LEASE)).toEqual([]);
      await state.occurrences.retry(second, 0, 'Discord is down');
      expect(await database.query('select error from occurrence')).toMatchObject([{ error: 'Discord is down' }]);
      expect(await state.occurrences.claim(9, LEASE)).toMatchObject([{ attempts: 3 }]);
    });

    test('stopping, pausing and removing take what waits with them', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      for (const kind of ['stop', 'pause', 'remove'] as const) {
        const schedule = await state.schedules.add(DAILY, now);
        await state.occurrences.advance();
        const [claim] = await state.occurrences.claim(9, 0);
        if (kind === 'stop' && claim) await state.occurrences.stop(claim, 'channel-gone', 'Unknown Channel');
        if (kind === 'pause') expect(await state.schedules.pause(schedule)).toBe(true);
        if (kind === 'remove') expect(await state.schedules.remove(schedule)).toBe(true);
        expect(await state.occurrences.claim(9, LEASE)).toEqual([]);
      }
      const [stopped, paused, ...none] = await state.schedules.list(undefined);
      expect([stopped, paused].map((one) => `${one?.status} ${one?.reason} ${one?.nextAt}`).sort()).toEqual([
        'paused channel-gone undefined',
        'paused undefined undefined',
      ]);
      expect(none).toEqual([]);
      expect(await database.query("select * from occurrence where state = 'due'")).toEqual([]);
    });

    test('after a long outage only the latest of the runs that wait is left', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      const { id } = await state.schedules.add({ ...DAILY, timing: { cron: '0 * * * *', timeZone: 'UTC' } }, now);
      const insert =
        "insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, 'due', 0, 3)";
      await database.query(insert, [id, now - 2 * HOUR]);
      await database.query(insert, [id, now - MINUTE]);
      await state.occurrences.advance();
      await state.occurrences.claim(9, LEASE);
      const rows = await database.query('select due_at, state from occurrence where due_at < $1 order by due_at', [
        now,
      ]);
      expect(rows.map((row) => row.state)).toEqual(['skipped', 'due']);
    });

    test.each([
      ['waits for another try', 'before'],
      ['is being posted and then fails', 'after'],
    ] as const)('a run of hours ago that %s gives way to the next one', async (_, fails) => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      const { id } = await state.schedules.add(once(now), now);
      const insert =
        "insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, 'due', 0, 3)";
      await database.query(insert, [id, now - 3 * HOUR]);
      const [old] = await state.occurrences.claim(9, LEASE);
      if (!old) throw new Error('there is nothing to post');
      if (fails === 'before') await state.occurrences.retry(old, 5 * MINUTE, 'Discord is down');
      await state.occurrences.advance();
      if (fails === 'after') {
        expect(await state.occurrences.claim(9, LEASE)).toEqual([]);
        await state.occurrences.retry(old, 5 * MINUTE, 'Discord is down');
      }
      expect(await state.occurrences.claim(9, LEASE)).toMatchObject([{ dueAt: now, attempts: 1 }]);
      const [row] = await database.query('select state, error from occurrence where due_at < $1', [now]);
      expect(row).toMatchObject({ state: 'skipped', error: 'a later run is due' });
    });

    test('forgets what is long over, and schedules that have come to their end with it', async () => {
      const { state, database } = await testState(backend);
      const now = await state.now();
      const { id } = await state.schedules.add(once(now), now);
      await state.occurrences.advance();
      const [claim] = await state.occurrences.claim(1, LEASE);
      if (claim) await state.occurrences.posted(claim, '55', false);
      await state.occurrences.purge();
      expect(await database.query('select id from schedule')).toMatchObject([{ id }]);
      await database.query('update occurrence set due_at = due_at - $1', [91 * 24 * HOUR]);
      await state.occurrences.purge();
      expect(await database.query('select id from schedule')).toEqual([]);
      expect(await database.query('select due_at from occurrence')).toEqual([]);
    });
  });

  describe.skipIf(skip)('schedules', () => {
    test('come back as they were added, named by a few letters and digits, in their server only', async () => {
      const { state } = await testState(backend);
      const now = await state.now();
      const topic: NewSchedule = { ...DAILY, content: 'topic', document: 'town', topic: 'aid', locale: 'zh-TW' };
      const added = await state.schedules.add(topic, now + HOUR);
      expect(added).toMatchObject({ ...topic, status: 'active', position: 0, nextAt: now + HOUR, reason: undefined });
      expect(added.code).toMatch(/^[a-z2-9]{4}$/);
      const { guildId } = DAILY;
      expect(await state.schedules.find(guildId, added.code)).toEqual(added);
      expect(await state.schedules.find('2', added.code)).toBeUndefined();
      expect(await state.schedules.list('2')).toEqual([]);
      const later = await state.schedules.add({ ...once(now), guildId: '2' }, now + 2 * HOUR);
      expect(await state.schedules.list(guildId)).toEqual([added]);
      expect(await state.schedules.list(undefined)).toEqual([added, later]);
    });

    test('pause and go on, telling whether there was anything to do', async () => {
      const { state } = await testState(backend);
      const now = await state.now();
      const schedule = await state.schedules.add(DAILY, now + HOUR);
      expect(await state.schedules.resume(schedule, now)).toBe(false);
      expect([await state.schedules.pause(schedule), await state.schedules.pause(schedule)]).toEqual([true, false]);
      expect(await state.schedules.resume(schedule, now + 2 * HOUR)).toBe(true);
      const [resumed] = await state.schedules.list(undefined);
      expect(resumed).toMatchObject({ status: 'active', nextAt: now + 2 * HOUR, code: schedule.code });
      expect([await state.schedules.remove(schedule), await state.schedules.remove(schedule)]).toEqual([true, false]);
    });
  });
});
