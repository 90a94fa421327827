import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Events } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/commands/kit/command.ts';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { reply } from '../../src/commands/kit/reply.ts';
import type { DiscordConfig } from '../../src/config.ts';
import { createClient } from '../../src/discord/client.ts';
import { connect, startDiscord, watchEnd } from '../../src/discord/start.ts';
import { bundledDesk, configFor, keepLog, standIn, startBot } from '../support/bot.ts';
import { HOME, type RecordedRequest } from '../support/discord/index.ts';
import { gate } from '../support/gate.ts';
import { VISIT } from '../support/runner.ts';
import { testState } from '../support/state.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that is not Discord. */
async function stranger(status: number, body: string, type = 'application/json'): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

async function failure(config: DiscordConfig): Promise<Error> {
  const desk = await bundledDesk();
  const { log } = keepLog();
  const door = startDiscord(config, { desk: () => desk, commands: await loadCommands(), log });
  const error = await door.then(
    () => new Error('it started'),
    (reason: Error) => reason,
  );
  expect(error.name).toBe('ConfigError');
  expect(error.message).not.toContain('\n');
  expect(error.message).not.toContain(config.token);
  return error;
}

describe('what keeps the bot from starting is said in one line', () => {
  test('a token Discord does not know', async () => {
    const discord = await standIn();
    const { message } = await failure(configFor(discord, { token: 'wrong.token.here' }));
    expect(message).toMatch(/^DISCORD_TOKEN: Discord does not accept this token; copy it/);
    expect(discord.gateway.identifies).toEqual([]);
  });

  test('an address where nobody answers', async () => {
    const discord = await standIn();
    const { message } = await failure(configFor(discord, { apiUrl: 'http://127.0.0.1:9/api' }));
    expect(message).toMatch(/^DISCORD_API_URL: http:\/\/127.0.0.1:9\/api cannot be reached \(ECONNREFUSED\)/);
    const unknown = await failure(configFor(discord, { apiUrl: 'http://nowhere.invalid/api' }));
    expect(unknown.message).toMatch(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
  });

  test.each([
    [
      404,
      '{"message":"404: Not Found","code":0}',
      'application/json',
      /does not answer like Discord \(it answers 404\)/,
    ],
    [200, '<html>Welcome</html>', 'text/html', /does not answer like Discord \(GET \/gateway\/bot/],
    [200, '{"hello":1}', 'application/json', /does not answer like Discord \(GET \/gateway\/bot/],
    [200, 'not json', 'application/json', /DISCORD_API_URL: /],
    [503, 'busy', 'text/plain', /out of order \(it answers 503\)/],
  ])('an address where something else answers %i %s', async (status, body, type, words) => {
    const apiUrl = await stranger(status, body, type);
    const { message } = await failure(configFor(await standIn(), { apiUrl }));
    expect(message).toMatch(words);
  });

  test('a session limit that is used up', async () => {
    const limit = { total: 1000, remaining: 0, reset_after: 120_000, max_concurrency: 1 };
    const apiUrl = await stranger(
      200,
      JSON.stringify({ url: 'ws://127.0.0.1:9', shards: 1, session_start_limit: limit }),
    );
    const { message } = await failure(configFor(await standIn(), { apiUrl }));
    expect(message).toMatch(/try again in 2 minutes/);
  });
});

test('a connection Discord ends for good is told, without ending the process by itself', async () => {
  const { discord, door } = await startBot();
  discord.gateway.disconnect(0, 4004);
  await expect(door.ended).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(/^DISCORD_TOKEN/),
  });
});

test.each([
  [4014, /refuses the intents/],
  [4011, /^SHARD_COUNT/],
  [4010, /^SHARD_IDS/],
])('the gateway closing with %i is explained', async (code, words) => {
  const { discord, door } = await startBot();
  discord.gateway.disconnect(0, code);
  await expect(door.ended).rejects.toThrow(words);
});

test('it asks for no privileged intent', async () => {
  const { discord } = await startBot();
  expect(discord.gateway.identifies[0]?.intents).toBe(1 | (1 << 9) | (1 << 12));
});

test('an empty SHARD_COUNT in the environment is not taken for a number of shards', async () => {
  const before = process.env.SHARD_COUNT;
  process.env.SHARD_COUNT = '';
  try {
    const { discord } = await startBot();
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([[0, 1]]);
  } finally {
    if (before === undefined) delete process.env.SHARD_COUNT;
    else process.env.SHARD_COUNT = before;
  }
});

test('shards may take as long as Discord makes them, once the first one is ready', async () => {
  const discord = await standIn({ shards: 2, maxConcurrency: 1 });
  const config = configFor(discord);
  const client = createClient(config);
  const patience = new AbortController();
  const first = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  try {
    const connected = connect(client, config, watchEnd(client), patience.signal);
    await Promise.race([first, connected]);
    patience.abort();
    expect((await connected).isReady()).toBe(true);
    expect(discord.gateway.shards).toEqual([0, 1]);
  } finally {
    await client.destroy();
  }
});

test('a gateway that never lets the first shard in is told', async () => {
  const discord = await standIn();
  const config = configFor(discord);
  const client = createClient(config);
  try {
    const connected = connect(client, config, watchEnd(client), AbortSignal.abort());
    await expect(connected).rejects.toThrow(/did not let the bot in within 60 s/);
  } finally {
    await client.destroy();
  }
});

test.each([
  ['the first look at Discord', { path: /gateway\/bot/ }],
  ['the publishing of commands', { path: /\/commands/ }],
])('a stop while %s hangs is a stop at once', async (_, rule) => {
  const discord = await standIn();
  discord.fail(rule, 'hang');
  const desk = await bundledDesk();
  const parts = { desk: () => desk, commands: await loadCommands(), log: keepLog().log };
  const stopping = new AbortController();
  const door = startDiscord(configFor(discord), parts, stopping.signal);
  await discord.until(() => discord.requests.find(({ path }) => rule.path.test(path)), 'nothing was asked');
  stopping.abort();
  await expect(door).rejects.toBe(stopping.signal.reason);
  await discord.until(() => (discord.gateway.complete ? undefined : true), 'still connected');
});

test('stopping finishes what is under way, and only then leaves the gateway', async () => {
  const begun = gate();
  const work = gate();
  const slow = defineCommand({
    name: { en: 'slow', 'zh-CN': '慢', 'zh-TW': '慢' },
    description: { en: 'Takes its time', zh: '慢慢来' },
    options: [],
    run: async () => {
      begun.open();
      await work.opened;
      return reply({ locale: 'en', title: 'Slow', text: 'at last' });
    },
  });
  const { discord, door } = await startBot({ extra: [slow] });
  const answer = discord.command({ name: 'slow' });
  await begun.opened;
  const stopped = door.stop();
  // A stop that does not wait has ended by then, on most machines; one that waits cannot have.
  await Promise.race([stopped, delay(300)]);
  expect(discord.gateway.complete).toBe(true);
  work.open();
  expect((await answer).message?.content).toMatch(/at last/);
  await stopped;
  await discord.until(() => (discord.gateway.complete ? undefined : true), 'still connected');
});

test('a post that hangs does not keep the bot: it leaves the gateway, and the store may be closed', async () => {
  const { state, database } = await testState();
  const { discord, door } = await startBot({ state });
  discord.fail(HOME.briefings, 'hang');
  await state.schedules.add(VISIT, await state.now());
  const isPost = ({ method, path }: RecordedRequest) => method === 'POST' && path.includes(HOME.briefings);
  await discord.until(() => discord.requests.find(isPost), 'no post');
  await door.stop(0);
  expect(await database.query('select state, error from occurrence')).toEqual([
    { state: 'due', error: 'the bot was stopped' },
  ]);
  await discord.until(() => (discord.gateway.complete ? undefined : true), 'still connected');
});
