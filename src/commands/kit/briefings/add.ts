import { UserError } from '../../../errors.ts';
import { nextRun, nextRuns } from '../../../state/timing.ts';
import { type Locale, localize, parseLocale } from '../../../text.ts';
import { type Action, type CommandContext, type OptionValues, replyLocale, stringOption } from '../command.ts';
import { LANGUAGE_CHOICES, LANGUAGES } from '../languages.ts';
import { type Reply, reply } from '../reply.ts';
import { parseContent, suggestContent } from './content.ts';
import { describeSchedule } from './describe.ts';
import { placeOf, requireAccess } from './place.ts';
import { isSkipped, parseWhen, WHEN_EXAMPLES } from './when.ts';
import { resolveZone, suggestZones } from './zones.ts';

const RUNS = 3;
const LONGEST = 100;

async function run(options: OptionValues, context: CommandContext): Promise<Reply> {
  const { state, server } = placeOf(context);
  const locale = replyLocale(context);
  const channelId = stringOption(options, 'channel');
  const timeZone = resolveZone(stringOption(options, 'time-zone'));
  const chosen = parseContent(context.desk, stringOption(options, 'content'));
  const { name, canRead } = await requireAccess(server, channelId);
  const now = await state.now();
  const when = stringOption(options, 'when');
  const timing = parseWhen(when, timeZone, now);
  const first = nextRun(timing, now);
  if (first === undefined) throw new UserError({ en: 'That time has passed.', zh: '这个时间已经过去。' });
  const language: Locale = parseLocale(stringOption(options, 'language') || undefined) ?? locale;
  const catchUp = options['catch-up'] === 'skip' ? 'skip' : 'latest';
  const added = { ...chosen, guildId: server.id, channelId, locale: language, timing, catchUp } as const;
  const schedule = await state.schedules.add(added, first);
  const what = describeSchedule(context.desk, schedule);
  const { code } = schedule;
  const runs = nextRuns(timing, now, RUNS).map((at) => ({ type: 'instant' as const, at, timeZone }));
  const say = (en: string, zh: string) => localize({ en, zh }, locale);
  return reply({
    locale,
    title: say('Scheduled', '已设定'),
    text: say(
      `Scheduled as ${code}: #${name} gets ${what.en}, in ${LANGUAGES[language]}.`,
      `已设定，编号 ${code}：将在 #${name} 发布${what.zh}，语言为${LANGUAGES[language]}。`,
    ),
    fields: [
      { name: say('Channel', '频道'), value: '', marks: [{ type: 'channel', id: channelId }] },
      { name: say(runs.length > 1 ? 'Next runs' : 'Runs', '接下来的发布时间'), value: '', marks: runs },
      {
        name: say('If the bot is away', '机器人离线时'),
        value:
          catchUp === 'latest'
            ? say('the latest missed run is posted once it is back', '恢复后补发最近错过的一次')
            : say('missed runs are skipped', '跳过错过的发布'),
      },
    ],
    notes: [
      ...(isSkipped(when, timing)
        ? [
            say(
              `The clocks of ${timeZone} skip that time on that day; it is posted at the first minute after.`,
              `当天 ${timeZone} 调表，会跳过这个时刻；将在其后的第一分钟发布。`,
            ),
          ]
        : []),
      say(
        `/briefings preview id:${code} shows it, /briefings test id:${code} posts it now.`,
        `用 /briefings preview id:${code} 预览，用 /briefings test id:${code} 立即发布。`,
      ),
      ...(canRead
        ? []
        : [
            say(
              'Let the bot read the message history there: then nothing is posted twice even after a long outage.',
              '请允许机器人读取该频道的消息历史：这样即使长时间中断后也不会重复发布。',
            ),
          ]),
    ],
    private: true,
  });
}

/** `/briefings add`. */
export const add: Action = {
  name: { en: 'add', 'zh-CN': '添加', 'zh-TW': '新增' },
  description: { en: 'Post briefings to a channel on time', zh: '按时向频道发布简报' },
  options: [
    {
      name: { en: 'channel', 'zh-CN': '频道', 'zh-TW': '頻道' },
      description: { en: 'Where to post', zh: '发布到哪个频道' },
      type: 'channel',
      required: true,
    },
    {
      name: { en: 'content', 'zh-CN': '内容', 'zh-TW': '內容' },
      description: {
        en: 'visit, topic:…, series (each topic once, in turn), or series-again (and again from the first)',
        zh: 'visit（整个访问）、topic:…（一个主题）、series（逐个主题，讲完结束）或 series-again（循环）',
      },
      type: 'string',
      required: true,
      maxLength: LONGEST,
      autocomplete: true,
    },
    {
      name: { en: 'when', 'zh-CN': '时间', 'zh-TW': '時間' },
      description: {
        en: '2026-12-01 09:00, daily 9:00, weekdays 9:00, monday 9:00, or cron: 0 9 * * 1-5',
        zh: '2026-12-01 09:00、每天 9:00、工作日 9:00、每周一 9:00，或 cron：0 9 * * 1-5',
      },
      type: 'string',
      required: true,
      maxLength: LONGEST,
      autocomplete: true,
    },
    {
      name: { en: 'time-zone', 'zh-CN': '时区', 'zh-TW': '時區' },
      description: { en: 'Whose clock: Asia/Shanghai, Europe/Berlin, …', zh: '按哪里的时间：Asia/Shanghai、北京……' },
      type: 'string',
      required: true,
      maxLength: LONGEST,
      autocomplete: true,
    },
    {
      name: { en: 'language', 'zh-CN': '语言', 'zh-TW': '語言' },
      description: { en: 'The language of the briefing', zh: '简报的语言' },
      type: 'string',
      required: true,
      choices: LANGUAGE_CHOICES,
    },
    {
      name: { en: 'catch-up', 'zh-CN': '补发', 'zh-TW': '補發' },
      description: {
        en: 'What happens to runs missed while the bot was away; the latest is posted if left out',
        zh: '机器人离线时错过的发布如何处理；不填则补发最近一次',
      },
      type: 'string',
      choices: [
        { label: { en: 'Post the latest one', zh: '补发最近一次' }, value: 'latest' },
        { label: { en: 'Skip them', zh: '跳过' }, value: 'skip' },
      ],
    },
  ],
  run,
  complete(option, typed, context) {
    if (option === 'time-zone') return suggestZones(typed, context.locale);
    if (option === 'content') return suggestContent(context.desk, typed, replyLocale(context));
    const examples = WHEN_EXAMPLES.map((example) => localize(example, replyLocale(context)));
    const fitting = examples.filter((example) => example.startsWith(typed.trim()));
    return fitting.map((value) => ({ label: value, value }));
  },
};
