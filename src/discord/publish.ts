import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../commands/kit/command.ts';
import { ConfigError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type CommandData, commandsData, forGuild } from './command-data.ts';

/** What of a published command is ours to say; Discord adds ids, versions and defaults. */
const COMMAND_KEYS = ['type', 'name', 'description', 'name_localizations', 'description_localizations', 'options'];
const PLACE_KEYS = ['default_member_permissions', 'contexts', 'integration_types'];
const OPTION_KEYS = ['required', 'autocomplete', 'max_length', 'min_length', 'min_value', 'max_value', 'channel_types'];
const KEYS = new Set([...COMMAND_KEYS, ...PLACE_KEYS, ...OPTION_KEYS, 'choices', 'value']);
/** Lists whose order says nothing. */
const SETS = new Set(['contexts', 'integration_types', 'channel_types']);
/** Numbers that Discord gives back as strings. */
const BIT_SETS = new Set(['default_member_permissions']);

const publishedSchema = z.array(z.looseObject({ type: z.number().default(1), name: z.string() }));

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function normalizeEntry(key: string, entry: unknown): unknown {
  if (BIT_SETS.has(key)) return String(entry);
  return SETS.has(key) && Array.isArray(entry) ? entry.toSorted() : normalize(entry);
}

/** One form for what means the same to Discord: what is absent, null, false or empty is left out, keys are in order. */
function normalize(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalize);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, entry]) => (KEYS.has(key) || /^[a-z]{2}-[A-Z]{2}$/.test(key)) && !isEmpty(entry))
    .map(([key, entry]) => [key, normalizeEntry(key, entry)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function fingerprint(commands: readonly object[]): string {
  return JSON.stringify(commands.map((command) => JSON.stringify(normalize(command))).toSorted());
}

/** @returns whether Discord has other commands than these, going by what is ours to say. */
export function differ(wanted: readonly CommandData[], published: readonly object[]): boolean {
  return fingerprint(wanted) !== fingerprint(published);
}

async function fetchCommands(rest: REST, route: `/${string}`) {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return publishedSchema.parse(await rest.get(route, { query }));
}

/** Says so where commands of the server are published for everywhere too: people would see them twice. */
async function warnOfDoubles(rest: REST, applicationId: string, wanted: readonly CommandData[], log: Log) {
  const everywhere = await fetchCommands(rest, Routes.applicationCommands(applicationId));
  const doubles = everywhere.filter(({ name }) => wanted.some((command) => command.name === name));
  if (doubles.length === 0) return;
  log.warn(
    { commands: doubles.map(({ name }) => name) },
    'these commands are published globally too, so the server of DISCORD_GUILD_ID shows them twice: use an application of its own for tests, or leave DISCORD_GUILD_ID empty',
  );
}

function isNoAccess(error: unknown): boolean {
  const codes: unknown[] = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** Where the desk's commands belong, what they should be there, and whether Discord has others. */
async function compare(rest: REST, applicationId: string, guildId: string | undefined, commands: readonly Command[]) {
  const data = commandsData(commands);
  const wanted = guildId === undefined ? data : data.map(forGuild);
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const published = await fetchCommands(rest, route);
  // In a server Discord fills in places of its own, which are not ours to compare.
  const comparable = guildId === undefined ? published : published.map(withoutPlaces);
  return { route, wanted, isOther: differ(wanted, comparable) };
}

function accessFault(error: unknown, guildId: string | undefined): unknown {
  if (!isNoAccess(error)) return error;
  return new ConfigError(
    `DISCORD_GUILD_ID: the bot cannot publish commands in the server ${guildId}; it must be the id of a server the bot was invited to with the scope applications.commands`,
  );
}

/**
 * @returns whether Discord has other commands than the desk's.
 * @throws ConfigError where the bot is not in the server of `guildId`.
 */
export async function commandsDiffer(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
  commands: readonly Command[],
): Promise<boolean> {
  try {
    return (await compare(rest, applicationId, guildId, commands)).isOther;
  } catch (error) {
    throw accessFault(error, guildId);
  }
}

/**
 * Publishes the desk's commands where Discord has others: for one server if `guildId` is given, else globally, never
 * both. Discord counts new commands (200 a day and server), so what is the same is left alone.
 * @returns whether they had to be written.
 * @throws ConfigError where the bot is not in the server of `guildId`.
 */
export async function publishCommands(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
  commands: readonly Command[],
  log: Log,
): Promise<boolean> {
  try {
    const { route, wanted, isOther } = await compare(rest, applicationId, guildId, commands);
    if (guildId !== undefined) await warnOfDoubles(rest, applicationId, wanted, log);
    if (isOther) await rest.put(route, { body: wanted });
    return isOther;
  } catch (error) {
    throw accessFault(error, guildId);
  }
}

function withoutPlaces<T extends object>(command: T): Omit<T, 'contexts' | 'integration_types'> {
  const { contexts: _contexts, integration_types: _types, ...rest } = { contexts: 0, integration_types: 0, ...command };
  return rest;
}
