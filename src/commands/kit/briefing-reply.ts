import type { Desk } from '../../answer/desk.ts';
import { type BriefingRequest, createBriefing } from '../../briefing/briefing.ts';
import { type Reply, reply, showQuote } from './reply.ts';

/** Draws a briefing as a reply. */
export function briefingReply(
  desk: Desk,
  request: BriefingRequest,
  options: { private?: boolean; file?: boolean; picture?: boolean } = {},
): Reply | Promise<Reply> {
  const { title, text, facts } = createBriefing(desk.corpus, request);
  return reply({
    locale: request.locale,
    title,
    text: `${title}\n${text}`,
    quotesAs: 'evidence',
    quotes: facts.flatMap(({ quotes }) => quotes.slice(0, 1).map(showQuote)),
    private: options.private === true,
  });
}
