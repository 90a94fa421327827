import type { Desk } from '../../../answer/desk.ts';
import type { PauseReason, Schedule } from '../../../state/schedules.ts';
import { type Locale, type Localized, localize } from '../../../text.ts';
import { LANGUAGES } from '../languages.ts';
import type { Field, Mark } from '../reply.ts';
import { describeContent } from './content.ts';
import { describeTiming } from './when.ts';

/** Why a schedule stands still, and who can do something about it. */
const REASONS: Readonly<Record<PauseReason, Localized>> = {
  'channel-gone': {
    en: 'the channel is gone; remove this schedule and add one for another channel',
    zh: '频道已不存在；请移除此计划，并为其他频道新建',
  },
  'no-access': {
    en: 'the bot may not view the channel; someone who manages it must allow View Channel, then resume',
    zh: '机器人无权查看该频道；请频道管理者允许“查看频道”，然后恢复',
  },
  'no-permission': {
    en: 'the bot may not post there; someone who manages the channel must allow Send Messages and Embed Links, then resume',
    zh: '机器人无权在该频道发布；请频道管理者允许“发送消息”和“嵌入链接”，然后恢复',
  },
  'thread-locked': {
    en: 'the thread is archived or locked; someone who manages it must open it, then resume',
    zh: '子区已归档或锁定；请其管理者重新打开，然后恢复',
  },
  refused: {
    en: 'Discord does not let the bot post there; someone who manages the channel must look at its permissions, then resume',
    zh: 'Discord 不允许机器人在该频道发布；请频道管理者检查权限，然后恢复',
  },
  'content-gone': {
    en: 'what it posts is no longer in the documents; remove this schedule and add another',
    zh: '要发布的内容已不在文件中；请移除此计划并另建',
  },
  timing: {
    en: 'its time zone is not known here; whoever runs the bot must update Node.js, or add it in another zone',
    zh: '此处无法识别其时区；请机器人的运行者更新 Node.js，或改用其他时区新建',
  },
  missed: {
    en: 'its time passed while the bot was away; remove it, or add one for another time',
    zh: '机器人离线时已错过时间；请移除，或为其他时间新建',
  },
  failed: {
    en: 'it could not be posted; whoever runs the bot finds the reason in the log',
    zh: '未能发布；机器人的运行者可在日志中查看原因',
  },
};

/** @returns what and when a schedule posts, in words. */
export function describeSchedule(desk: Desk, schedule: Schedule): Localized {
  const content = describeContent(desk, schedule);
  const timing = describeTiming(schedule.timing);
  const { timeZone } = schedule.timing;
  return {
    en: `${content.en}, ${timing.en} (${timeZone})`,
    zh: `${content.zh}，${timing.zh}（${timeZone}）`,
  };
}

/** @returns why a schedule stands still; undefined where it does not. */
export function standstill({ status, reason }: Schedule): Localized | undefined {
  if (status !== 'paused') return undefined;
  if (!reason) return { en: 'Paused; resume it to go on.', zh: '已暂停；恢复后继续。' };
  return { en: `Paused: ${REASONS[reason].en}.`, zh: `已暂停：${REASONS[reason].zh}。` };
}

/** Draws a schedule as a line of a list: where it posts and when next. */
export function scheduleField(desk: Desk, schedule: Schedule, locale: Locale): Field {
  const { code, channelId, nextAt, timing } = schedule;
  const still = standstill(schedule);
  const lines = [describeSchedule(desk, schedule), ...(still ? [still] : [])].map((line) => localize(line, locale));
  const next: Mark[] = nextAt === undefined ? [] : [{ type: 'instant', at: nextAt, timeZone: timing.timeZone }];
  const value = [...lines, LANGUAGES[schedule.locale]].join('\n');
  return { name: code, value, marks: [{ type: 'channel', id: channelId }, ...next] };
}
