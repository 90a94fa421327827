import { expect, test } from 'vitest';
import { instantOf, latestRun, leastMinutesApart, nextRun, nextRuns } from '../../src/state/timing.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (times: readonly (number | undefined)[]) => times.map((time) => time && new Date(time).toISOString());

test.each([
  // New York, clocks go forward: 02:00 to 03:00 is skipped.
  ['30 2 * * *', 'America/New_York', '2027-03-13T12:00Z', ['2027-03-14T07:00', '2027-03-15T06:30']],
  ['0,30 2 * * *', 'America/New_York', '2027-03-13T12:00Z', ['2027-03-14T07:00', '2027-03-15T06:00']],
  ['30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00Z', ['2027-03-28T01:00', '2027-03-29T00:30']],
  // Clocks go back: 01:00 to 02:00 comes twice.
  ['30 1 * * *', 'America/New_York', '2027-11-06T12:00Z', ['2027-11-07T05:30', '2027-11-08T06:30']],
  ['0,30 1 * * *', 'America/New_York', '2027-11-07T05:10Z', ['2027-11-07T05:30', '2027-11-08T06:00']],
  ['30 2 * * *', 'Europe/Berlin', '2027-10-30T12:00Z', ['2027-10-31T00:30', '2027-11-01T01:30']],
  // Minutes or hours in steps too, but those of every hour go on.
  ['*/15 1 * * *', 'America/New_York', '2027-11-07T05:40Z', ['2027-11-07T05:45', '2027-11-08T06:00']],
  ['0-30/30 1 * * *', 'America/New_York', '2027-11-07T05:10Z', ['2027-11-07T05:30', '2027-11-08T06:00']],
  ['0 */2 * * *', 'Europe/Berlin', '2027-10-30T23:00Z', ['2027-10-31T00:00', '2027-10-31T03:00']],
  ['*/30 * * * *', 'America/New_York', '2027-11-07T05:40Z', ['2027-11-07T06:00', '2027-11-07T06:30']],
  ['*/15 2 * * *', 'America/New_York', '2027-03-13T12:00Z', ['2027-03-14T07:00', '2027-03-15T06:00']],
  // The wall clock is kept over the change, and where there is none.
  ['0 9 * * *', 'Europe/Berlin', '2027-03-27T00:00Z', ['2027-03-27T08:00', '2027-03-28T07:00']],
  ['0 9 * * *', 'Asia/Shanghai', '2026-12-01T00:59Z', ['2026-12-01T01:00', '2026-12-02T01:00']],
  ['0 9 * * 1-5', 'Asia/Shanghai', '2026-12-04T02:00Z', ['2026-12-07T01:00', '2026-12-08T01:00']],
])('%s in %s after %s', (cron, timeZone, after, runs) => {
  expect(iso(nextRuns({ cron, timeZone }, at(after), 2))).toEqual(runs.map((run) => `${run}:00.000Z`));
});

test.each([
  ['*/5 * * * *', 5],
  ['0,2 9 * * *', 2],
  ['0 9 * * *', Number.POSITIVE_INFINITY],
  ['0 9,10 * * *', 60],
  ['1,58 9,10 * * *', 3],
  ['1,58 9,11 * * *', 57],
  ['2,59 0,23 * * *', 3],
  ['*/7 9 * * *', 7],
  ['10-20/4,13 9 * * 1', 1],
])('runs of %s are at least %d minutes apart', (cron, minutes) => {
  expect(leastMinutesApart(cron)).toBe(minutes);
});

test.each(['5/15 1 * * *', '*/0 1 * * *', '50-10/5 1 * * *', '*/90 1 * * *', '* 24 * * *', '*/5 1,x * * *'])(
  '%s stays no cron line although its steps are written out',
  (cron) => {
    expect(() => nextRun({ cron, timeZone: 'UTC' }, 0)).toThrow();
  },
);

test('a date that never comes has no run, and one instant has at most one', () => {
  expect(nextRun({ cron: '0 0 30 2 *', timeZone: 'UTC' }, 0)).toBeUndefined();
  expect(nextRuns({ at: 5, timeZone: 'UTC' }, 4, 3)).toEqual([5]);
  expect(nextRun({ at: 5, timeZone: 'UTC' }, 5)).toBeUndefined();
});

test('of runs that were missed the latest is found, however many there were', () => {
  const daily = { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' };
  const due = at('2026-01-01T01:00Z');
  expect(iso([latestRun(daily, due, due)])).toEqual(['2026-01-01T01:00:00.000Z']);
  expect(iso([latestRun(daily, due, at('2026-01-02T00:59Z'))])).toEqual(['2026-01-01T01:00:00.000Z']);
  expect(iso([latestRun(daily, due, at('2026-11-25T12:00Z'))])).toEqual(['2026-11-25T01:00:00.000Z']);
  const often = { cron: '*/5 * * * *', timeZone: 'UTC' };
  expect(iso([latestRun(often, due, at('2026-11-25T12:03Z'))])).toEqual(['2026-11-25T12:00:00.000Z']);
  const rare = { cron: '0 0 29 2 *', timeZone: 'UTC' };
  expect(iso([latestRun(rare, at('2024-02-29T00:00Z'), at('2026-11-25T12:00Z'))])).toEqual([
    '2024-02-29T00:00:00.000Z',
  ]);
  expect(latestRun({ at: 7, timeZone: 'UTC' }, 7, 99)).toBe(7);
});

test.each([
  [[2026, 12, 1, 9, 0], 'Asia/Shanghai', '2026-12-01T01:00:00.000Z'],
  [[2027, 3, 14, 2, 30], 'America/New_York', '2027-03-14T07:00:00.000Z'],
  [[2027, 11, 7, 1, 30], 'America/New_York', '2027-11-07T05:30:00.000Z'],
  [[2027, 1, 1, 0, 0], 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
  [[2026, 12, 31, 23, 59], 'Pacific/Pago_Pago', '2027-01-01T10:59:00.000Z'],
  [[2028, 2, 29, 12, 0], 'UTC', '2028-02-29T12:00:00.000Z'],
  [[2027, 2, 29, 12, 0], 'UTC', undefined],
  [[2027, 13, 1, 12, 0], 'UTC', undefined],
  [[2027, 1, 1, 24, 0], 'UTC', undefined],
] as const)('%j in %s is %s', ([year, month, day, hour, minute], timeZone, instant) => {
  expect(iso([instantOf({ year, month, day, hour, minute }, timeZone)])).toEqual([instant]);
});
