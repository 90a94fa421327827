import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Locale } from '../text.ts';
import type { Database, Query, Row } from './database.ts';
import type { Timing } from './timing.ts';

/** What is posted: the whole visit, one topic, or the next topic each time until they end, or round and round. */
export type Content = 'visit' | 'topic' | 'series' | 'series-again';
/** What happens to runs that were missed: the latest of them is made up for, or none. */
export type CatchUp = 'latest' | 'skip';
/** Why the program paused a schedule by itself. */
export type PauseReason =
  | 'channel-gone'
  | 'no-access'
  | 'no-permission'
  | 'thread-locked'
  | 'refused'
  | 'content-gone'
  | 'timing'
  | 'missed'
  | 'failed';

export interface NewSchedule {
  readonly guildId: string;
  readonly channelId: string;
  readonly content: Content;
  /** Undefined for the desk's only or first document. */
  readonly document: string | undefined;
  readonly topic: string | undefined;
  readonly locale: Locale;
  readonly timing: Timing;
  readonly catchUp: CatchUp;
}

export interface Schedule extends NewSchedule {
  /** Never given to another schedule. */
  readonly id: string;
  /** A few letters and digits people name it by, unique in its server. */
  readonly code: string;
  readonly status: 'active' | 'paused' | 'finished';
  /** Where the program paused it. */
  readonly reason: PauseReason | undefined;
  /** How many posts of a series were made. */
  readonly position: number;
  /** Milliseconds since 1970; undefined where no run is to come. */
  readonly nextAt: number | undefined;
  /** Counts changes. */
  readonly version: number;
}

const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined;
const text = z.string().nullable().transform(orUndefined);
const number = z.number().nullable().transform(orUndefined);

const rowSchema = z.object({
  id: z.string(),
  guild_id: z.string(),
  code: z.string(),
  channel_id: z.string(),
  content: z.enum(['visit', 'topic', 'series', 'series-again']),
  document: text,
  topic: text,
  locale: z.enum(['en', 'zh-CN', 'zh-TW']),
  cron: text,
  run_at: number,
  time_zone: z.string(),
  catch_up: z.enum(['latest', 'skip']),
  status: z.enum(['active', 'paused', 'finished']),
  reason: z
    .enum([
      ...(['channel-gone', 'no-access', 'no-permission', 'thread-locked', 'refused'] as const),
      ...(['content-gone', 'timing', 'missed', 'failed'] as const),
    ])
    .nullable()
    .transform(orUndefined),
  position: z.number(),
  next_at: number,
  version: z.number(),
});

/** @throws ZodError for a row that is none of ours. */
export function readSchedule(row: Row): Schedule {
  const { guild_id, channel_id, cron, run_at, time_zone, catch_up, next_at, ...same } = rowSchema.parse(row);
  return {
    ...same,
    guildId: guild_id,
    channelId: channel_id,
    timing: cron === undefined ? { at: run_at ?? 0, timeZone: time_zone } : { cron, timeZone: time_zone },
    catchUp: catch_up,
    nextAt: next_at,
  };
}

/** Letters and digits nobody mixes up. */
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 4;
const CODE_TRIES = 20;

function newCode(tries: number): string {
  // Longer where servers have so many schedules that short ones are taken.
  const length = CODE_LENGTH + Math.floor(tries / 5);
  return Array.from({ length }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('');
}

/** Takes an occurrence that waits to be posted out of the way. */
const SKIP_WAITING = "update occurrence set state = 'skipped' where schedule_id = $1 and state = 'due'";

export interface Schedules {
  /** @param nextAt its first run. */
  readonly add: (schedule: NewSchedule, nextAt: number) => Promise<Schedule>;
  /** Those of a server that have not come to their end, by their next run; of all servers where none is given. */
  readonly list: (guildId: string | undefined) => Promise<readonly Schedule[]>;
  readonly find: (guildId: string, code: string) => Promise<Schedule | undefined>;
  /** @returns whether it was active. */
  readonly pause: (schedule: Schedule) => Promise<boolean>;
  /** @returns whether it was paused. */
  readonly resume: (schedule: Schedule, nextAt: number) => Promise<boolean>;
  /** @returns whether it was there. */
  readonly remove: (schedule: Schedule) => Promise<boolean>;
}

async function add(query: Query, schedule: NewSchedule, nextAt: number): Promise<Schedule> {
  const { timing } = schedule;
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    const [row] = await query(
      `insert into schedule (id, guild_id, code, channel_id, content, document, topic, locale, cron, run_at,
         time_zone, catch_up, status, reason, position, next_at, version, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'active', null, 0, $13, 1, {now})
       on conflict do nothing returning *`,
      [
        randomBytes(12).toString('hex'),
        ...[schedule.guildId, newCode(tries), schedule.channelId, schedule.content],
        ...[schedule.document ?? null, schedule.topic ?? null, schedule.locale],
        ...('cron' in timing ? [timing.cron, null] : [null, timing.at]),
        ...[timing.timeZone, schedule.catchUp, nextAt],
      ],
    );
    if (row) return readSchedule(row);
  }
  throw new Error('no short name for a schedule is free');
}

/** The schedules as people manage them. `use` gives the database of the moment. */
export function createSchedules(use: <T>(work: (database: Database) => Promise<T>) => Promise<T>): Schedules {
  return {
    add: (schedule, nextAt) => use(({ query }) => add(query, schedule, nextAt)),
    list: (guildId) =>
      use(async ({ query }) => {
        const where = guildId === undefined ? '' : 'and guild_id = $1';
        const rows = await query(
          `select * from schedule where status <> 'finished' ${where} order by next_at is null, next_at, code`,
          guildId === undefined ? [] : [guildId],
        );
        return rows.map(readSchedule);
      }),
    find: (guildId, code) =>
      use(async ({ query }) => {
        const [row] = await query("select * from schedule where guild_id = $1 and code = $2 and status <> 'finished'", [
          guildId,
          code,
        ]);
        return row && readSchedule(row);
      }),
    pause: ({ id }) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          const changed = await query(
            `update schedule set status = 'paused', reason = null, next_at = null, version = version + 1
             where id = $1 and status = 'active' returning id`,
            [id],
          );
          if (changed.length > 0) await query(SKIP_WAITING, [id]);
          return changed.length > 0;
        }),
      ),
    resume: ({ id }, nextAt) =>
      use(async ({ query }) => {
        const changed = await query(
          `update schedule set status = 'active', reason = null, next_at = $2, version = version + 1
           where id = $1 and status = 'paused' returning id`,
          [id, nextAt],
        );
        return changed.length > 0;
      }),
    remove: ({ id }) =>
      use(({ transaction }) =>
        transaction(async (query) => {
          const gone = await query('delete from schedule where id = $1 returning id', [id]);
          await query('delete from occurrence where schedule_id = $1', [id]);
          return gone.length > 0;
        }),
      ),
  };
}
