import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { KEPT_DAYS, type Unanswered } from '../state/unanswered.ts';
import { type Locale, type Localized, localize } from '../text.ts';
import { type CommandContext, defineCommand, replyLocale } from './kit/command.ts';
import { PAGE_OPTION, pageArgument, pageNotes, pageOption, requirePage } from './kit/pages.ts';
import { type Field, type Reply, reply } from './kit/reply.ts';
import { askUnanswered } from './kit/unanswered.ts';

const PAGE = 8;
/** How long questions are asked again, where the corpus has just changed, before what is known is shown. */
const ASK_AGAIN_MS = 1000;
const OFF: Localized = {
  en: 'Questions are not being kept (KEEP_UNANSWERED is false).',
  zh: '目前不保留提问（KEEP_UNANSWERED 为 false）。',
};
const ELSEWHERE: Localized = {
  en: 'What was asked in a server is shown there: use /gaps in that server.',
  zh: '各服务器的提问只在该服务器内显示，请在那里使用 /gaps。',
};

function headline(total: number, isServer: boolean): Localized {
  const where = isServer ? { en: ' in this server', zh: '本服务器' } : { en: '', zh: '' };
  if (total === 0) {
    return {
      en: `Nothing was asked${where.en} in the last ${KEPT_DAYS} days that the documents do not say.`,
      zh: `最近 ${KEPT_DAYS} 天内${where.zh}没有文件未说明的提问。`,
    };
  }
  return {
    en: `What was asked${where.en} in the last ${KEPT_DAYS} days and the documents do not say: ${total}, asked most first.`,
    zh: `最近 ${KEPT_DAYS} 天内${where.zh}文件未说明的提问共 ${total} 条，问得最多的在前。`,
  };
}

function fieldOf({ text, count, firstAt, lastAt, answered }: Unanswered, locale: Locale): Field {
  const times =
    count === 1 ? { en: 'Asked once', zh: '问过 1 次' } : { en: `Asked ${count} times`, zh: `问过 ${count} 次` };
  const now = answered ? { en: ', answered now', zh: '，现已可回答' } : { en: '', zh: '' };
  const ends = count === 1 ? { en: '', zh: '' } : { en: ', first and last:', zh: '，首次与最近：' };
  const at = count === 1 ? [lastAt] : [firstAt, lastAt];
  return {
    name: text,
    value: [times, now, ends].map((part) => localize(part, locale)).join(''),
    marks: at.map((instant) => ({ type: 'instant', at: instant, timeZone: 'UTC' })),
  };
}

/**
 * Lists the questions of a server, for those who manage it; in the console all.
 * @param page from 1.
 * @throws UserError where there is no such page, or nothing may be shown.
 */
async function listGaps(context: CommandContext, page: number): Promise<Reply> {
  const { state, desk, isOperator, guildId } = context;
  const locale = replyLocale(context);
  if (!state) throw new UserError({ en: 'Nothing is kept here.', zh: '此处不保留任何内容。' });
  if (!isOperator && guildId === undefined) throw new UserError(ELSEWHERE);
  const { unanswered } = state;
  await unanswered.flush();
  await unanswered.purge();
  await Promise.race([askUnanswered(state, desk), delay(ASK_AGAIN_MS)]);
  const total = await unanswered.count(guildId);
  const pages = requirePage(page, total, PAGE);
  const start = (page - 1) * PAGE;
  const shown = await unanswered.list(PAGE, start, guildId);
  const more = total - start - shown.length;
  const texts = [...(state.keepsUnanswered ? [] : [OFF]), headline(total, guildId !== undefined)];
  const label = localize({ en: `${more} more`, zh: `还有 ${more} 条` }, locale);
  return reply({
    locale,
    title: localize({ en: 'Gaps', zh: '未能回答的提问' }, locale),
    text: texts.map((text) => localize(text, locale)).join('\n'),
    fields: shown.map((row) => fieldOf(row, locale)),
    notes: pageNotes({ page, pages }, locale),
    buttons:
      more > 0 ? [{ label, command: 'gaps', args: ['page', String(page + 1)], typed: `/gaps page:${page + 1}` }] : [],
    private: true,
  });
}

export default defineCommand({
  name: { en: 'gaps', 'zh-CN': '空白', 'zh-TW': '空白' },
  description: { en: 'What people asked that the documents do not say', zh: '人们问过、而文件没有说明的问题' },
  options: [PAGE_OPTION],
  permission: 'manage-guild',
  run: (options, context) => listGaps(context, pageOption(options)),
  press: ([, page], context) => listGaps(context, pageArgument(page)),
});
