import { UserError } from '../../../errors.ts';
import type { Schedule } from '../../../state/schedules.ts';
import type { State } from '../../../state/state.ts';
import { fold } from '../../../text.ts';
import { type CommandContext, type OptionValues, stringOption } from '../command.ts';
import { permissionNames, type Server } from '../server.ts';

const NEEDS_DISCORD = {
  en: 'Schedules post to the channels of a server, so they need Discord: start the bot with DISCORD_TOKEN and use /briefings there. /briefing shows a briefing here.',
  zh: '定时简报发布到服务器的频道，因此需要 Discord：请以 DISCORD_TOKEN 启动机器人，并在服务器中使用 /briefings。用 /briefing 可在此查看简报。',
};

const NEEDS_BOT = {
  en: 'The bot is not in this server, so it cannot post here: someone who manages the server must add it first, by this link.',
  zh: '机器人不在本服务器中，无法在此发布：请先由服务器的管理者通过此链接添加机器人。',
};

/**
 * @returns where schedules are kept, and the server they belong to.
 * @throws UserError outside Discord's servers, and in those the bot is not in.
 */
export function placeOf(context: CommandContext): { readonly state: State; readonly server: Server } {
  const { state, server, installLink } = context;
  if (state && server) return { state, server };
  throw installLink === undefined ? new UserError(NEEDS_DISCORD) : new UserError(NEEDS_BOT, installLink);
}

/**
 * @returns the schedules that may be seen: those of the own server, to whoever runs the bot those of all servers.
 * @throws UserError in a server the bot is not in.
 */
export async function visibleSchedules(context: CommandContext): Promise<readonly Schedule[]> {
  if (context.isOperator) return (await context.state?.schedules.list(undefined)) ?? [];
  const { state, server } = placeOf(context);
  return state.schedules.list(server.id);
}

/**
 * @returns the schedule an option names; only those of the own server are there.
 * @throws UserError where there is none of that name.
 */
export async function scheduleOf(
  options: OptionValues,
  { state, server }: ReturnType<typeof placeOf>,
): Promise<Schedule> {
  const code = fold(stringOption(options, 'id')).replace(/^#/, '');
  const schedule = await state.schedules.find(server.id, code);
  if (schedule) return schedule;
  throw new UserError({
    en: `There is no schedule "${code.slice(0, 20)}" in this server; /briefings list shows those there are.`,
    zh: `本服务器没有编号为“${code.slice(0, 20)}”的计划；用 /briefings list 查看现有的计划。`,
  });
}

/**
 * Makes sure that the bot can post in a channel.
 * @returns the channel's name, and whether the bot may read what it posted there.
 * @throws UserError naming the permissions it lacks, and who can grant them.
 */
export async function requireAccess(
  server: Server,
  channelId: string,
): Promise<{ readonly name: string; readonly canRead: boolean }> {
  const access = await server.access(channelId);
  if (access.state === 'gone') {
    throw new UserError({
      en: 'That channel is not in this server, or not one for messages; choose a text channel.',
      zh: '该频道不在本服务器，或不能发送消息；请选择文字频道。',
    });
  }
  const needed = access.missing.filter((permission) => permission !== 'history');
  if (needed.length === 0) return { name: access.name, canRead: !access.missing.includes('history') };
  const names = permissionNames(needed);
  throw new UserError({
    en: `The bot may not post in #${access.name}; someone who manages that channel must allow it: ${names.en}.`,
    zh: `机器人无权在 #${access.name} 发布；请管理该频道的人允许：${names.zh}。`,
  });
}
