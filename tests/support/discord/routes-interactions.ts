import type { APIMessage } from 'discord.js';
import { checkChoices } from './check-command.ts';
import { checkModal } from './check-component.ts';
import { checkMessage, FLAG } from './check-message.ts';
import { ApiError, Findings } from './errors.ts';
import { bodyOf, type Call, param, type Reply, type Route, route } from './http.ts';
import { CALLBACK, type InteractionRecord, KIND } from './interactions.ts';
import { type Json, json, jsonList, list, number } from './json.ts';
import { editMessage } from './messages.ts';
import { responseMessage } from './responses.ts';
import { mentions } from './routes-messages.ts';
import { announce, type State } from './state.ts';

const ALLOWED: Record<number, readonly number[]> = {
  [KIND.command]: [CALLBACK.message, CALLBACK.defer, CALLBACK.modal],
  [KIND.component]: [CALLBACK.message, CALLBACK.defer, CALLBACK.deferUpdate, CALLBACK.update, CALLBACK.modal],
  [KIND.autocomplete]: [CALLBACK.choices],
  [KIND.modal]: [CALLBACK.message, CALLBACK.defer, CALLBACK.deferUpdate, CALLBACK.update],
};

/** The route for the first response to an interaction. */
export function interactionRoutes(state: State): Route[] {
  return [route('POST', '/interactions/:id/:token/callback', (call) => respond(state, call), false)];
}

function respond(state: State, call: Call): Reply {
  const record = state.interactions.get(param(call, 'token'));
  if (record === undefined || record.id !== param(call, 'id')) throw new ApiError(404, 10062, 'Unknown interaction');
  const elapsed = performance.now() - record.sentAt;
  if (record.callback !== null) {
    state.violations.push(`${record.label}: answered twice`);
    throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
  }
  if (record.expired || elapsed > state.timings.firstMs) {
    state.violations.push(
      `${record.label}: first response ${Math.round(elapsed)} ms after the event, which is too late`,
    );
    throw new ApiError(404, 10062, 'Unknown interaction');
  }
  const body = bodyOf(call);
  const type = number(body.type);
  const data = body.data === undefined ? undefined : json(body.data);
  checkCallback(state, call, record, type, data ?? {});
  const message = apply(state, record, type, data ?? {}, call);
  record.callback = { type, data };
  record.callbackMs = elapsed;
  if (type !== CALLBACK.defer && type !== CALLBACK.deferUpdate) record.answeredMs = elapsed;
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: callbackBody(record, type, message) };
}

function checkCallback(state: State, call: Call, record: InteractionRecord, type: number, data: Json): void {
  const where = `${record.label} callback`;
  const findings = new Findings();
  const allowed = ALLOWED[record.type] ?? [];
  const noSource = record.type === KIND.modal && record.source === null;
  const needsSource = type === CALLBACK.update || type === CALLBACK.deferUpdate;
  if (!allowed.includes(type) || (noSource && needsSource)) {
    findings.error('type', `Response type ${type} is not possible here`, 'BASE_TYPE_CHOICES');
  } else if (type === CALLBACK.choices) {
    const choices = jsonList(data.choices);
    findings.count('data.choices', list(data.choices), 0, 25);
    checkChoices(findings, 'data.choices', choices, choices.some((one) => typeof one.value === 'number') ? 4 : 3);
  } else if (type === CALLBACK.modal) checkModal(findings, data);
  else if (type === CALLBACK.defer) {
    findings.keys('data', data, ['flags']);
    if ((number(data.flags) & ~FLAG.ephemeral) !== 0) findings.note('data.flags', 'only EPHEMERAL is possible');
  }
  findings.settle(where, state.violations);
  if (type === CALLBACK.message) checkMessage('interaction', where, data, call.files, state.violations);
  if (type === CALLBACK.update) {
    checkMessage('edit-answer', where, data, call.files, state.violations, number(record.source?.flags));
  }
}

function apply(state: State, record: InteractionRecord, type: number, data: Json, call: Call): APIMessage | null {
  if (type === CALLBACK.message || type === CALLBACK.defer) {
    const flags = number(data.flags) | (type === CALLBACK.defer ? FLAG.loading : 0);
    const message = responseMessage(state, record, { ...data, flags }, call.files);
    record.originalId = state.messages.add(message).id;
    announce(state, 'MESSAGE_CREATE', message);
    return message;
  }
  if (record.source === null) return null;
  if (type === CALLBACK.deferUpdate || type === CALLBACK.update) record.originalId = record.source.id;
  if (type !== CALLBACK.update) return record.source;
  const { channel_id, id } = record.source;
  const current = state.messages.find(channel_id, id) ?? record.source;
  const extra = data.content === undefined ? {} : { mentions: mentions(state, data) };
  const changed = state.messages.replace(editMessage(current, data, call.files, extra));
  announce(state, 'MESSAGE_UPDATE', changed);
  return changed;
}

function callbackBody(record: InteractionRecord, type: number, message: APIMessage | null): Json {
  const withMessage = type >= CALLBACK.message && type <= CALLBACK.update && message !== null;
  const flags = withMessage ? number(message.flags) : 0;
  const about = withMessage
    ? {
        response_message_id: message.id,
        response_message_loading: (flags & FLAG.loading) !== 0,
        response_message_ephemeral: (flags & FLAG.ephemeral) !== 0,
      }
    : {};
  return {
    interaction: { id: record.id, type: record.type, ...about },
    resource: { type, ...(withMessage ? { message } : {}) },
  };
}
