import { type Localized, localize } from '../../../text.ts';
import { type Action, type CommandContext, replyLocale } from '../command.ts';
import { type Reply, reply } from '../reply.ts';
import { scheduleField } from './describe.ts';
import { visibleSchedules } from './place.ts';

const PAGE = 8;
const NOTHING: Localized = {
  en: 'Nothing is scheduled in this server. /briefings add posts briefings to a channel on time.',
  zh: '本服务器没有定时简报。用 /briefings add 可按时向频道发布简报。',
};
const NOTHING_HERE: Localized = {
  en: 'Nothing is scheduled. Schedules post to the channels of a server, so they need Discord: start the bot with DISCORD_TOKEN and use /briefings add there.',
  zh: '没有定时简报。定时简报发布到服务器的频道，因此需要 Discord：请以 DISCORD_TOKEN 启动机器人，并在服务器中使用 /briefings add。',
};

/**
 * Lists the schedules of the server; at the terminal of whoever runs the bot, those of all servers.
 * @param page from 1.
 * @throws UserError in a server the bot is not in.
 */
export async function listSchedules(context: CommandContext, page: number): Promise<Reply> {
  const { state, desk, isOperator } = context;
  const locale = replyLocale(context);
  const schedules = await visibleSchedules(context);
  const fault = state?.fault();
  const start = (page - 1) * PAGE;
  const shown = schedules.slice(start, start + PAGE);
  const more = schedules.length - start - shown.length;
  const count = { en: `${schedules.length} scheduled.`, zh: `共 ${schedules.length} 项定时简报。` };
  const warning = fault && {
    en: `Nothing can be kept or posted on time now: ${fault.en}.`,
    zh: `目前无法保存，也无法按时发布：${fault.zh}。`,
  };
  const nothing = isOperator ? NOTHING_HERE : NOTHING;
  const texts = [...(warning ? [warning] : []), schedules.length > 0 ? count : nothing];
  return reply({
    locale,
    title: localize({ en: 'Briefings on time', zh: '定时简报' }, locale),
    text: texts.map((text) => localize(text, locale)).join('\n'),
    fields: shown.map((schedule) => scheduleField(desk, schedule, locale)),
    buttons:
      more > 0
        ? [
            {
              label: localize({ en: `${more} more`, zh: `还有 ${more} 项` }, locale),
              command: 'briefings',
              args: ['list', String(page + 1)],
            },
          ]
        : [],
    private: true,
  });
}

/** `/briefings list`. */
export const list: Action = {
  name: { en: 'list', 'zh-CN': '列表', 'zh-TW': '清單' },
  description: { en: 'What is posted where and when', zh: '查看定时简报：何时发布到哪里' },
  options: [],
  run: (_options, context) => listSchedules(context, 1),
};
