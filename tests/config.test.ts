import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { environmentSchema, parseConfig, withFile } from '../src/config.ts';

const TOKEN = 'abc.def.secret';

function faultsOf(env: Record<string, string>): string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigError' });
    return error instanceof Error ? error.message.split('\n') : [];
  }
}

test('nothing set is a whole configuration, without Discord', () => {
  const config = parseConfig({});
  const project = fileURLToPath(new URL('..', import.meta.url));
  expect(config).toMatchObject({
    corpusDir: join(project, 'corpus'),
    stateFile: join(project, '.visit-desk', 'state.sqlite'),
    keepUnanswered: true,
  });
  expect([config.discord, config.logLevel, config.databaseUrl]).toEqual([undefined, undefined, undefined]);
});

test('empty and blank are not set, white space around a value is not part of it', () => {
  expect(parseConfig({ DISCORD_TOKEN: ' ', LOG_LEVEL: '', SHARD_COUNT: '', KEEP_UNANSWERED: '' })).toEqual(
    parseConfig({}),
  );
  expect(parseConfig({ DISCORD_TOKEN: ` ${TOKEN}\n` }).discord?.token).toBe(TOKEN);
});

test('what a file says is under what is exported, and exported empty says nothing', () => {
  const inFile = { LOG_LEVEL: 'warn', DISCORD_TOKEN: 'of.the.file', KEEP_UNANSWERED: 'false' };
  expect(withFile({ LOG_LEVEL: 'error', DISCORD_TOKEN: '', KEEP_UNANSWERED: ' ' }, inFile, '/clone')).toEqual({
    ...inFile,
    LOG_LEVEL: 'error',
  });
});

test('relative paths of a file are relative to its folder; others, and exported ones, are left as they are', () => {
  const inFile = { CORPUS_DIR: 'papers', STATE_FILE: resolve('/var/state'), DISCORD_API_URL: 'http://a/b' };
  expect(withFile({}, inFile, resolve('/clone'))).toEqual({ ...inFile, CORPUS_DIR: resolve('/clone/papers') });
  expect(withFile({ STATE_FILE: 'here.sqlite' }, inFile, '/clone').STATE_FILE).toBe('here.sqlite');
  expect(withFile({}, { STATE_FILE: '' }, '/clone').STATE_FILE).toBe('');
});

test('every setting is read', () => {
  const config = parseConfig({
    DISCORD_TOKEN: TOKEN,
    DISCORD_GUILD_ID: '1000000000000000100',
    DISCORD_API_URL: 'http://127.0.0.1:4000/api',
    SHARD_COUNT: '4',
    SHARD_IDS: '0,2',
    CORPUS_DIR: '/elsewhere',
    LOG_LEVEL: 'debug',
    STATE_FILE: 'state.db',
    DATABASE_URL: 'postgresql://u:p@h/d',
    KEEP_UNANSWERED: 'false',
  });
  expect(config).toEqual({
    discord: {
      token: TOKEN,
      guildId: '1000000000000000100',
      apiUrl: 'http://127.0.0.1:4000/api',
      shardCount: 4,
      shardIds: [0, 2],
    },
    corpusDir: '/elsewhere',
    logLevel: 'debug',
    stateFile: 'state.db',
    databaseUrl: 'postgresql://u:p@h/d',
    keepUnanswered: false,
  });
  expect(parseConfig({ DISCORD_TOKEN: TOKEN }).discord?.apiUrl).toBe('https://discord.com/api');
});

test('every fault is named at once, with what would be right, and no secret', () => {
  const faults = faultsOf({
    DISCORD_TOKEN: 'Bot abc.secret',
    DISCORD_GUILD_ID: 'my server',
    DISCORD_API_URL: 'https://discord.com/api/v10',
    SHARD_COUNT: 'many',
    SHARD_IDS: '0;1',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://u:secret@h/d',
    KEEP_UNANSWERED: 'perhaps',
  });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    ...['DISCORD_TOKEN', 'DISCORD_GUILD_ID', 'DISCORD_API_URL', 'SHARD_COUNT', 'SHARD_IDS', 'LOG_LEVEL'],
    ...['DATABASE_URL', 'KEEP_UNANSWERED'],
  ]);
  expect(faults.join()).not.toContain('secret');
  expect(faults[2]).toBe('DISCORD_API_URL: must not name a version, such as https://discord.com/api');
});

test.each([
  ['https://discord.com/api/', /slash/],
  ['discord.com/api', /http or https/],
  ['ftp://discord.com/api', /http or https/],
])('the address %s is refused', (url, words) => {
  expect(faultsOf({ DISCORD_API_URL: url }).join()).toMatch(words);
});

test('shards of this process need the number of all, and are below it', () => {
  expect(faultsOf({ SHARD_IDS: '0' })).toEqual([
    'SHARD_IDS: needs SHARD_COUNT, the number of shards over all processes',
  ]);
  expect(faultsOf({ SHARD_IDS: '1,2', SHARD_COUNT: '2' })).toEqual([
    'SHARD_IDS: 2 must be below SHARD_COUNT, which is 2',
  ]);
});

test('.env.example has the same keys, each explained in the line above it', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const keys = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(keys).toEqual(Object.keys(environmentSchema.shape));
  for (const key of keys) expect(lines[lines.indexOf(`${key}=`) - 1]).toMatch(/^# .{20,}/);
});
