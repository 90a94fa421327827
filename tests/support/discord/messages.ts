import type { APIMessage } from 'discord.js';
import { FLAG } from './check-message.ts';
import type { UploadedFile } from './http.ts';
import { newId } from './ids.ts';
import { isJson, type Json, json, jsonList, list, number, text } from './json.ts';

/** What a new message is made from. */
export interface Draft {
  channelId: string;
  author: Json;
  body: Json;
  files?: readonly UploadedFile[];
  extra?: Json;
}

/** All messages, ephemeral ones included, by channel and in order of time. */
export class MessageStore {
  readonly #byId = new Map<string, APIMessage>();
  readonly #fromBot: { channelId: string; messageId: string; seen: boolean }[] = [];

  /** Adds a message; `posted` marks one the bot posted by itself, for `nextPosted`. */
  add(message: APIMessage, posted = false): APIMessage {
    this.#byId.set(message.id, message);
    if (posted) this.#fromBot.push({ channelId: message.channel_id, messageId: message.id, seen: false });
    return message;
  }

  /** Puts a changed message in the place of the old one; earlier answers keep what they showed. */
  replace(message: APIMessage): APIMessage {
    this.#byId.set(message.id, message);
    return message;
  }

  /** A message of a channel. */
  find(channelId: string, messageId: string): APIMessage | undefined {
    const message = this.#byId.get(messageId);
    return message?.channel_id === channelId ? message : undefined;
  }

  /** Deletes a message and tells whether there was one. */
  remove(messageId: string): boolean {
    return this.#byId.delete(messageId);
  }

  /** The messages of a channel everyone can see, oldest first. */
  visible(channelId: string): APIMessage[] {
    return [...this.#byId.values()]
      .filter((message) => message.channel_id === channelId && (number(message.flags) & FLAG.ephemeral) === 0)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** The next message the bot posted in a channel that was not taken before. */
  nextPosted(channelId: string): APIMessage | undefined {
    const entry = this.#fromBot.find((posted) => posted.channelId === channelId && !posted.seen);
    if (entry === undefined) return undefined;
    entry.seen = true;
    return this.#byId.get(entry.messageId) ?? this.nextPosted(channelId);
  }
}

/** A message object as Discord would send it. */
export function buildMessage(draft: Draft): APIMessage {
  const { body, author } = draft;
  const message: Json = {
    id: newId(),
    channel_id: draft.channelId,
    author,
    type: 0,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: body.tts === true,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    pinned: false,
    flags: number(body.flags),
    ...contents({}, body, draft.files ?? []),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...draft.extra,
  };
  return message as unknown as APIMessage;
}

/** The message after an edit: only what the body names is changed. */
export function editMessage(message: APIMessage, body: Json, files: readonly UploadedFile[], extra: Json): APIMessage {
  const before = json(message);
  const kept = number(before.flags) & (FLAG.ephemeral | FLAG.silent | FLAG.v2);
  const flags = number(body.flags, number(before.flags)) & ~(FLAG.ephemeral | FLAG.loading);
  const after: Json = {
    ...before,
    ...contents(before, body, files),
    flags: flags | kept,
    edited_timestamp: new Date().toISOString(),
    ...extra,
  };
  return after as unknown as APIMessage;
}

function contents(before: Json, body: Json, files: readonly UploadedFile[]): Json {
  return {
    content: body.content === undefined ? text(before.content) : text(body.content),
    embeds: body.embeds === undefined ? list(before.embeds) : jsonList(body.embeds).map(storedEmbed),
    components: body.components === undefined ? list(before.components) : numbered(body.components),
    attachments: attachments(before, body, files),
  };
}

function storedEmbed(embed: Json): Json {
  const fields = jsonList(embed.fields).map((field) => ({ ...field, inline: field.inline === true }));
  return { ...embed, type: 'rich', ...(fields.length > 0 ? { fields } : {}) };
}

function numbered(components: unknown): Json[] {
  let next = 1;
  const walk = (component: Json): Json => {
    const id = typeof component.id === 'number' && component.id > 0 ? component.id : next;
    next = Math.max(next, id) + 1;
    const children = Array.isArray(component.components)
      ? { components: jsonList(component.components).map(walk) }
      : {};
    const accessory = isJson(component.accessory) ? { accessory: walk(component.accessory) } : {};
    return { ...component, id, ...children, ...accessory };
  };
  return jsonList(components).map(walk);
}

function attachments(before: Json, body: Json, files: readonly UploadedFile[]): Json[] {
  const told = jsonList(body.attachments);
  const kept = jsonList(before.attachments).filter(
    ({ id }) => body.attachments === undefined || told.some((entry) => entry.id === id),
  );
  const added = files.map((file): Json => {
    const id = newId();
    const url = `https://cdn.discord.invalid/attachments/${id}/${encodeURIComponent(file.name)}`;
    const entry = told.find((one) => file.field === `files[${String(one.id)}]`);
    const description = typeof entry?.description === 'string' ? { description: entry.description } : {};
    const common = { id, filename: file.name, size: file.content.byteLength, content_type: file.type };
    return { ...common, url, proxy_url: url, ...description };
  });
  return [...kept, ...added];
}

const CONTENT_INTENT = 1 << 15;

/**
 * The message as the bot gets to see it. Without the message-content intent its text, embeds, attachments and
 * components are blank, unless it is a direct message, the bot's own, or one that mentions the bot; a reply that pings
 * the bot counts as a mention only when it answers a normal message, not the response to an interaction.
 */
export function seenByBot(message: APIMessage, bot: { id: string; intents: number }, dm: boolean): APIMessage {
  const explicit = new RegExp(`<@!?${bot.id}>`).test(message.content);
  const pinged = message.mentions.some(({ id }) => id === bot.id);
  const repliesToResponse = message.referenced_message?.interaction_metadata !== undefined;
  const mentioned = explicit || (pinged && !repliesToResponse);
  const nested = message.referenced_message;
  const reply = nested === undefined || nested === null ? {} : { referenced_message: seenByBot(nested, bot, dm) };
  if (dm || mentioned || message.author.id === bot.id || (bot.intents & CONTENT_INTENT) !== 0) {
    return { ...message, ...reply };
  }
  return { ...message, ...reply, content: '', embeds: [], attachments: [], components: [] };
}
