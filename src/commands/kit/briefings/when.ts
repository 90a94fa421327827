import { UserError } from '../../../errors.ts';
import { instantOf, leastMinutesApart, nextRun, type Timing } from '../../../state/timing.ts';
import { fold, type Localized, truncate } from '../../../text.ts';

/** Runs closer together than this are no briefing but a flood. */
const LEAST_MINUTES = 5;
const EXAMPLES = '2026-12-01 09:00, daily 9:00, weekdays 9:00, monday 9:00, 0 9 * * 1-5';
const EXAMPLES_ZH = '2026-12-01 09:00、每天 9:00、工作日 9:00、每周一 9:00、0 9 * * 1-5';

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const TIME =
  /(?:^|(?<=[\s\p{Script=Han},]))(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s*(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?|(半))?)?\s*([ap]\.?m\.?)?$/u;
/** As in "9am tomorrow"; a bare number there ("9 days") is no time. */
const TIME_FIRST =
  /^(?:at )?((?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s*\d{1,2}(?::\d{2}\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?|[点时](?:\d{1,2}分?|半)?))[\s,]+(\S.*)$/u;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CHINESE_DAYS = '日一二三四五六';
/** Words that say no more than that it happens again and again, or at a time. */
const FILLERS = /\b(?:every|each|on|at|and|weekly|the)\b|[,&、和及的]|每/g;

function refuse(en: string, zh: string): never {
  throw new UserError({ en, zh });
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
}

interface DaysAndClock {
  readonly days: string;
  readonly clock: Clock;
}

/**
 * Takes the time of day off the end of a text, or off its beginning.
 * @throws UserError for an hour of the afternoon that is said to be in the morning.
 */
function splitTime(text: string): DaysAndClock | undefined {
  const [, time, days] = TIME_FIRST.exec(text) ?? [];
  return splitTimeAtEnd(text) ?? (time && days ? splitTimeAtEnd(`${days} ${time}`) : undefined);
}

function splitTimeAtEnd(text: string): DaysAndClock | undefined {
  const spelled = text.replace(/(十[一二]?|[零一二两三四五六七八九])(?=点)/g, (word) =>
    String(word === '两' ? 2 : NUMERALS.indexOf(word)),
  );
  const match = TIME.exec(spelled);
  if (!match) return undefined;
  const [whole, period = '', hourText = '', colon, minutes, half, meridiem = ''] = match;
  const isAfternoon = meridiem.startsWith('p') || /下午|傍晚|晚上/.test(period);
  const isMorning = meridiem.startsWith('a') || /凌晨|早上|早晨|上午/.test(period);
  let hour = Number(hourText);
  if (isMorning && hour > 12) {
    refuse(
      `There is no "${whole.trim()}": ${hour} is no hour of the morning; write ${hour}:00 or ${hour - 12}pm.`,
      `没有“${whole.trim()}”：${hour} 点不在上午；请写 ${hour}:00 或下午${hour - 12}点。`,
    );
  }
  if (isAfternoon && hour < 12) hour += 12;
  if ((meridiem.startsWith('a') || period === '凌晨') && hour === 12) hour = 0;
  const minute = half ? 30 : Number(colon ?? minutes ?? 0);
  return { days: spelled.slice(0, spelled.length - whole.length).trim(), clock: { hour, minute } };
}

/** @returns the days of the week a text names, 0 for Sunday; undefined where it names something else. */
function weekdaysIn(text: string): number[] | undefined {
  const days: number[] = [];
  const rest = text
    .replace(/\b(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?s?\b/g, (_, day: string) => {
      days.push(ENGLISH_DAYS.indexOf(day));
      return ' ';
    })
    .replace(
      /(?:周|星期|礼拜)([一二三四五六日天](?:[、,和及]?(?:周|星期|礼拜)?[一二三四五六日天])*)/g,
      (_, list: string) => {
        for (const day of list.replace(/[^一二三四五六日天]/g, '')) days.push(Math.max(0, CHINESE_DAYS.indexOf(day)));
        return ' ';
      },
    )
    .replace(FILLERS, ' ');
  return days.length > 0 && rest.trim() === '' ? [...new Set(days)].sort() : undefined;
}

/** @returns the days of a repeated time as a cron line's last field; undefined where the text is no such. */
function repeatedDays(days: string): string | undefined {
  const bare = days.replace(FILLERS, ' ').trim();
  if (/^(?:daily|day|days|天|日)$/.test(bare)) return '*';
  if (/^(?:weekdays?|workdays?|working days?|business days?|个?工作日|平日)$/.test(bare)) return '1-5';
  if (/^(?:weekends?|个?周末)$/.test(bare)) return '6,0';
  return weekdaysIn(days)?.join(',');
}

/** The date a text names, today and tomorrow by the calendar of the zone. */
function dateIn(days: string, timeZone: string, now: number): readonly number[] | undefined {
  const [, year, month, day] = DATE.exec(days.replace(/[\s,]*(?:\bat)?$/, '')) ?? [];
  if (year) return [Number(year), Number(month), Number(day)];
  const ahead = ['today', 'tomorrow', '今天', '明天'].indexOf(days.replace(/\s*\bat$/, '').trim());
  if (ahead < 0) return undefined;
  const local = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  const [y = 0, m = 0, d = 0] = local.split('-').map(Number);
  const date = new Date(Date.UTC(y, m - 1, d + (ahead % 2)));
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

function oneInstant([year = 0, month = 0, day = 0]: readonly number[], clock: Clock, timeZone: string): Timing {
  const at = instantOf({ year, month, day, ...clock }, timeZone);
  const date = `${year}-${month}-${day}`;
  if (at === undefined) refuse(`There is no ${date} in the calendar.`, `日历上没有 ${date} 这一天。`);
  return { at, timeZone };
}

function requireClock({ hour, minute }: Clock): void {
  if (hour <= 23 && minute <= 59) return;
  const time = `${hour}:${String(minute).padStart(2, '0')}`;
  refuse(`There is no ${time} on the clock; hours go from 0 to 23.`, `没有 ${time} 这个时刻，小时应为 0 到 23。`);
}

/** Refuses what never comes, has passed, or comes too often. */
function requireRuns(timing: Timing, now: number): Timing {
  if (nextRun(timing, now) === undefined) {
    if ('at' in timing) refuse('That time has passed; name one to come.', '这个时间已经过去，请指定将来的时间。');
    refuse(
      'No day of the calendar fits that cron line, so it would never fire.',
      '日历上没有符合这个 cron 表达式的日子，它永远不会触发。',
    );
  }
  if ('cron' in timing && leastMinutesApart(timing.cron) < LEAST_MINUTES) {
    refuse(
      `That is too often; leave at least ${LEAST_MINUTES} minutes between two posts.`,
      `间隔太短，两次发布之间至少应相隔 ${LEAST_MINUTES} 分钟。`,
    );
  }
  return timing;
}

function cronTiming(line: string, timeZone: string): Timing {
  const timing = { cron: line.toUpperCase(), timeZone };
  try {
    nextRun(timing, 0);
    return timing;
  } catch {
    return refuse(
      `"${line}" is no cron line: minute 0-59, hour 0-23, day 1-31, month 1-12, day of the week 0-7, such as 0 9 * * 1-5.`,
      `“${line}”不是有效的 cron 表达式：依次为分 0-59、时 0-23、日 1-31、月 1-12、星期 0-7，例如 0 9 * * 1-5。`,
    );
  }
}

function plain(text: string): string {
  return fold(text)
    .replace(/[.。;]$/, '')
    .replace(/(\d)t(?=\d)/, '$1 ');
}

/** @returns whether clocks skip the time of a day that was asked for, so that another was taken. */
export function isSkipped(text: string, timing: Timing): boolean {
  const clock = 'at' in timing ? splitTime(plain(text))?.clock : undefined;
  if (!clock || !('at' in timing)) return false;
  const { timeZone, at } = timing;
  const there = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const asked = [clock.hour, clock.minute].map((part) => String(part).padStart(2, '0')).join(':');
  return there !== asked;
}

/**
 * Reads when something is to happen: a date and time, a time on days that come again, or a cron line of five fields.
 * @param timeZone an IANA zone that exists.
 * @param now milliseconds since 1970.
 * @throws UserError for what cannot be understood, has passed, never comes, or comes too often.
 */
export function parseWhen(text: string, timeZone: string, now: number): Timing {
  const folded = plain(text);
  if (/^[\d*][\d*,/-]*(?: [\da-z*,/#?-]+){4}$/.test(folded) && !/\d[ap]m$|:/.test(folded)) {
    return requireRuns(cronTiming(folded, timeZone), now);
  }
  const { days = '', clock } = splitTime(folded) ?? {};
  if (clock) {
    const date = dateIn(days, timeZone, now);
    const repeated = date ? undefined : repeatedDays(days);
    if (date || repeated) requireClock(clock);
    if (date) return requireRuns(oneInstant(date, clock, timeZone), now);
    if (repeated) return requireRuns({ cron: `${clock.minute} ${clock.hour} * * ${repeated}`, timeZone }, now);
  }
  const shown = truncate(text.trim(), 60);
  return refuse(
    `I cannot read "${shown}" as a time. Write one of: ${EXAMPLES}.`,
    `无法把“${shown}”理解为时间。请写成：${EXAMPLES_ZH}。`,
  );
}

const DAY_NAMES = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六', '周日'],
};

/** @returns a timing in words, without its zone. */
export function describeTiming(timing: Timing): Localized {
  if ('at' in timing) return { en: 'once', zh: '一次' };
  const match = /^(\d+) (\d+) \* \* (\*|1-5|[0-7](?:,[0-7])*)$/.exec(timing.cron);
  if (!match) return { en: `cron ${timing.cron}`, zh: `cron ${timing.cron}` };
  const [, minute = '', hour = '', days = ''] = match;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (days === '*') return { en: `daily at ${time}`, zh: `每天 ${time}` };
  if (days === '1-5') return { en: `weekdays at ${time}`, zh: `工作日 ${time}` };
  const names = (language: 'en' | 'zh') => days.split(',').map((day) => DAY_NAMES[language][Number(day)] ?? day);
  return { en: `${names('en').join(', ')} at ${time}`, zh: `每${names('zh').join('、')} ${time}` };
}

/** Times people may choose from while they type. */
export const WHEN_EXAMPLES: readonly Localized[] = [
  { en: 'daily 9:00', zh: '每天 9:00' },
  { en: 'weekdays 9:00', zh: '工作日 9:00' },
  { en: 'monday 9:00', zh: '每周一 9:00' },
  { en: 'monday, thursday 14:30', zh: '每周一、周四 14:30' },
  { en: 'tomorrow 9:00', zh: '明天 9:00' },
  { en: '0 9 1 * *', zh: '0 9 1 * *' },
];
