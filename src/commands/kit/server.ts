import type { Localized } from '../../text.ts';
import type { Reply } from './reply.ts';

/** What the bot needs in a channel to post there; `history` only to find its own posts again after an outage. */
export type ChannelPermission = 'view' | 'send' | 'send-in-threads' | 'embed' | 'history';

/** Whether a channel can be posted to. */
export type ChannelAccess =
  | { readonly state: 'there'; readonly name: string; readonly missing: readonly ChannelPermission[] }
  | { readonly state: 'gone' };

/** Why a post was not made. */
export type PostRefusal = 'channel-gone' | 'no-access' | 'no-permission' | 'thread-locked' | 'refused';

/** The server a command is used in, as far as commands work beyond their reply. */
export interface Server {
  readonly id: string;
  /** The channel's name where it is known at once. */
  readonly channelName: (channelId: string) => string | undefined;
  readonly access: (channelId: string) => Promise<ChannelAccess>;
  /** Posts at once. @returns why not, where it was not; `late` where Discord did not take it in time. */
  readonly post: (channelId: string, reply: Reply) => Promise<PostRefusal | 'late' | undefined>;
}

/** Names of permissions as Discord's own settings show them. */
const NAMES: Readonly<Record<ChannelPermission, Localized>> = {
  view: { en: 'View Channel', zh: '查看频道' },
  send: { en: 'Send Messages', zh: '发送消息' },
  'send-in-threads': { en: 'Send Messages in Threads', zh: '在子区内发送消息' },
  embed: { en: 'Embed Links', zh: '嵌入链接' },
  history: { en: 'Read Message History', zh: '读取消息历史' },
};

/** @returns the permissions by the names people find them under, in both languages. */
export function permissionNames(permissions: readonly ChannelPermission[]): Localized {
  const names = permissions.map((permission) => NAMES[permission]);
  return { en: names.map(({ en }) => en).join(', '), zh: names.map(({ zh }) => zh).join('、') };
}
