import { messageOf } from '../errors.ts';
import type { Database, Query } from './database.ts';
import { type PauseReason, readSchedule, type Schedule } from './schedules.ts';
import { latestRun, nextRun } from './timing.ts';

/** A run is on time up to this long after it was due; later it is a missed one. */
export const LATE_MS = 10 * 60_000;
const KEPT_MS = 90 * 24 * 60 * 60_000;
/** Entered at once: a few milliseconds, for which answers wait. */
const BATCH = 25;

/** A run that this process may post until its lease ends. */
export interface Claim {
  readonly schedule: Schedule;
  /** Milliseconds since 1970, by the database's clock, as all times here. */
  readonly dueAt: number;
  /** How often it was claimed, this time included: above 1, it may have been posted. */
  readonly attempts: number;
  readonly claimedAt: number;
}

/** How a run that was not posted ends. */
export type Ending = 'skipped' | 'failed';

/** The ledger of what is due: one row for each schedule and due time, by whichever process comes first. */
export interface Occurrences {
  /** Enters what has become due, and moves its schedules on. @returns how many there may be at once, more to come. */
  readonly advance: () => Promise<{ readonly count: number; readonly more: boolean }>;
  /**
   * Takes up to `limit` runs to post, for `leaseMs`: no other process posts them before that is over. Of runs of one
   * schedule that were missed only the latest is left.
   */
  readonly claim: (limit: number, leaseMs: number) => Promise<readonly Claim[]>;
  /** @param ends whether the schedule has thereby come to its end. */
  readonly posted: (claim: Claim, messageId: string, ends: boolean) => Promise<void>;
  /** Leaves a run to be tried again after `delayMs`. */
  readonly retry: (claim: Claim, delayMs: number, error: string) => Promise<void>;
  /** Ends a run that is not posted; where no other comes, the schedule is paused so that people see why. */
  readonly drop: (claim: Claim, ending: Ending, error: string) => Promise<void>;
  /** Ends a run and pauses its schedule. */
  readonly stop: (claim: Claim, reason: PauseReason, error: string) => Promise<void>;
  /** The schedule has nothing more to post. */
  readonly finish: (claim: Claim) => Promise<void>;
  /** Forgets runs of long ago. */
  readonly purge: () => Promise<void>;
}

const PAUSE = `update schedule set status = 'paused', reason = $2, next_at = null, version = version + 1
  where id = $1 and status = 'active'`;

async function advanceOne(query: Query, schedule: Schedule, now: number): Promise<void> {
  const { id, timing, version, nextAt } = schedule;
  let dueAt: number;
  let next: number | undefined;
  try {
    dueAt = latestRun(timing, nextAt ?? now, now);
    next = nextRun(timing, Math.max(dueAt, now));
  } catch {
    // A zone this Node does not know (any more): trying again will not help.
    await query(PAUSE, [id, 'timing']);
    return;
  }
  const missed = schedule.catchUp === 'skip' && now - dueAt > LATE_MS;
  const changed = await query(
    'update schedule set next_at = $3, version = version + 1 where id = $1 and version = $2 returning id',
    [id, version, next ?? null],
  );
  // Another process was faster, or somebody changed the schedule.
  if (changed.length === 0) return;
  await query(
    `insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, $3, 0, 0)
     on conflict do nothing`,
    [id, dueAt, missed ? 'skipped' : 'due'],
  );
  if (missed && next === undefined) await query(PAUSE, [id, 'missed']);
}

/** After a long outage the latest run is enough: those before it give way, unless a process is posting them. */
async function collapse(query: Query): Promise<void> {
  await query(
    `update occurrence set state = 'skipped', error = 'a later run is due'
     where state = 'due' and due_at < {now} - $1 and (lease_until <= {now} or retry_at is not null) and exists (
       select 1 from occurrence l
       where l.schedule_id = occurrence.schedule_id and l.state = 'due' and l.due_at > occurrence.due_at)`,
    [LATE_MS],
  );
}

async function claim({ transaction }: Database, limit: number, leaseMs: number): Promise<readonly Claim[]> {
  return transaction(async (query) => {
    await collapse(query);
    // The runs of one schedule one after another: a series counts on it.
    const rows = await query(
      `select s.*, o.due_at from occurrence o join schedule s on s.id = o.schedule_id
       where o.state = 'due' and o.lease_until <= {now} and s.status = 'active' and not exists (
         select 1 from occurrence e where e.schedule_id = o.schedule_id and e.state = 'due' and e.due_at < o.due_at)
       order by o.due_at, o.schedule_id limit $1`,
      [limit],
    );
    const claims: Claim[] = [];
    for (const row of rows) {
      const [taken] = await query(
        `update occurrence set lease_until = {now} + $3, retry_at = null, attempts = attempts + 1
         where schedule_id = $1 and due_at = $2 and state = 'due' and lease_until <= {now}
         returning attempts, {now} as now`,
        [row.id ?? null, row.due_at ?? null, leaseMs],
      );
      if (!taken) continue;
      const schedule = readSchedule(row);
      const attempts = Number(taken.attempts);
      claims.push({ schedule, dueAt: Number(row.due_at), attempts, claimedAt: Number(taken.now) });
    }
    return claims;
  });
}

/** Ends a run, if it is still this claim's. @returns whether it was. */
async function end(query: Query, { schedule, dueAt, attempts }: Claim, ending: string, error: string) {
  const changed = await query(
    `update occurrence set state = $4, error = $5
     where schedule_id = $1 and due_at = $2 and state = 'due' and attempts = $3 returning due_at`,
    [schedule.id, dueAt, attempts, ending, error],
  );
  return changed.length > 0;
}

const FINISH = `update schedule set status = 'finished', next_at = null, version = version + 1
  where id = $1 and status = 'active'`;

/** The ledger over the database of the moment, which `use` gives. */
export function createOccurrences(use: <T>(work: (database: Database) => Promise<T>) => Promise<T>): Occurrences {
  return {
    advance: () =>
      use(async ({ query, transaction }) => {
        const rows = await query(
          'select *, {now} as now from schedule where next_at <= {now} order by next_at, id limit $1',
          [BATCH],
        );
        if (rows.length === 0) return { count: 0, more: false };
        await transaction(async (step) => {
          for (const row of rows) await advanceOne(step, readSchedule(row), Number(row.now));
        });
        return { count: rows.length, more: rows.length === BATCH };
      }),
    claim: (limit, leaseMs) => use((database) => claim(database, limit, leaseMs)),
    posted: ({ schedule, dueAt }, messageId, ends) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          // Whoever posted it says so, whatever has become of the run meanwhile; it counts once.
          const changed = await query(
            `update occurrence set state = 'posted', message_id = $3, error = null
             where schedule_id = $1 and due_at = $2 and state <> 'posted' returning due_at`,
            [schedule.id, dueAt, messageId],
          );
          if (changed.length === 0) return;
          await query('update schedule set position = position + 1 where id = $1', [schedule.id]);
          if (ends) await query(FINISH, [schedule.id]);
          else await query(`${FINISH} and next_at is null`, [schedule.id]);
        }),
      ),
    retry: ({ schedule, dueAt, attempts }, delayMs, error) =>
      use(async ({ query }) => {
        await query(
          `update occurrence set lease_until = {now} + $4, retry_at = {now} + $4, error = $5
           where schedule_id = $1 and due_at = $2 and state = 'due' and attempts = $3`,
          [schedule.id, dueAt, attempts, delayMs, error],
        );
      }),
    drop: (claimed, ending, error) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          if (!(await end(query, claimed, ending, error))) return;
          const reason: PauseReason = ending === 'skipped' ? 'missed' : 'failed';
          await query(`${PAUSE} and next_at is null`, [claimed.schedule.id, reason]);
        }),
      ),
    stop: (claimed, reason, error) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          if (!(await end(query, claimed, 'failed', error))) return;
          await query(PAUSE, [claimed.schedule.id, reason]);
          await query("update occurrence set state = 'skipped' where schedule_id = $1 and state = 'due'", [
            claimed.schedule.id,
          ]);
        }),
      ),
    finish: (claimed) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          if (await end(query, claimed, 'skipped', 'nothing more to post')) await query(FINISH, [claimed.schedule.id]);
        }),
      ),
    purge: () =>
      use(async ({ query }) => {
        await query("delete from occurrence where state <> 'due' and due_at < {now} - $1", [KEPT_MS]);
        await query(
          `delete from schedule where status = 'finished'
           and not exists (select 1 from occurrence o where o.schedule_id = schedule.id)`,
        );
      }),
  };
}

/** What went wrong, short enough to keep. */
export function shortError(error: unknown): string {
  return messageOf(error).split('\n', 1).join().slice(0, 200);
}
