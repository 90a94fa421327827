import type { APIMessage } from 'discord.js';
import { type BodyKind, checkMessage } from './check-message.ts';
import { ApiError } from './errors.ts';
import { bodyOf, type Call, param, type Reply, type Route, route } from './http.ts';
import { timeOf } from './ids.ts';
import { isJson, type Json, json, jsonList, list, number, text } from './json.ts';
import { buildMessage, editMessage } from './messages.ts';
import { PERMISSION } from './permissions.ts';
import { openChannel } from './routes-world.ts';
import { THREADS } from './shapes.ts';
import { announce, forBot, guildOf, type State } from './state.ts';

const NOT_TEXT = [4, 14, 15, 16];

/** Routes for the messages of channels. */
export function messageRoutes(state: State): Route[] {
  const base = '/channels/:channel/messages';
  const nonces = new Map<string, APIMessage>();
  return [
    route('GET', base, (call) => history(state, call)),
    route('POST', base, (call) => post(state, call, nonces)),
    route('GET', `${base}/:message`, (call) => {
      openChannel(state, param(call, 'channel'), PERMISSION.readHistory);
      return { status: 200, body: forBot(state, message(state, call)) };
    }),
    route('PATCH', `${base}/:message`, (call) => patch(state, call)),
    route('DELETE', `${base}/:message`, (call) => {
      openChannel(state, param(call, 'channel'), 0n);
      const gone = message(state, call);
      state.messages.remove(gone.id);
      announce(state, 'MESSAGE_DELETE', gone);
      return { status: 204 };
    }),
    route('POST', '/channels/:channel/typing', (call) => {
      openChannel(state, param(call, 'channel'), PERMISSION.sendMessages);
      return { status: 204 };
    }),
  ];
}

function message(state: State, call: Call): APIMessage {
  const found = state.messages.find(param(call, 'channel'), param(call, 'message'));
  if (found === undefined) throw new ApiError(404, 10008, 'Unknown Message');
  return found;
}

function history(state: State, call: Call): Reply {
  const channelId = param(call, 'channel');
  openChannel(state, channelId, 0n);
  const { query } = call;
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw new ApiError(400, 50035, 'Invalid Form Body', {
      errors: { limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }] } },
    });
  }
  const guildId = guildOf(state, channelId);
  const held =
    guildId === null ? PERMISSION.readHistory : state.world.permissions(guildId, state.world.botId, channelId);
  if ((held & PERMISSION.readHistory) === 0n) return { status: 200, body: [] };
  const before = query.get('before');
  const after = query.get('after');
  const fits = state.messages.visible(channelId).filter(({ id }) => {
    if (before !== null) return BigInt(id) < BigInt(before);
    return after === null || BigInt(id) > BigInt(after);
  });
  const page = after !== null && before === null ? fits.slice(0, limit) : fits.slice(-limit);
  return { status: 200, body: page.reverse().map((one) => forBot(state, one)) };
}

function post(state: State, call: Call, nonces: Map<string, APIMessage>): Reply {
  const channelId = param(call, 'channel');
  const body = bodyOf(call);
  const channel = openChannel(state, channelId, needed(state, channelId, body, call.files.length));
  if (NOT_TEXT.includes(Number(channel.type))) {
    throw new ApiError(400, 50008, 'Cannot send messages in a non-text channel');
  }
  check(state, 'create', call, body);
  const nonce = body.enforce_nonce === true && body.nonce !== undefined ? String(body.nonce) : null;
  const first = nonce === null ? undefined : nonces.get(nonce);
  if (first !== undefined && Date.now() - timeOf(first.id).getTime() < state.timings.nonceMs) {
    // Discord documents the nonce per author, not per channel, so a second channel would get nothing.
    if (first.channel_id !== channelId) state.violations.push(`POST ${call.path}: nonce ${nonce} used in two channels`);
    return { status: 200, body: state.messages.find(first.channel_id, first.id) ?? first };
  }
  const extra = { mentions: mentions(state, body), ...reference(state, channelId, body) };
  const made = buildMessage({ channelId, author: state.world.bot, body, files: call.files, extra });
  state.messages.add(made, true);
  if (nonce !== null) nonces.set(nonce, made);
  announce(state, 'MESSAGE_CREATE', made);
  return { status: 200, body: made };
}

function needed(state: State, channelId: string, body: Json, files: number): bigint {
  const thread = THREADS.includes(Number(state.world.channels.get(channelId)?.type));
  const embeds = list(body.embeds).length > 0 ? PERMISSION.embedLinks : 0n;
  const attach = files > 0 ? PERMISSION.attachFiles : 0n;
  const reply = isJson(body.message_reference) ? PERMISSION.readHistory : 0n;
  return (thread ? PERMISSION.sendInThreads : PERMISSION.sendMessages) | embeds | attach | reply;
}

function check(state: State, kind: BodyKind, call: Call, body: Json, flagsBefore = 0): void {
  checkMessage(kind, `${call.method} ${call.path}`, body, call.files, state.violations, flagsBefore);
}

function reference(state: State, channelId: string, body: Json): Json {
  if (!isJson(body.message_reference)) return {};
  const { message_id, fail_if_not_exists } = body.message_reference;
  const target = state.messages.find(channelId, text(message_id));
  if (target === undefined && fail_if_not_exists !== false) {
    throw new ApiError(400, 50035, 'Invalid Form Body', {
      errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] } },
    });
  }
  if (target === undefined) return {};
  const guildId = guildOf(state, channelId);
  const place = guildId === null ? {} : { guild_id: guildId };
  const message_reference = { type: 0, message_id, channel_id: channelId, ...place };
  return { type: 19, message_reference, referenced_message: forBot(state, target) };
}

/** The users a message of the bot pings: those in its text that allowed_mentions lets through. */
export function mentions(state: State, body: Json): Json[] {
  const allowed = json(body.allowed_mentions);
  const all = !isJson(body.allowed_mentions) || list(allowed.parse).includes('users');
  const ids = [...text(body.content).matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');
  const passing = ids.filter((id) => all || list(allowed.users).includes(id));
  return [...new Set(passing)].map((id) => state.world.user(id));
}

function patch(state: State, call: Call): Reply {
  openChannel(state, param(call, 'channel'), 0n);
  const before = message(state, call);
  if (before.author.id !== state.world.botId) {
    throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
  }
  const body = bodyOf(call);
  check(state, 'edit', call, body, number(before.flags));
  const extra = body.content === undefined ? {} : { mentions: mentions(state, body) };
  const after = editMessage(before, body, call.files, extra);
  const shown = jsonList(after.embeds).length + jsonList(after.components).length + after.attachments.length;
  if (after.content === '' && shown === 0) throw new ApiError(400, 50006, 'Cannot send an empty message');
  state.messages.replace(after);
  announce(state, 'MESSAGE_UPDATE', after);
  return { status: 200, body: after };
}
