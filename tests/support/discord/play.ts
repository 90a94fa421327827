import type { APIMessage } from 'discord.js';
import { allComponents } from './check-component.ts';
import { type CommandInput, publishedCommand, slashData } from './command-data.ts';
import { newId } from './ids.ts';
import { type Answer, CALLBACK, type InteractionRecord, KIND } from './interactions.ts';
import { type Json, json, jsonList, text } from './json.ts';
import { type Actor, type Scene, sceneOf, scenePayload } from './scene.ts';
import type { State } from './state.ts';

const DEFAULT_TIMEOUT_MS = 20_000;

interface Act {
  type: number;
  label: string;
  data: Json;
  scene: Scene;
  actor: Actor;
  source?: APIMessage;
  contextMenu?: boolean;
}

/** Plays a slash command. */
export function playCommand(state: State, input: CommandInput & Actor): Promise<Answer> {
  const scene = sceneOf(state, input);
  const data = slashData(state, scene, input);
  return act(state, { type: KIND.command, label: `/${input.name}`, data, scene, actor: input });
}

/** Plays typing into an option that completes itself. */
export function playAutocomplete(state: State, input: CommandInput & Actor & { focused: string }): Promise<Answer> {
  const scene = sceneOf(state, input);
  const data = slashData(state, scene, input, input.focused);
  const label = `autocomplete /${input.name} ${input.focused}`;
  return act(state, { type: KIND.autocomplete, label, data, scene, actor: input });
}

/** Plays the press of a button or, with `values`, the choice in a select menu. */
export function playComponent(
  state: State,
  input: Actor & { customId: string; message: APIMessage; values?: string[]; forged?: boolean },
): Promise<Answer> {
  const current = state.messages.find(input.message.channel_id, input.message.id) ?? input.message;
  const component = allComponents(current.components).find(({ custom_id }) => custom_id === input.customId);
  if (input.forged !== true) {
    if (component === undefined) throw new Error(`the message has no button ${input.customId}`);
    if (component.disabled === true) throw new Error(`the button ${input.customId} is disabled`);
  }
  const actor = { ...input, channelId: input.channelId ?? current.channel_id };
  const type = component?.type ?? (input.values === undefined ? 2 : 3);
  const values = input.values === undefined ? {} : { values: input.values };
  const data: Json = { custom_id: input.customId, component_type: type, id: component?.id ?? 1, ...values };
  const scene = sceneOf(state, actor);
  return act(state, { type: KIND.component, label: `button ${input.customId}`, data, scene, actor, source: current });
}

/** Plays a message command on a message. */
export function playMessageCommand(state: State, input: Actor & { name: string; target: APIMessage }): Promise<Answer> {
  const { target } = input;
  const actor = { ...input, channelId: input.channelId ?? target.channel_id };
  const scene = sceneOf(state, actor);
  const command = publishedCommand(state, scene, input.name, 3);
  const data: Json = {
    id: command?.id ?? newId(),
    name: input.name,
    type: 3,
    target_id: target.id,
    // The target of a message command is sent whole, with or without the message-content intent.
    resolved: { messages: { [target.id]: state.messages.find(target.channel_id, target.id) ?? target } },
    ...(text(command?.guild_id) === '' ? {} : { guild_id: command?.guild_id }),
  };
  const label = `message command ${input.name}`;
  return act(state, { type: KIND.command, label, data, scene, actor, contextMenu: true });
}

/** Plays sending a modal; `modal` is the data the bot opened it with, `message` the one whose button opened it. */
export function playModal(
  state: State,
  input: Actor & { customId: string; fields: Record<string, string>; modal?: Json; message?: APIMessage },
): Promise<Answer> {
  const inputs = allComponents(input.modal?.components).filter(({ type }) => type === 4);
  const unknown = Object.keys(input.fields).filter((field) => !inputs.some((one) => one.custom_id === field));
  if (input.modal !== undefined && unknown.length > 0) throw new Error(`the modal has no field ${unknown.join(', ')}`);
  const field = (customId: string, id: number): Json => {
    return { type: 4, id, custom_id: customId, value: input.fields[customId] ?? '' };
  };
  const ids = input.modal === undefined ? Object.keys(input.fields) : inputs.map((one) => text(one.custom_id));
  const labelled = jsonList(input.modal?.components).some(({ type }) => type === 18);
  const components = ids.map((customId, index): Json => {
    const inner = field(customId, index * 2 + 2);
    const id = index * 2 + 1;
    return labelled ? { type: 18, id, component: inner } : { type: 1, id, components: [inner] };
  });
  const actor: Actor =
    input.message === undefined ? input : { ...input, channelId: input.channelId ?? input.message.channel_id };
  const data = { custom_id: input.customId, components };
  const source = input.message === undefined ? {} : { source: input.message };
  const scene = sceneOf(state, actor);
  return act(state, { type: KIND.modal, label: `modal ${input.customId}`, data, scene, actor, ...source });
}

async function act(state: State, played: Act): Promise<Answer> {
  const { scene, actor, source } = played;
  const record = state.interactions.open({
    type: played.type,
    label: played.label,
    user: scene.user,
    owners: scene.owners,
    channelId: scene.channelId,
    guildId: scene.guildId,
    source: source ?? null,
    contextMenu: played.contextMenu === true,
    expired: actor.expired === true,
  });
  const payload: Json = {
    ...scenePayload(state, scene, actor),
    id: record.id,
    token: record.token,
    type: played.type,
    data: played.data,
    ...(source === undefined ? {} : { message: source }),
  };
  if (!state.gateway.dispatch('INTERACTION_CREATE', payload, scene.guildId)) {
    throw new Error(`${played.label}: the bot is not connected to the shard that serves this place`);
  }
  const timeoutMs = actor.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const early = actor.until === 'callback';
  const probe = (): InteractionRecord | undefined => (isAnswered(record, early) ? record : undefined);
  await state.signal.until(probe, timeoutMs, () => silence(record, timeoutMs));
  return answerOf(state, record);
}

function isAnswered(record: InteractionRecord, early: boolean): boolean {
  return record.callback !== null && (early || record.answeredMs !== null);
}

function silence(record: InteractionRecord, timeoutMs: number): string {
  const done = record.callback === null ? 'did not answer' : 'deferred its answer but did not fill it in';
  return `${record.label}: the bot ${done} within ${timeoutMs} ms`;
}

function answerOf(state: State, record: InteractionRecord): Answer {
  const callback = record.callback ?? { type: 0, data: undefined };
  const channelId = record.originalId === record.source?.id ? record.source?.channel_id : record.channelId;
  const message = state.messages.find(channelId ?? record.channelId, record.originalId ?? '');
  return {
    callback: { ...callback },
    ...(message === undefined || callback.type === CALLBACK.choices ? {} : { message }),
    followUps: record.followUps,
    elapsedMs: record.callbackMs,
    totalMs: record.answeredMs ?? record.callbackMs,
    interaction: { id: record.id, token: record.token },
  };
}

/** The choices of an autocomplete answer. */
export function choicesOf(answer: Answer): { name: string; value: string | number }[] {
  return jsonList(json(answer.callback.data).choices).map(({ name, value }) => ({
    name: text(name),
    value: typeof value === 'number' ? value : text(value),
  }));
}
