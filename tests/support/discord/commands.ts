import { isDeepStrictEqual } from 'node:util';
import { ApiError } from './errors.ts';
import { newId } from './ids.ts';
import { defined, isJson, type Json, jsonList, list, number, text } from './json.ts';

const GLOBAL = 'global';

/** The published commands, in the form Discord stores them. */
export class CommandStore {
  readonly #scopes = new Map<string, Json[]>();
  readonly #applicationId: string;
  readonly #integrationTypes: number[];

  constructor(applicationId: string, integrationTypes: number[]) {
    this.#applicationId = applicationId;
    this.#integrationTypes = integrationTypes;
  }

  /** The commands of a guild, or the global ones. */
  all(guildId: string | null): Json[] {
    return this.#scopes.get(guildId ?? GLOBAL) ?? [];
  }

  /** The command a user would reach by this name: the guild's own before the global one. */
  find(name: string, type: number, guildId: string | null): Json | undefined {
    const scopes = guildId === null ? [null] : [guildId, null];
    const matches = (command: Json): boolean => command.name === name && command.type === type;
    return scopes.flatMap((scope) => this.all(scope)).find(matches);
  }

  /** One command by id; Discord's 404 when there is none. */
  get(guildId: string | null, id: string): Json {
    const found = this.all(guildId).find((command) => command.id === id);
    if (found === undefined) throw new ApiError(404, 10063, 'Unknown application command');
    return found;
  }

  /** Bulk overwrite: what is not listed goes, what stays the same keeps its id and version. */
  overwrite(guildId: string | null, bodies: readonly Json[]): Json[] {
    const stored = bodies.map((body) => this.#stored(guildId, body, this.#namesake(guildId, body)));
    this.#scopes.set(guildId ?? GLOBAL, stored);
    return stored;
  }

  /** Creates a command, or changes the one of the same name and type. */
  upsert(guildId: string | null, body: Json): { command: Json; created: boolean } {
    const before = this.#namesake(guildId, body);
    const command = this.#stored(guildId, body, before);
    this.#put(guildId, command);
    return { command, created: before === undefined };
  }

  /** Changes the given fields of a command. */
  edit(guildId: string | null, id: string, body: Json): Json {
    const before = this.get(guildId, id);
    const command = this.#stored(guildId, { ...before, ...body, type: before.type }, before);
    this.#put(guildId, command);
    return command;
  }

  /** Deletes a command. */
  remove(guildId: string | null, id: string): void {
    this.get(guildId, id);
    const left = this.all(guildId).filter((command) => command.id !== id);
    this.#scopes.set(guildId ?? GLOBAL, left);
  }

  #put(guildId: string | null, command: Json): void {
    const others = this.all(guildId).filter(({ id }) => id !== command.id);
    this.#scopes.set(guildId ?? GLOBAL, [...others, command]);
  }

  #namesake(guildId: string | null, body: Json): Json | undefined {
    const type = number(body.type, 1);
    return this.all(guildId).find((command) => command.name === body.name && command.type === type);
  }

  #stored(guildId: string | null, body: Json, before: Json | undefined): Json {
    const options = jsonList(body.options).map(storedOption);
    const sorted = (value: unknown): unknown[] => [...list(value)].sort();
    const places = {
      dm_permission: Array.isArray(body.contexts) ? body.contexts.includes(1) : body.dm_permission !== false,
      contexts: Array.isArray(body.contexts) ? sorted(body.contexts) : null,
      integration_types: Array.isArray(body.integration_types)
        ? sorted(body.integration_types)
        : this.#integrationTypes,
    };
    const permissions = body.default_member_permissions;
    const command: Json = {
      id: before?.id ?? newId(),
      application_id: this.#applicationId,
      version: before?.version ?? newId(),
      default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
      type: number(body.type, 1),
      name: body.name,
      name_localizations: localised(body.name_localizations),
      description: text(body.description),
      description_localizations: localised(body.description_localizations),
      ...(guildId === null ? places : { guild_id: guildId, contexts: null, integration_types: [0] }),
      ...(options.length > 0 ? { options } : {}),
      nsfw: body.nsfw === true,
    };
    return before === undefined || isDeepStrictEqual(command, before) ? command : { ...command, version: newId() };
  }
}

function localised(value: unknown): Json | null {
  if (!isJson(value)) return null;
  const entries = Object.entries(value).filter(([, words]) => words !== null);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

// Discord leaves out what is false, null or empty in an option; localisations alone are sent as null.
function storedOption(option: Json): Json {
  const { required, autocomplete, options, choices, name_localizations, description_localizations, ...rest } = option;
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const children = jsonList(options).map(storedOption);
  const listed = jsonList(choices).map((choice) => ({
    name: choice.name,
    name_localizations: localised(choice.name_localizations),
    value: choice.value,
  }));
  return defined({
    ...plain,
    name_localizations: localised(name_localizations),
    description_localizations: localised(description_localizations),
    required: required === true ? true : undefined,
    autocomplete: autocomplete === true ? true : undefined,
    options: children.length > 0 ? children : undefined,
    choices: listed.length > 0 ? listed : undefined,
  });
}

/** A command without its dictionaries of translations, as GET answers unless with_localizations=true is asked for. */
export function withoutLocalisations(entry: Json): Json {
  const { name_localizations, description_localizations, ...rest } = entry;
  const nulls = 'application_id' in entry ? { name_localizations: null, description_localizations: null } : {};
  const nested = (key: 'options' | 'choices'): Json =>
    Array.isArray(entry[key]) ? { [key]: jsonList(entry[key]).map(withoutLocalisations) } : {};
  return { ...rest, ...nulls, ...nested('options'), ...nested('choices') };
}
