import { UserError } from '../../../errors.ts';
import type { Schedule } from '../../../state/schedules.ts';
import { nextRun } from '../../../state/timing.ts';
import { fold, type Localized, localize } from '../../../text.ts';
import { type Action, type CommandContext, type Option, replyLocale, type Suggestion } from '../command.ts';
import { type Mark, type Reply, reply } from '../reply.ts';
import { asTrial, type Scheduled, scheduledReply } from '../scheduled.ts';
import { describeSchedule, standstill } from './describe.ts';
import { placeOf, requireAccess, scheduleOf } from './place.ts';

const ID: Option = {
  name: { en: 'id', 'zh-CN': '编号', 'zh-TW': '編號' },
  description: { en: 'The short name that /briefings list shows', zh: '/briefings list 显示的编号' },
  type: 'string',
  required: true,
  maxLength: 20,
  autocomplete: true,
};

type Place = ReturnType<typeof placeOf>;
type Managed = (schedule: Schedule, place: Place, context: CommandContext) => Promise<Reply>;

async function suggestIds(_option: string, typed: string, context: CommandContext): Promise<Suggestion[]> {
  const { state, server } = context;
  if (!state || !server) return [];
  const locale = replyLocale(context);
  const wanted = fold(typed);
  const labelled = (await state.schedules.list(server.id)).map((schedule) => {
    const paused = schedule.status === 'paused' ? { en: 'paused · ', zh: '已暂停 · ' } : { en: '', zh: '' };
    const channel = server.channelName(schedule.channelId);
    const what = localize(describeSchedule(context.desk, schedule), locale);
    const label = `${schedule.code} · ${localize(paused, locale)}${channel ? `#${channel} · ` : ''}${what}`;
    return { label, value: schedule.code };
  });
  return labelled.filter(({ label }) => fold(label).includes(wanted));
}

function action(name: Action['name'], description: Localized, managed: Managed): Action {
  return {
    name,
    description,
    options: [ID],
    async run(options, context) {
      const place = placeOf(context);
      return managed(await scheduleOf(options, place), place, context);
    },
    completeLater: suggestIds,
  };
}

function told(context: CommandContext, title: Localized, text: Localized, marks: readonly Mark[] = []): Reply {
  const locale = replyLocale(context);
  const name = localize({ en: 'Next run', zh: '下次发布' }, locale);
  return reply({
    locale,
    title: localize(title, locale),
    text: localize(text, locale),
    fields: marks.length > 0 ? [{ name, value: '', marks }] : [],
    private: true,
  });
}

async function nextOf(schedule: Schedule, now: number, { desk }: CommandContext): Promise<Scheduled> {
  const scheduled = await scheduledReply(desk, schedule, schedule.nextAt ?? now);
  if (scheduled) return scheduled;
  throw new UserError({
    en: `The series of ${schedule.code} has come to its end; there is nothing more to post.`,
    zh: `${schedule.code} 的系列已经结束，没有更多内容可发布。`,
  });
}

const preview: Managed = async (schedule, { state }, context) => {
  const { reply: message } = await nextOf(schedule, await state.now(), context);
  return { ...message, private: true };
};

const POSTED = { en: 'Posted', zh: '已发布' };
const NOT_POSTED = { en: 'Not posted', zh: '未发布' };

const test: Managed = async (schedule, { state, server }, context) => {
  const { name } = await requireAccess(server, schedule.channelId);
  const now = await state.now();
  const trial = asTrial(await nextOf(schedule, now, context), schedule, now);
  const refused = await server.post(schedule.channelId, trial);
  if (refused === undefined) {
    const after =
      schedule.status === 'paused'
        ? { en: 'stays paused', zh: '仍处于暂停状态' }
        : { en: 'goes on as before', zh: '照常进行' };
    return told(context, POSTED, {
      en: `Posted to #${name}. The schedule ${schedule.code} ${after.en}.`,
      zh: `已发布到 #${name}。计划 ${schedule.code} ${after.zh}。`,
    });
  }
  if (refused === 'late') {
    return told(context, NOT_POSTED, {
      en: `Discord has not taken the post in time; look into #${name} before you try again.`,
      zh: `Discord 未能及时接受发布；再试之前请先查看 #${name}。`,
    });
  }
  const why = standstill({ ...schedule, status: 'paused', reason: refused });
  return told(context, NOT_POSTED, {
    en: `Discord did not let the bot post in #${name}. ${why?.en.replace(/^Paused: t/, 'T') ?? ''}`,
    zh: `Discord 不允许机器人在 #${name} 发布。${why?.zh.replace(/^已暂停：/, '') ?? ''}`,
  });
};

const pause: Managed = async (schedule, { state }, context) => {
  const { code } = schedule;
  const changed = await state.schedules.pause(schedule);
  const text = changed
    ? {
        en: `${code} is paused; /briefings resume id:${code} goes on with it.`,
        zh: `已暂停 ${code}；用 /briefings resume id:${code} 恢复。`,
      }
    : { en: `${code} is paused already.`, zh: `${code} 已处于暂停状态。` };
  return told(context, { en: 'Paused', zh: '已暂停' }, text);
};

const resume: Managed = async (schedule, { state, server }, context) => {
  const { code, timing } = schedule;
  if (schedule.status !== 'paused') {
    throw new UserError({ en: `${code} is not paused.`, zh: `${code} 并未暂停。` });
  }
  const next = nextRun(timing, await state.now());
  if (next === undefined) {
    throw new UserError({
      en: `The time of ${code} has passed; remove it and add one for another time.`,
      zh: `${code} 的时间已经过去；请移除，并为其他时间新建。`,
    });
  }
  const { name } = await requireAccess(server, schedule.channelId);
  await state.schedules.resume(schedule, next);
  return told(
    context,
    { en: 'Resumed', zh: '已恢复' },
    { en: `${code} goes on in #${name}.`, zh: `${code} 将继续在 #${name} 发布。` },
    [{ type: 'instant', at: next, timeZone: timing.timeZone }],
  );
};

const remove: Managed = async (schedule, { state }, context) => {
  const what = describeSchedule(context.desk, schedule);
  await state.schedules.remove(schedule);
  return told(
    context,
    { en: 'Removed', zh: '已移除' },
    { en: `${schedule.code} is removed: ${what.en}.`, zh: `已移除 ${schedule.code}：${what.zh}。` },
  );
};

/** What is done with one schedule. */
export const MANAGE: readonly Action[] = [
  action(
    { en: 'preview', 'zh-CN': '预览', 'zh-TW': '預覽' },
    { en: 'Show me alone the very message that will be posted', zh: '只让我看到将要发布的消息' },
    preview,
  ),
  action(
    { en: 'test', 'zh-CN': '试发', 'zh-TW': '試發' },
    {
      en: 'Post it in its channel now, marked as a trial; the schedule stays',
      zh: '立即在频道试发一次并注明；计划不变',
    },
    test,
  ),
  action({ en: 'pause', 'zh-CN': '暂停', 'zh-TW': '暫停' }, { en: 'Stop posting for a while', zh: '暂停发布' }, pause),
  action({ en: 'resume', 'zh-CN': '恢复', 'zh-TW': '恢復' }, { en: 'Go on posting', zh: '恢复发布' }, resume),
  action({ en: 'remove', 'zh-CN': '移除', 'zh-TW': '移除' }, { en: 'End a schedule for good', zh: '永久移除' }, remove),
];
