import { Cron } from 'croner';

/** When a schedule is due: at one instant, or again and again by a cron line in a time zone. */
export type Timing =
  | { readonly at: number; readonly timeZone: string }
  | { readonly cron: string; readonly timeZone: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Windows in which the latest of many missed runs is looked for, the smallest first. */
const WINDOWS = [10 * MINUTE, DAY, 8 * DAY, 32 * DAY, 367 * DAY];

/** The values a field of a cron line stands for, the smallest first; none for what is no such field. */
function valuesOf(field: string, last: number): number[] {
  const values = field.split(',').flatMap((part) => {
    const match = /^(?:[*?]|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return [];
    const [, from, to = from, step = '1'] = match;
    const [start, end] = from === undefined ? [0, last] : [Number(from), Number(to)];
    return Array.from({ length: last + 1 }, (_, value) => value).filter(
      (value) => value >= start && value <= end && (value - start) % Number(step) === 0,
    );
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

/** @returns the minutes and hours of a cron line of five fields. */
function clockOf(cron: string): { readonly minutes: readonly number[]; readonly hours: readonly number[] } {
  const [minute = '', hour = ''] = cron.split(' ');
  return { minutes: valuesOf(minute, 59), hours: valuesOf(hour, 23) };
}

/**
 * A minute that is skipped when clocks go forward fires at the first one that exists; one that comes twice when they go
 * back fires once ("no-wildcard": lists and ranges of hours too), unless it is of every hour.
 * @throws Error for a cron line or time zone that does not exist.
 */
function cronOf(cron: string, timeZone: string): Cron {
  const options = { timezone: timeZone, fixedTimeRule: 'no-wildcard', paused: true } as const;
  const read = new Cron(cron, options);
  const { minutes, hours } = clockOf(cron);
  const [minute = '', hour = '', ...days] = cron.split(' ');
  if (hours.length === 24 || !/[*?/]/.test(minute + hour)) return read;
  // croner takes steps for something that goes on through both passes of an hour: written out, they are what they mean.
  return new Cron([minutes.join(','), hours.join(','), ...days].join(' '), options);
}

/**
 * @param after milliseconds since 1970.
 * @returns the first run after that instant; undefined where there is none.
 * @throws Error for a cron line or time zone that does not exist.
 */
export function nextRun(timing: Timing, after: number): number | undefined {
  if ('at' in timing) return timing.at > after ? timing.at : undefined;
  return cronOf(timing.cron, timing.timeZone).nextRun(new Date(after))?.getTime();
}

/** @returns up to `count` runs after an instant, the first first. */
export function nextRuns(timing: Timing, after: number, count: number): number[] {
  const runs: number[] = [];
  for (let run = nextRun(timing, after); run !== undefined && runs.length < count; run = nextRun(timing, run)) {
    runs.push(run);
  }
  return runs;
}

/**
 * @param due a run that is due at `now` or was before.
 * @returns the latest run up to `now`, so that what was missed is made up for once.
 */
export function latestRun(timing: Timing, due: number, now: number): number {
  if ('at' in timing) return due;
  for (const window of WINDOWS) {
    const from = Math.max(due, now - window);
    let latest = from === due ? due : undefined;
    for (let run = nextRun(timing, from); run !== undefined && run <= now; run = nextRun(timing, run)) latest = run;
    if (latest !== undefined) return latest;
  }
  return due;
}

/**
 * The instant of a wall-clock time; where clocks skip it, the first minute after; where it comes twice, the first.
 * @param month from 1.
 * @returns undefined for a date that does not exist.
 */
export function instantOf(
  { year, month, day, hour, minute }: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>>,
  timeZone: string,
): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return undefined;
  // No zone is more than a day from UTC, so the first run after two days before is in the right year.
  const run = nextRun({ cron: `${minute} ${hour} ${day} ${month} *`, timeZone }, midnight - 2 * DAY);
  return run !== undefined && run - midnight < 3 * DAY ? run : undefined;
}
