import { UserError } from '../../../errors.ts';
import { editDistance } from '../../../search/spelling.ts';
import { fold, type Locale } from '../../../text.ts';
import type { Suggestion } from '../command.ts';

/** Places people name that are not in the name of their zone; Chinese in Simplified characters. */
const PLACES: Readonly<Record<string, string>> = {
  ...{ beijing: 'Asia/Shanghai', hangzhou: 'Asia/Shanghai', xining: 'Asia/Shanghai', guangzhou: 'Asia/Shanghai' },
  ...{ shenzhen: 'Asia/Shanghai', china: 'Asia/Shanghai', delhi: 'Asia/Kolkata', mumbai: 'Asia/Kolkata' },
  ...{ washington: 'America/New_York', boston: 'America/New_York', 'san francisco': 'America/Los_Angeles' },
  ...{ seattle: 'America/Los_Angeles', geneva: 'Europe/Zurich', munich: 'Europe/Berlin', gmt: 'UTC', z: 'UTC' },
  ...{ 北京: 'Asia/Shanghai', 上海: 'Asia/Shanghai', 杭州: 'Asia/Shanghai', 西宁: 'Asia/Shanghai' },
  ...{ 中国: 'Asia/Shanghai', 广州: 'Asia/Shanghai', 深圳: 'Asia/Shanghai', 浙江: 'Asia/Shanghai' },
  ...{ 青海: 'Asia/Shanghai', 乌鲁木齐: 'Asia/Urumqi', 香港: 'Asia/Hong_Kong', 澳门: 'Asia/Macau' },
  ...{ 台北: 'Asia/Taipei', 台湾: 'Asia/Taipei', 东京: 'Asia/Tokyo', 日本: 'Asia/Tokyo', 首尔: 'Asia/Seoul' },
  ...{ 新加坡: 'Asia/Singapore', 曼谷: 'Asia/Bangkok', 迪拜: 'Asia/Dubai', 莫斯科: 'Europe/Moscow' },
  ...{ 伦敦: 'Europe/London', 英国: 'Europe/London', 巴黎: 'Europe/Paris', 柏林: 'Europe/Berlin' },
  ...{ 纽约: 'America/New_York', 洛杉矶: 'America/Los_Angeles', 悉尼: 'Australia/Sydney', 世界: 'UTC' },
};
const COMMON = [
  ...['Asia/Shanghai', 'UTC', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Kolkata'],
  ...['Asia/Dubai', 'Europe/London', 'Europe/Paris', 'Europe/Berlin', 'Europe/Moscow', 'America/New_York'],
  ...['America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Sydney'],
];
/** A distance from UTC, or letters such as CET: neither says when clocks are changed, and some letters mean several zones. */
const NO_PLACE = /^(?:(?:utc|gmt)? ?[+-] ?\d{1,2}(?::?\d{2})?|[a-z]{2,4}t|msk)$/;
const SHOWN = 25;
const NEAREST = 3;
const FAR = 4;

/** Every zone by a form in which people may write it. */
let zones: ReadonlyMap<string, string> | undefined;

const keyOf = (name: string) =>
  fold(name)
    .replaceAll('_', ' ')
    .replace(/时间$|标准时间$| time$/, '')
    .trim();
const cityOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);

function allZones(): ReadonlyMap<string, string> {
  zones ??= new Map(['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [keyOf(zone), zone]));
  return zones;
}

/** @returns the zone of that name, also one that is an older name of another; undefined where there is none. */
function namedZone(text: string): string | undefined {
  // Without a slash it is a distance such as +08:00, which knows no summer time, or letters such as CST, which mean
  // several zones.
  if (!/^[a-z]+(?:\/[a-z0-9_+-]+)+$/i.test(text.replaceAll(' ', '_'))) return undefined;
  try {
    const name = text.replaceAll(' ', '_');
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function findZone(text: string): string | undefined {
  const key = keyOf(text);
  const known = allZones().get(key) ?? (Object.hasOwn(PLACES, key) ? PLACES[key] : undefined);
  if (known) return known;
  const ofCity = [...allZones()].filter(([name]) => cityOf(name) === key);
  if (ofCity.length === 1) return ofCity[0]?.[1];
  return namedZone(text.trim());
}

function nearest(text: string): string[] {
  const key = keyOf(text);
  const ranked = [...allZones()].map(([name, zone]) => {
    const whole = editDistance(key, name, FAR);
    const city = editDistance(cityOf(key), cityOf(name), FAR);
    return { zone, distance: Math.min(whole, city + 0.5) };
  });
  const close = ranked.filter(({ distance }) => distance <= FAR).toSorted((a, b) => a.distance - b.distance);
  return [...close.map(({ zone }) => zone), 'Asia/Shanghai', 'Europe/Berlin', 'UTC'].slice(0, NEAREST);
}

/**
 * Reads a time zone: an IANA name in any case, or a city.
 * @throws UserError with the nearest names for one that does not exist, and saying that it is a place where that is
 *   what is wrong.
 */
export function resolveZone(text: string): string {
  const zone = findZone(text);
  if (zone) return zone;
  const shown = text.trim().slice(0, 60);
  if (NO_PLACE.test(fold(text))) {
    throw new UserError({
      en: `"${shown}" does not say when clocks are changed; a time zone is a place, such as Europe/Berlin or Asia/Shanghai.`,
      zh: `“${shown}”没有说明何时调整夏令时；时区应为地名，例如 Europe/Berlin 或 Asia/Shanghai。`,
    });
  }
  const names = nearest(text);
  throw new UserError({
    en: `There is no time zone "${shown}". Did you mean ${names.join(', ')}?`,
    zh: `没有名为“${shown}”的时区。您是指 ${names.join('、')} 吗？`,
  });
}

/** The distance of a zone from UTC now, such as `UTC+08:00`. */
function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'UTC+00:00' : name.replace('GMT', 'UTC');
}

/** Suggests zones while one is typed, by parts of their names or by cities. */
export function suggestZones(typed: string, locale: Locale | undefined): Suggestion[] {
  const key = keyOf(typed);
  const first = locale === 'en' || locale === undefined ? ['UTC'] : ['Asia/Shanghai'];
  const places = Object.entries(PLACES).filter(([place]) => place.startsWith(key));
  const names = [...allZones()].filter(([name]) => name.includes(key)).map(([, zone]) => zone);
  const found = key === '' ? [...first, ...COMMON] : [...places.map(([, zone]) => zone), ...names];
  const wanted = found.length > 0 ? found : NO_PLACE.test(fold(typed)) ? COMMON : nearest(typed);
  return [...new Set(wanted)].slice(0, SHOWN).map((zone) => ({ label: `${zone} (${offsetOf(zone)})`, value: zone }));
}
