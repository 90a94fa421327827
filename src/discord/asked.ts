import { type Message, MessageType } from 'discord.js';
import { questionOf } from './question.ts';

/** What was written to the bot. */
export interface Asked {
  readonly question: string;
  readonly previous: string | undefined;
  /** Discord withholds the text of a reply to the answer of a slash command, unless it mentions the bot. */
  readonly withheld: boolean;
}

/** Takes the mentions of the bot out of a message, and leaves other mentions and custom emoji as words or not at all. */
export function questionIn(message: Message, me: string): string {
  const names = new Map(message.mentions.users.map((user) => [user.id, user.displayName]));
  // A message that was forwarded has its text in a snapshot.
  const text = message.content || (message.messageSnapshots.first()?.content ?? '');
  return (
    text
      // Who is addressed is no part of what is asked.
      .replace(/^(?:\s*<@!?\d+>)+/, ' ')
      .replace(/<@!?(\d+)>/g, (_, id: string) => (id === me ? ' ' : ` ${names.get(id) ?? ''} `))
      .replace(/<(?:[#@/][^<>\s]*|a?:\w+:\d+|t:[^<>]*)>/g, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

/** Reads a message written to the bot, and what it replies to: an answer of the bot, or a question of the same person. */
export function readAsked(message: Message, me: string): Asked {
  const question = questionIn(message, me);
  // Discord sends the message that is replied to along with the reply.
  const isReply = message.type === MessageType.Reply;
  const target = isReply ? message.channel.messages.cache.get(message.reference?.messageId ?? '') : undefined;
  const isMine = target?.author.id === me;
  const isOwn = target?.author.id === message.author.id;
  const previous = target && (isMine ? questionOf(target) : isOwn ? questionIn(target, me) : undefined);
  return {
    question,
    previous: previous || undefined,
    withheld: message.content === '' && isMine && target.interactionMetadata !== null,
  };
}
