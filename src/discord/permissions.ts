import { PermissionFlagsBits } from 'discord.js';

/** A permission the bot asks a server for. */
export interface NeededPermission {
  /** As Discord's settings call it. */
  readonly name: string;
  readonly flag: bigint;
  /** What is not possible without it. */
  readonly why: string;
}

/** All the bot asks for, and nothing it can do without [Permissions]. Slash commands need none of them. */
export const NEEDED_PERMISSIONS: readonly NeededPermission[] = [
  { name: 'View Channels', flag: PermissionFlagsBits.ViewChannel, why: 'to see that it is mentioned' },
  { name: 'Send Messages', flag: PermissionFlagsBits.SendMessages, why: 'to answer mentions and post briefings' },
  {
    name: 'Send Messages in Threads',
    flag: PermissionFlagsBits.SendMessagesInThreads,
    why: 'to do so in threads and forum posts',
  },
  { name: 'Embed Links', flag: PermissionFlagsBits.EmbedLinks, why: 'to show the quotes apart from the answer' },
  { name: 'Attach Files', flag: PermissionFlagsBits.AttachFiles, why: 'to send what is too long for a message' },
  {
    name: 'Read Message History',
    flag: PermissionFlagsBits.ReadMessageHistory,
    why: 'to reply to the message that asked',
  },
];
