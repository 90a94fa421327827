import { expect, test } from 'vitest';
import { resolveZone, suggestZones } from '../../../../src/commands/kit/briefings/zones.ts';

test.each([
  ['asia/shanghai', 'Asia/Shanghai'],
  ['Beijing', 'Asia/Shanghai'],
  ['北京时间', 'Asia/Shanghai'],
  ['臺北', 'Asia/Taipei'],
  ['new york', 'America/New_York'],
  ['Berlin', 'Europe/Berlin'],
  ['US/Eastern', 'America/New_York'],
  ['utc', 'UTC'],
])('%s is %s', (text, zone) => {
  expect(resolveZone(text)).toBe(zone);
});

test.each([
  ['Asia/Shangai', /no time zone "Asia\/Shangai"\. Did you mean Asia\/Shanghai/],
  ['Berlim', /Did you mean Europe\/Berlin/],
  // Letters that mean several zones, and a distance that knows no summer time.
  ['CST', /^"CST" does not say when clocks are changed; a time zone is a place, such as Europe\/Berlin/],
  ['CET', /a time zone is a place/],
  ['EST', /a time zone is a place/],
  ['UTC+8', /^"UTC\+8" .* a time zone is a place/],
  ['+08:00', /a time zone is a place/],
  ['', /no time zone/],
  ['constructor', /no time zone/],
])('%s is refused with the nearest names', (text, sentence) => {
  expect(() => resolveZone(text)).toThrow(sentence);
});

test('zones are suggested by part of their name or by city, with their distance from UTC', () => {
  expect(suggestZones('', 'zh-CN')[0]).toEqual({ label: 'Asia/Shanghai (UTC+08:00)', value: 'Asia/Shanghai' });
  expect(suggestZones('上海', 'zh-CN').map(({ value }) => value)).toEqual(['Asia/Shanghai']);
  expect(suggestZones('york', 'en').map(({ value }) => value)).toEqual(['America/New_York']);
  expect(suggestZones('a', 'en').length).toBe(25);
  expect(suggestZones('UTC+8', 'en')[0]?.value).toBe('Asia/Shanghai');
});
