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
 * @param cron a line that is valid.
 * @returns the least minutes between two runs, as far as minutes and hours tell, which come again every day.
 */
export function leastMinutesApart(cron: string): number {
  const { minutes, hours } = clockOf(cron);
  const isNext = hours.some((hour) => hours.includes((hour + 1) % 24));
  const [first = 0] = minutes;
  const following = [...minutes.slice(1), ...(isNext ? [first + 60] : [])];
  return Math.min(...following.map((minute, index) => minute - (minutes[index] ?? 0)), Number.POSITIVE_INFINITY);
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

function* runsAfter(timing: Timing, after: number): Generator<number> {
  if ('at' in timing) {
    if (timing.at > after) yield timing.at;
    return;
  }
  const cron = cronOf(timing.cron, timing.timeZone);
  for (let run = cron.nextRun(new Date(after)); run; run = cron.nextRun(run)) yield run.getTime();
}

/**
 * @param after milliseconds since 1970.
 * @returns the first run after that instant; undefined where there is none.
 * @throws Error for a cron line or time zone that does not exist.
 */
export function nextRun(timing: Timing, after: number): number | undefined {
  for (const run of runsAfter(timing, after)) return run;
  return undefined;
}

/** @returns up to `count` runs after an instant, the first first. */
export function nextRuns(timing: Timing, after: number, count: number): number[] {
  const runs: number[] = [];
  for (const run of runsAfter(timing, after)) {
    if (runs.push(run) >= count) break;
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
    for (const run of runsAfter(timing, from)) {
      if (run > now) break;
      latest = run;
    }
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
