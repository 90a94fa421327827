import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

/**
 * The project's folder, that of `package.json`: above `dist/` (or `src/`). The documents, the state and `.env` are
 * there by default, from wherever the program is started.
 */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SNOWFLAKE = /^\d{17,20}$/;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the Discord front door needs to know. */
export interface DiscordConfig {
  readonly token: string;
  /** The base of the REST API, without version and slash. */
  readonly apiUrl: string;
  /** Publish commands to this server only. */
  readonly guildId: string | undefined;
  /** How many shards there are over all processes; undefined lets Discord decide. */
  readonly shardCount: number | undefined;
  /** Those of this process; undefined is all. */
  readonly shardIds: readonly number[] | undefined;
}

export interface Config {
  /** Undefined without a token: then there is no Discord. */
  readonly discord: DiscordConfig | undefined;
  readonly corpusDir: string;
  /** Undefined where the front door decides: `info` to serve, else `warn`. */
  readonly logLevel: LogLevel | undefined;
  readonly stateFile: string;
  readonly databaseUrl: string | undefined;
  readonly keepUnanswered: boolean;
}

function apiUrlFault(value: string): string | undefined {
  if (!URL.canParse(value) || !/^https?:\/\//.test(value)) return 'must be an http or https address';
  if (value.endsWith('/')) return 'must not end with a slash';
  return /\/v\d+$/.test(value) ? 'must not name a version' : undefined;
}

const text = z.string().optional();
const wholeNumber = (least: number, said: string) => z.coerce.number(said).int(said).min(least, said).max(65_535, said);

/** The environment; a key that is empty counts as not set. `.env.example` has the same keys. */
export const environmentSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be the token alone, without spaces and without the word "Bot"')
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(SNOWFLAKE, 'must be the id of a server (17 to 20 digits; right-click the server, Copy Server ID)')
    .optional(),
  DISCORD_API_URL: z
    .string()
    .default('https://discord.com/api')
    .superRefine((value, context) => {
      const fault = apiUrlFault(value);
      if (fault) context.addIssue({ code: 'custom', message: `${fault}, such as https://discord.com/api` });
    }),
  SHARD_COUNT: wholeNumber(1, 'must be a whole number from 1').optional(),
  SHARD_IDS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/, 'must be numbers from 0 with commas between them, such as 0,1')
    .transform((list) => [...new Set(list.split(',').map(Number))])
    .optional(),
  CORPUS_DIR: z.string().default(resolve(PROJECT, 'corpus')),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  STATE_FILE: z.string().default(resolve(PROJECT, '.visit-desk/state.sqlite')),
  DATABASE_URL: text.refine(
    (value) => value === undefined || /^postgres(ql)?:\/\//.test(value),
    'must begin with postgresql://',
  ),
  KEEP_UNANSWERED: z.stringbool('must be true or false').default(true),
});

/** Settings that name a file or folder. */
const PATHS: readonly string[] = ['CORPUS_DIR', 'STATE_FILE'] satisfies (keyof typeof environmentSchema.shape)[];

/** The values of environment variables or of a file with settings. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Puts the settings of a file under those of the environment. Pure: the file has been read already.
 * @param env wins where it says something; a variable that is exported empty says nothing.
 * @param fromFile its relative paths are relative to the folder it lies in; those of `env` to the current one.
 * @param folder where the file lies.
 */
export function withFile(env: Variables, fromFile: Variables, folder: string): Variables {
  const inFile = Object.entries(fromFile).map(([key, value]) => {
    const path = PATHS.includes(key) ? value?.trim() : undefined;
    return [key, path ? resolve(folder, path) : value] as const;
  });
  const exported = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...Object.fromEntries(inFile), ...Object.fromEntries(exported) };
}

type Environment = z.infer<typeof environmentSchema>;

function shardFaults({ SHARD_COUNT: count, SHARD_IDS: ids }: Partial<Environment>): string[] {
  if (ids === undefined) return [];
  if (count === undefined) return ['SHARD_IDS: needs SHARD_COUNT, the number of shards over all processes'];
  const beyond = ids.filter((id) => id >= count);
  return beyond.length === 0 ? [] : [`SHARD_IDS: ${beyond.join(',')} must be below SHARD_COUNT, which is ${count}`];
}

/**
 * Reads the configuration from environment variables. Pure: no file and no variable is looked at but those given.
 * @throws ConfigError with one line per fault, `KEY: what would be right`; it never holds a token or a password.
 */
export function parseConfig(env: Variables): Config {
  const set = Object.entries(env).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()] as const] : []));
  const parsed = environmentSchema.safeParse(Object.fromEntries(set));
  const faults = parsed.success
    ? shardFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults.join('\n'));
  const { data } = parsed;
  return {
    discord: data.DISCORD_TOKEN === undefined ? undefined : discordConfig(data.DISCORD_TOKEN, data),
    corpusDir: data.CORPUS_DIR,
    logLevel: data.LOG_LEVEL,
    stateFile: data.STATE_FILE,
    databaseUrl: data.DATABASE_URL,
    keepUnanswered: data.KEEP_UNANSWERED,
  };
}

function discordConfig(token: string, env: Environment): DiscordConfig {
  return {
    token,
    apiUrl: env.DISCORD_API_URL,
    guildId: env.DISCORD_GUILD_ID,
    shardCount: env.SHARD_COUNT,
    shardIds: env.SHARD_IDS,
  };
}
