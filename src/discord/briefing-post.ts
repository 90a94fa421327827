import { createHash } from 'node:crypto';
import { DiscordAPIError, REST, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import type { Stamp } from '../commands/kit/reply.ts';
import type { PostRefusal } from '../commands/kit/server.ts';
import type { DiscordConfig } from '../config.ts';
import { LIMITS } from './limits.ts';
import type { Payload } from './render.ts';
import { isStamped } from './stamp.ts';

/**
 * Requests a second, half of Discord's limit for a bot [Rate Limits, Global Rate Limit]: answers come first, and two
 * processes may post at once.
 */
const REQUESTS_PER_SECOND = 25;
const REQUEST_MS = 10_000;
/** How far the clocks of Discord and of the database may be apart. */
const CLOCKS_MS = 60_000;
const PAGE = 100;
const MOST_PAGES = 10;

const messageSchema = z.object({ id: z.string() });
const historySchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    embeds: z.array(
      z.object({
        timestamp: z.string().nullish(),
        footer: z.object({ text: z.string() }).nullish(),
      }),
    ),
  }),
);

/** Posts to channels by REST alone, so that any process can post to any channel. */
export interface Poster {
  /**
   * Posts a message; a few minutes long, the same nonce posts it only once.
   * @returns its id.
   * @throws whatever Discord or the network says.
   */
  readonly post: (channelId: string, payload: Payload, nonce: string, signal: AbortSignal) => Promise<string>;
  /**
   * Looks for a message of our own with a stamp, from when it was due on.
   * @returns its id; undefined where it is not there or the bot may not read the channel's history.
   */
  readonly find: (channelId: string, stamp: Stamp, signal: AbortSignal) => Promise<string | undefined>;
  readonly close: () => void;
}

/** The nonce of a run: the same from whichever process, however often it is tried. */
export function nonceOf(scheduleId: string, dueAt: number): string {
  return createHash('sha256').update(`${scheduleId}:${dueAt}`).digest('hex').slice(0, LIMITS.nonce);
}

const REFUSALS: Readonly<Record<number | string, PostRefusal>> = {
  10003: 'channel-gone',
  10004: 'channel-gone',
  50001: 'no-access',
  50013: 'no-permission',
  50083: 'thread-locked',
  160005: 'thread-locked',
  50008: 'refused',
  50024: 'refused',
};

/**
 * @returns why Discord will not let this bot post there until somebody changes something; undefined for what may pass.
 * Source: [Opcodes and Status Codes, JSON Error Codes].
 */
export function refusalOf(error: unknown): PostRefusal | undefined {
  if (!(error instanceof DiscordAPIError)) return undefined;
  const known = REFUSALS[error.code];
  // Trying again what is forbidden or gone counts against the bot's address [Rate Limits, Invalid Request Limit].
  return known ?? (error.status === 403 || error.status === 404 ? 'refused' : undefined);
}

function bodyOf({ content, embeds, components, files }: Payload, nonce: string): object {
  return {
    content,
    embeds,
    components,
    ...(files.length > 0
      ? { attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })) }
      : {}),
    allowed_mentions: { parse: [], replied_user: false },
    nonce,
    enforce_nonce: true,
  };
}

/** @param me tells the id of the bot, once it is known. */
export function createPoster(
  { apiUrl, token }: Pick<DiscordConfig, 'apiUrl' | 'token'>,
  me: () => string | undefined,
): Poster {
  const rest = new REST({
    ...{ api: apiUrl, version: '10', timeout: REQUEST_MS },
    // A failed attempt is written down before the next.
    retries: 0,
    globalRequestsPerSecond: REQUESTS_PER_SECOND,
  }).setToken(token);
  return {
    async post(channelId, payload, nonce, signal) {
      const files = payload.files.map(({ attachment, name }) => ({ data: attachment, name }));
      const sent = await rest.post(Routes.channelMessages(channelId), { body: bodyOf(payload, nonce), files, signal });
      return messageSchema.parse(sent).id;
    },
    async find(channelId, stamp, signal) {
      let after = String(SnowflakeUtil.generate({ timestamp: stamp.at - CLOCKS_MS, increment: 0n }));
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = new URLSearchParams({ after, limit: String(PAGE) });
        const messages = historySchema.parse(await rest.get(Routes.channelMessages(channelId), { query, signal }));
        const own = messages.filter(({ author }) => author.id === me());
        const found = own.find(({ embeds }) => embeds.some((embed) => isStamped(embed, stamp)));
        if (found) return found.id;
        if (messages.length < PAGE) return undefined;
        after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
      }
      return undefined;
    },
    close() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
