import type { APIMessage } from 'discord.js';
import { checkMessage, FLAG } from './check-message.ts';
import { ApiError } from './errors.ts';
import { bodyOf, type Call, param, type Reply, type Route, route } from './http.ts';
import { type InteractionRecord, userInstallOnly } from './interactions.ts';
import { number } from './json.ts';
import { editMessage } from './messages.ts';
import { responseMessage } from './responses.ts';
import { mentions } from './routes-messages.ts';
import { announce, type State } from './state.ts';

const MOST_FOLLOW_UPS = 5;

/** Routes for what comes after the first response: editing, deleting and following up. */
export function webhookRoutes(state: State): Route[] {
  const base = '/webhooks/:app/:token';
  return [
    route('POST', base, (call) => followUp(state, call), false),
    route('GET', `${base}/messages/:message`, (call) => ({ status: 200, body: target(state, call).message }), false),
    route('PATCH', `${base}/messages/:message`, (call) => patch(state, call), false),
    route('DELETE', `${base}/messages/:message`, (call) => remove(state, call), false),
  ];
}

function open(state: State, call: Call): InteractionRecord {
  const record = state.interactions.get(param(call, 'token'));
  const known = record !== undefined && param(call, 'app') === state.world.botId;
  if (!known || record.callback === null) {
    if (known) state.violations.push(`${record.label}: ${call.method} on the answer before any first response`);
    throw new ApiError(404, 10015, 'Unknown Webhook');
  }
  if (performance.now() - record.sentAt > state.timings.tokenMs) {
    state.violations.push(`${record.label}: ${call.method} after the token's 15 minutes`);
    throw new ApiError(401, 50027, 'Invalid Webhook Token');
  }
  return record;
}

function target(state: State, call: Call): { record: InteractionRecord; message: APIMessage } {
  const record = open(state, call);
  const asked = param(call, 'message').replace('%40', '@');
  const id = asked === '@original' ? record.originalId : asked;
  const mine = id !== null && (id === record.originalId || record.followUps.some((one) => one.id === id));
  // The message of a button may stand in a channel the world does not hold, so it is looked up by the record as well.
  const channelId = record.source !== null && id === record.source.id ? record.source.channel_id : record.channelId;
  const source = record.source !== null && id === record.source.id ? record.source : undefined;
  const message = mine ? (state.messages.find(channelId, id) ?? source) : undefined;
  if (message === undefined) throw new ApiError(404, 10008, 'Unknown Message');
  return { record, message };
}

function answered(record: InteractionRecord): void {
  record.touched += 1;
  record.answeredMs ??= performance.now() - record.sentAt;
}

function patch(state: State, call: Call): Reply {
  const { record, message } = target(state, call);
  return { status: 200, body: change(state, call, record, message) };
}

function change(state: State, call: Call, record: InteractionRecord, message: APIMessage): APIMessage {
  const body = bodyOf(call);
  checkMessage('edit-answer', `${record.label} edit`, body, call.files, state.violations, number(message.flags));
  const extra = body.content === undefined ? {} : { mentions: mentions(state, body) };
  const after = editMessage(message, body, call.files, extra);
  const shown = after.embeds.length + (after.components?.length ?? 0) + after.attachments.length;
  if (after.content === '' && shown === 0) throw new ApiError(400, 50006, 'Cannot send an empty message');
  state.messages.replace(after);
  const index = record.followUps.findIndex(({ id }) => id === after.id);
  if (index >= 0) record.followUps[index] = after;
  announce(state, 'MESSAGE_UPDATE', after);
  answered(record);
  return after;
}

function followUp(state: State, call: Call): Reply {
  const record = open(state, call);
  const body = bodyOf(call);
  const original = state.messages.find(record.channelId, record.originalId ?? '');
  if (original !== undefined && (number(original.flags) & FLAG.loading) !== 0) {
    // As at Discord, the first follow-up to a deferred answer fills that answer, whatever its own flags say.
    checkMessage('follow-up', `${record.label} follow-up`, body, call.files, state.violations);
    const { flags: _flags, ...rest } = body;
    return { status: 200, body: change(state, { ...call, body: rest }, record, original) };
  }
  if (userInstallOnly(record) && record.followUps.length >= MOST_FOLLOW_UPS) {
    state.violations.push(`${record.label}: more than ${MOST_FOLLOW_UPS} follow-ups as a user-installed app`);
    throw new ApiError(400, 40094, 'This interaction has reached the maximum number of follow up messages');
  }
  checkMessage('follow-up', `${record.label} follow-up`, body, call.files, state.violations);
  const message = responseMessage(state, record, body, call.files, record.originalId ?? record.id);
  record.followUps.push(state.messages.add(message));
  announce(state, 'MESSAGE_CREATE', message);
  answered(record);
  return { status: 200, body: message };
}

function remove(state: State, call: Call): Reply {
  const { record, message } = target(state, call);
  state.messages.remove(message.id);
  const index = record.followUps.findIndex(({ id }) => id === message.id);
  if (index >= 0) record.followUps.splice(index, 1);
  announce(state, 'MESSAGE_DELETE', message);
  answered(record);
  return { status: 204 };
}
