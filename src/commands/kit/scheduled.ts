import type { Desk } from '../../answer/desk.ts';
import { type BriefingRequest, briefingTopics } from '../../briefing/briefing.ts';
import type { Schedule } from '../../state/schedules.ts';
import { type Localized, localize } from '../../text.ts';
import { briefingReply } from './briefing-reply.ts';
import type { Reply } from './reply.ts';

/** A post of a schedule. */
export interface Scheduled {
  readonly reply: Reply;
  /** Whether nothing comes after it. */
  readonly isLast: boolean;
}

type Planned = Pick<Schedule, 'code' | 'content' | 'document' | 'topic' | 'locale' | 'position'>;

interface Part {
  readonly request: BriefingRequest;
  readonly mark: Localized;
  readonly isLast: boolean;
}

function partOf(desk: Desk, { content, document, topic, locale, position }: Planned): Part | undefined {
  const whole = { document, locale };
  if (content === 'visit') return { request: whole, mark: { en: '', zh: '' }, isLast: false };
  if (content === 'topic') return { request: { ...whole, topic }, mark: { en: '', zh: '' }, isLast: false };
  const topics = briefingTopics(desk.corpus, document);
  const index = content === 'series' ? position : position % Math.max(1, topics.length);
  const next = topics[index];
  const mark = { en: ` · ${index + 1} of ${topics.length}`, zh: ` · ${index + 1}/${topics.length}` };
  const isLast = content === 'series' && index === topics.length - 1;
  return next && { request: { ...whole, topic: next.id }, mark, isLast };
}

/** Many schedules post the same at the same minute: it is made once for each desk. */
const made = new WeakMap<Desk, Map<string, Reply | Promise<Reply>>>();

function replyOnce(desk: Desk, request: BriefingRequest): Reply | Promise<Reply> {
  const replies = made.get(desk) ?? new Map<string, Reply | Promise<Reply>>();
  made.set(desk, replies);
  const key = JSON.stringify([request.document, request.topic, request.locale]);
  const reply = replies.get(key) ?? briefingReply(desk, request);
  replies.set(key, reply);
  return reply;
}

/**
 * Makes the very message a schedule posts.
 * @param at when it is due, which its stamp shows.
 * @returns undefined where a series has come to its end.
 * @throws UserError where the document or topic is no longer there.
 */
export async function scheduledReply(desk: Desk, schedule: Planned, at: number): Promise<Scheduled | undefined> {
  const part = partOf(desk, schedule);
  if (!part) return undefined;
  const { locale, code } = schedule;
  const text = localize({ en: `Briefing ${code}${part.mark.en}`, zh: `简报 ${code}${part.mark.zh}` }, locale);
  const reply = await replyOnce(desk, part.request);
  return { reply: { ...reply, stamp: { text, at } }, isLast: part.isLast };
}
