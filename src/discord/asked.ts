import { type Message, MessageType } from 'discord.js';
import { hasHan } from '../text.ts';
import { questionOf } from './question.ts';

/** What was written to the bot. */
export interface Asked {
  readonly question: string;
  readonly previous: string | undefined;
  /** Discord withholds the text of a reply to the answer of a slash command, unless it mentions the bot. */
  readonly withheld: boolean;
}

/**
 * Takes what is Discord's own out of a text. Of a mention only stays that somebody is mentioned: names of members are
 * neither to be kept nor anything the documents could be asked for.
 */
export function plainWords(text: string, me: string): string {
  const someone = hasHan(text) ? ' @某人 ' : ' @someone ';
  return (
    text
      // Who is addressed is no part of what is asked.
      .replace(/^(?:\s*<@!?\d+>)+/, ' ')
      .replace(/<@!?(\d+)>/g, (_, id: string) => (id === me ? ' ' : someone))
      .replace(/<(?:[#@/][^<>\s]*|a?:\w+:\d+|t:[^<>]*)>/g, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

/** @returns what a message asks. */
export function questionIn(message: Message, me: string): string {
  // A message that was forwarded has its text in a snapshot.
  return plainWords(message.content || (message.messageSnapshots.first()?.content ?? ''), me);
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
