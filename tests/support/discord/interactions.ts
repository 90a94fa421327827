import { randomBytes } from 'node:crypto';
import type { APIMessage } from 'discord.js';
import { newId } from './ids.ts';
import type { Json } from './json.ts';

/** Discord's numbers for interactions and for the responses to them. */
export const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const CALLBACK = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** One interaction that was sent to the bot, and what came of it. */
export interface InteractionRecord {
  id: string;
  token: string;
  type: number;
  /** What the user did, for messages to the developer: `/ask`, `button share`. */
  label: string;
  user: Json;
  owners: Json;
  channelId: string;
  guildId: string | null;
  contextMenu: boolean;
  /** The message whose button was pressed. */
  source: APIMessage | null;
  sentAt: number;
  /** Whether it is over before any answer arrives, as if the bot had taken too long. */
  expired: boolean;
  callback: { type: number; data: Json | undefined } | null;
  callbackMs: number;
  /** Milliseconds until the answer was there: the callback, or what filled a deferred one. */
  answeredMs: number | null;
  originalId: string | null;
  followUps: APIMessage[];
  touched: number;
}

/** What the bot answered. */
export interface Answer {
  /** The first response: its type and its data. */
  callback: { type: number; data: Json | undefined };
  /** The message it made or changed, as it stood when the promise resolved. */
  message?: APIMessage;
  /** Follow-ups; later ones are added to the same array. */
  followUps: APIMessage[];
  /** From the event to the first response (Discord allows 3000). */
  elapsedMs: number;
  /** From the event to the answer itself, which comes later when the first response only deferred. */
  totalMs: number;
  interaction: { id: string; token: string };
}

/** The interactions by token. */
export class InteractionStore {
  readonly #byToken = new Map<string, InteractionRecord>();

  /** Opens an interaction with a fresh id and token. */
  open(
    start: Pick<InteractionRecord, 'type' | 'label' | 'user' | 'owners' | 'channelId' | 'guildId' | 'source'> & {
      contextMenu: boolean;
      expired: boolean;
    },
  ): InteractionRecord {
    const id = newId();
    const record: InteractionRecord = {
      ...start,
      id,
      token: `${Buffer.from(`interaction:${id}`).toString('base64url')}${randomBytes(12).toString('hex')}`,
      sentAt: performance.now(),
      callback: null,
      callbackMs: 0,
      answeredMs: null,
      originalId: null,
      followUps: [],
      touched: 0,
    };
    this.#byToken.set(record.token, record);
    return record;
  }

  /** The interaction of a token. */
  get(token: string): InteractionRecord | undefined {
    return this.#byToken.get(token);
  }
}

/** Whether the interaction was made possible only by a user who installed the bot for themselves. */
export function userInstallOnly(record: InteractionRecord): boolean {
  return !('0' in record.owners);
}
