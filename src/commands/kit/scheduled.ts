import type { Desk } from '../../answer/desk.ts';
import { type BriefingRequest, briefingTopics } from '../../briefing/briefing.ts';
import type { Schedule } from '../../state/schedules.ts';
import { type Localized, localize } from '../../text.ts';
import { briefingReply } from './briefing-reply.ts';
import type { Reply, Stamp } from './reply.ts';

/** A post of a schedule. */
export interface Scheduled {
  readonly reply: Reply & { readonly stamp: Stamp };
  /** Whether nothing comes after it. */
  readonly isLast: boolean;
}

type Planned = Pick<Schedule, 'code' | 'content' | 'document' | 'topic' | 'locale' | 'position'>;

interface Part {
  readonly request: BriefingRequest;
  /** Which one of a series it is. */
  readonly part?: Localized;
  readonly isLast: boolean;
}

function partOf(desk: Desk, { content, document, topic, locale, position }: Planned): Part | undefined {
  const whole = { document, locale };
  if (content === 'visit') return { request: whole, isLast: false };
  if (content === 'topic') return { request: { ...whole, topic }, isLast: false };
  const topics = briefingTopics(desk.corpus, document);
  const index = content === 'series' ? position : position % Math.max(1, topics.length);
  const next = topics[index];
  const part = { en: `${index + 1} of ${topics.length}`, zh: `${index + 1}/${topics.length}` };
  const isLast = content === 'series' && index === topics.length - 1;
  return next && { request: { ...whole, topic: next.id }, part, isLast };
}

/**
 * @param at when it is posted.
 * @returns the same message as a trial, stamped so that nobody, the bot itself included, takes it for a run.
 */
export function asTrial({ reply }: Scheduled, { code, locale }: Pick<Schedule, 'code' | 'locale'>, at: number): Reply {
  const text = localize({ en: `Trial of briefing ${code}`, zh: `试发简报 ${code}` }, locale);
  return { ...reply, stamp: { ...reply.stamp, text, at } };
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
  const planned = partOf(desk, schedule);
  if (!planned) return undefined;
  const { request, part, isLast } = planned;
  const { locale, code } = schedule;
  const text = localize({ en: `Briefing ${code}`, zh: `简报 ${code}` }, locale);
  const stamp: Stamp = { text, at, ...(part ? { part: localize(part, locale) } : {}) };
  return { reply: { ...(await replyOnce(desk, request)), stamp }, isLast };
}
