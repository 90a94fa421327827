import { describe, expect, test } from 'vitest';
import { describeTiming, isSkipped, parseWhen } from '../../../../src/commands/kit/briefings/when.ts';

const NOW = Date.parse('2026-11-25T04:00Z');
const read = (text: string, zone = 'Asia/Shanghai') => parseWhen(text, zone, NOW);
const shown = (text: string, zone?: string) => {
  const timing = read(text, zone);
  return 'cron' in timing ? timing.cron : new Date(timing.at).toISOString().slice(0, 16);
};

test.each([
  '2026-12-01 09:00',
  '2026-12-01T09:00',
  '2026/12/1 9:00',
  '2026-12-1 at 9am',
  '2026.12.01 9：00',
  '2026年12月1日 9:00',
  '2026年12月1日上午9点',
])('%s is one instant on the clocks of the zone', (text) => {
  expect(shown(text)).toBe('2026-12-01T01:00');
});

test.each([
  ['today at 23:00', '2026-11-25T15:00'],
  ['tomorrow 9:00', '2026-11-26T01:00'],
  ['明天 9:00', '2026-11-26T01:00'],
  ['9am tomorrow', '2026-11-26T01:00'],
  ['at 9:00 tomorrow', '2026-11-26T01:00'],
  ['上午9点 明天', '2026-11-26T01:00'],
])('%s goes by the calendar of the zone', (text, instant) => {
  expect(shown(text)).toBe(instant);
});

test('an hour that clocks skip is the first minute after it, one that comes twice the first', () => {
  expect(shown('2027-03-14 02:30', 'America/New_York')).toBe('2027-03-14T07:00');
  expect(shown('2027-11-07 01:30', 'America/New_York')).toBe('2027-11-07T05:30');
});

test('a time of one day that clocks skip is told apart from those they have', () => {
  const skipped = (text: string, zone: string) => isSkipped(text, read(text, zone));
  expect(skipped('2027-03-28 02:30', 'Europe/Berlin')).toBe(true);
  expect(skipped('2027-03-28 03:30', 'Europe/Berlin')).toBe(false);
  expect(skipped('2027-03-28T00:00', 'Europe/Berlin')).toBe(false);
  expect(skipped('9pm tomorrow', 'Europe/Berlin')).toBe(false);
  expect(skipped('daily 02:30', 'Europe/Berlin')).toBe(false);
});

test.each([
  ['daily 9:00', '0 9 * * *'],
  ['9:00 daily', '0 9 * * *'],
  ['9:30am on Mondays', '30 9 * * 1'],
  ['daily 13:00 pm', '0 13 * * *'],
  ['每天下午13点', '0 13 * * *'],
  ['every day at 9:30 pm', '30 21 * * *'],
  ['Daily at 12am', '0 0 * * *'],
  ['每天 9:00', '0 9 * * *'],
  ['每日早上九点半', '30 9 * * *'],
  ['weekdays 9:00', '0 9 * * 1-5'],
  ['every weekday at 9', '0 9 * * 1-5'],
  ['工作日 9：00', '0 9 * * 1-5'],
  ['每个工作日下午3点', '0 15 * * 1-5'],
  ['weekly on Monday at 9:00', '0 9 * * 1'],
  ['mondays and thursdays at 9:30', '30 9 * * 1,4'],
  ['mon,wed 9:00', '0 9 * * 1,3'],
  ['every monday at 9:00 am', '0 9 * * 1'],
  ['每周一 9:00', '0 9 * * 1'],
  ['每週一、三 9:00', '0 9 * * 1,3'],
  ['每星期日9点', '0 9 * * 0'],
  ['0 9 * * MON-FRI', '0 9 * * MON-FRI'],
  ['*/5 * * * *', '*/5 * * * *'],
])('%s comes again', (text, cron) => {
  expect(shown(text)).toBe(cron);
});

describe('what cannot work is refused in one sentence that says what would be right', () => {
  test.each([
    ['2020-01-01 09:00', /has passed/],
    ['今天 9:00', /has passed/],
    ['2026-02-30 09:00', /no 2026-2-30 in the calendar/],
    ['daily 25:00', /no 25:00 on the clock/],
    ['daily 13:00am', /^There is no "13:00am": 13 is no hour of the morning; write 13:00 or 1pm\.$/],
    ['每天上午13点', /no hour of the morning/],
    ['9 days', /cannot read/],
    ['0 0 30 2 *', /never fire/],
    ['* * * * *', /too often; leave at least 5 minutes/],
    ['0,2 9 * * *', /too often/],
    ['61 9 * * *', /no cron line: minute 0-59/],
    ['0 9 * * 1 2026', /cannot read .* Write one of/],
    ['weekly 9:00', /cannot read .* Write one of: 2026-12-01 09:00, daily 9:00/],
    ['2026-12-01', /cannot read/],
    ['daily', /cannot read/],
    ['in a while', /cannot read/],
    ['', /cannot read/],
    ['x'.repeat(5000), /cannot read "x+…"/],
  ])('%s', (text, sentence) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'UserError' }));
    expect(() => read(text)).toThrow(sentence);
  });
});

test('a timing is told in words where it has some', () => {
  expect(describeTiming(read('每周一、四 9:05'))).toEqual({
    en: 'Monday, Thursday at 09:05',
    zh: '每周一、周四 09:05',
  });
  expect(describeTiming(read('weekdays 9:00')).zh).toBe('工作日 09:00');
  expect(describeTiming(read('daily 9:00')).en).toBe('daily at 09:00');
  expect(describeTiming(read('0 9 1 * *')).en).toBe('cron 0 9 1 * *');
  expect(describeTiming(read('tomorrow 9:00')).en).toBe('once');
});
