import { newId } from './ids.ts';
import { type Json, jsonList, list, text } from './json.ts';
import type { Scene } from './scene.ts';
import type { State } from './state.ts';

/** What a user typed into a slash command; a subcommand stands in the name: `schedule add`. */
export interface CommandInput {
  name: string;
  options?: Record<string, string | number | boolean>;
}

const SUBCOMMAND = 1;
const GROUP = 2;
const INTEGER = 4;
const MENTIONABLE = 9;

/**
 * The `data` of a slash command or, with `focused`, of an autocomplete. What the bot has published decides the types of
 * the options, and what Discord's own client would not let a user send is an error here.
 */
export function slashData(state: State, scene: Scene, input: CommandInput, focused?: string): Json {
  const path = input.name.replace(/^\//, '').split(' ');
  const [name = '', ...rest] = path;
  const command = publishedCommand(state, scene, name, 1);
  const definitions = leafOptions(command, rest, input.name);
  const resolved: Json = {};
  const given = { ...(focused === undefined ? {} : { [focused]: '' }), ...input.options };
  const options = Object.entries(given).map(([key, value]) => {
    const definition = definitions?.find((one) => one.name === key);
    if (definitions !== null && definition === undefined) throw new Error(`/${input.name} has no option ${key}`);
    const isFocused = key === focused;
    if (definition !== undefined && !isFocused) checkValue(input.name, definition, value);
    const type = definition === undefined ? inferredType(value) : Number(definition.type);
    resolve(state, scene, resolved, type, String(value));
    return { name: key, type, value: isFocused ? String(value) : value, ...(isFocused ? { focused: true } : {}) };
  });
  if (focused === undefined) checkRequired(input, definitions ?? []);
  else if (definitions?.some((one) => one.name === focused && one.autocomplete !== true) === true) {
    throw new Error(`/${input.name} does not complete its option ${focused}`);
  }
  return {
    id: command?.id ?? newId(),
    name,
    type: 1,
    ...(text(command?.guild_id) === '' ? {} : { guild_id: command?.guild_id }),
    ...nested(rest, options),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
}

/** The published command of this name. Undefined only where the bot has published nothing at all. */
export function publishedCommand(state: State, scene: Scene, name: string, type: number): Json | undefined {
  const { commands } = state;
  const found = commands.find(name, type, scene.guildKnown ? scene.guildId : null);
  const published = [...commands.all(null), ...(scene.guildId === null ? [] : commands.all(scene.guildId))];
  if (found === undefined) {
    if (published.length === 0) return undefined;
    throw new Error(`no command "${name}" is published here, only ${published.map((one) => one.name).join(', ')}`);
  }
  if (Array.isArray(found.contexts) && !found.contexts.includes(scene.context)) {
    throw new Error(`the command "${name}" is not offered in context ${scene.context}`);
  }
  const installed = Object.keys(scene.owners).map(Number);
  if (found.guild_id === undefined && !list(found.integration_types).some((one) => installed.includes(Number(one)))) {
    throw new Error(`the command "${name}" is not offered to this kind of installation`);
  }
  return found;
}

function leafOptions(command: Json | undefined, path: readonly string[], name: string): Json[] | null {
  if (command === undefined) return null;
  let level = jsonList(command.options);
  for (const step of path) {
    const next = level.find((one) => one.name === step && (one.type === SUBCOMMAND || one.type === GROUP));
    if (next === undefined) throw new Error(`/${name} is not published`);
    level = jsonList(next.options);
  }
  if (level.some(({ type }) => type === SUBCOMMAND || type === GROUP)) throw new Error(`/${name} needs a subcommand`);
  return level;
}

function nested(path: readonly string[], options: Json[]): Json {
  const [step, ...rest] = path;
  if (step === undefined) return options.length > 0 ? { options } : {};
  return { options: [{ name: step, type: rest.length > 0 ? GROUP : SUBCOMMAND, ...nested(rest, options) }] };
}

function inferredType(value: string | number | boolean): number {
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 5;
  return Number.isInteger(value) ? INTEGER : 10;
}

function checkRequired(input: CommandInput, definitions: readonly Json[]): void {
  const missing = definitions.filter((one) => one.required === true && !(text(one.name) in (input.options ?? {})));
  if (missing.length > 0) throw new Error(`/${input.name} needs ${missing.map((one) => one.name).join(', ')}`);
}

function checkValue(command: string, definition: Json, value: string | number | boolean): void {
  const label = `/${command} ${text(definition.name)}`;
  const choices = jsonList(definition.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`${label}: ${String(value)} is none of its choices`);
  }
  const type = Number(definition.type);
  const numeric = type === INTEGER || type === 10;
  const wanted = numeric ? 'number' : type === 5 ? 'boolean' : 'string';
  if (typeof value !== wanted) throw new Error(`${label} takes a ${wanted}`);
  const size = typeof value === 'string' ? value.length : Number(value);
  const [low, high] = numeric
    ? [definition.min_value, definition.max_value]
    : [definition.min_length, definition.max_length];
  if (typeof low === 'number' && size < low) throw new Error(`${label}: below its minimum of ${low}`);
  if (typeof high === 'number' && size > high) throw new Error(`${label}: above its maximum of ${high}`);
}

function resolve(state: State, scene: Scene, resolved: Json, type: number, id: string): void {
  const { world } = state;
  const put = (key: string, entry: Json | undefined): void => {
    if (entry !== undefined) resolved[key] = { ...(resolved[key] as Json | undefined), [id]: entry };
  };
  if (type === 6 || (type === MENTIONABLE && world.users.has(id))) {
    put('users', world.user(id));
    if (scene.guildId === null) return;
    const { user: _user, ...member } = world.member(scene.guildId, id);
    put('members', { ...member, permissions: String(world.permissions(scene.guildId, id, scene.channelId)) });
  } else if (type === 7) {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`there is no channel ${id}`);
    const { permission_overwrites: _overwrites, ...partial } = channel;
    const rights = world.permissions(text(channel.guild_id), scene.userId, id);
    put('channels', { ...partial, permissions: String(rights) });
  } else if (type === 8 || type === MENTIONABLE) {
    const roles = scene.guildId === null ? [] : jsonList(world.guilds.get(scene.guildId)?.roles);
    put(
      'roles',
      roles.find((role) => role.id === id),
    );
  }
}
