import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import type { DiscordConfig } from '../../src/config.ts';
import { checkZones, examine } from '../../src/discord/doctor.ts';
import type { NewSchedule } from '../../src/state/schedules.ts';
import type { State } from '../../src/state/state.ts';
import { configFor, openDoor, standIn } from '../support/bot.ts';
import { type DiscordOptions, HOME, PERMISSION } from '../support/discord/index.ts';
import { run, temporaryFolder } from '../support/program.ts';
import { testFolder, testState } from '../support/state.ts';

const VISIT: NewSchedule = {
  ...{ guildId: HOME.guild, channelId: HOME.briefings, content: 'visit', document: undefined, topic: undefined },
  ...{ locale: 'en', timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }, catchUp: 'latest' },
};

async function look(config: DiscordConfig | undefined, state: State): Promise<string[]> {
  const lines: string[] = [];
  for await (const { ok, what, text } of examine(config, await loadCommands(), state)) {
    lines.push(`${ok ? 'ok' : 'FAIL'} ${what}: ${text}`);
  }
  return lines;
}

const failed = (lines: readonly string[]) => lines.filter((line) => line.startsWith('FAIL'));

async function scene(options: DiscordOptions = {}) {
  const { state } = await testState();
  const discord = await standIn(options);
  return { state, discord, config: configFor(discord) };
}

test('where all is well every line says so, and nothing is changed', async () => {
  const { state, discord, config } = await scene();
  const { door } = await openDoor(discord);
  await door.stop();
  await state.schedules.add(VISIT, (await state.now()) + 9e6);
  const before = discord.requests.length;
  const lines = await look(config, state);
  expect(lines.map((line) => line.split(':', 1).join())).toEqual(
    ['token', 'intents', 'commands', 'channels', 'clock', 'time zones', 'state'].map((what) => `ok ${what}`),
  );
  expect(discord.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a bot that needs several shards connects as one of them, as many as Discord recommends or SHARD_COUNT says', async () => {
  const { state, discord, config } = await scene({ shards: 4 });
  expect(await look(config, state)).toContainEqual(expect.stringMatching(/^ok intents: /));
  await look({ ...config, shardCount: 8, shardIds: [6, 7] }, state);
  expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
    [0, 4],
    [6, 8],
  ]);
});

test('commands that Discord has not are told', async () => {
  const { state, config } = await scene();
  expect(failed(await look(config, state))).toEqual([
    expect.stringMatching(
      /^FAIL commands: .* yet; the next start \(npm start\) publishes them everywhere \[whoever runs the bot\]/,
    ),
  ]);
});

test('a token that Discord does not know is told, and the rest is looked at', async () => {
  const { state, discord } = await scene();
  const lines = await look(configFor(discord, { token: 'wrong.token.here' }), state);
  expect(failed(lines)).toEqual([expect.stringMatching(/^FAIL token: DISCORD_TOKEN: .*Reset Token \[whoever/)]);
  expect(lines).toHaveLength(4);
  expect(lines.join()).not.toContain('wrong.token');
});

test('an address where nobody answers is told once for each thing asked there', async () => {
  const { state, discord } = await scene();
  const lines = failed(await look(configFor(discord, { apiUrl: 'http://127.0.0.1:9/api' }), state));
  expect(lines).toEqual([
    expect.stringMatching(/^FAIL token: .*cannot be reached/),
    expect.stringMatching(/^FAIL clock/),
  ]);
});

describe('channels with schedules', () => {
  test('that lack a permission are told with its name and who can grant it', async () => {
    const overwrites = [{ id: HOME.guild, type: 0 as const, deny: PERMISSION.embedLinks }];
    const channels = [
      { id: HOME.general, name: 'general' },
      { id: HOME.briefings, name: 'briefings', permission_overwrites: overwrites },
    ];
    const { state, config } = await scene({ guilds: [{ id: HOME.guild, name: 'Home', channels }] });
    await state.schedules.add(VISIT, (await state.now()) + 9e6);
    await state.schedules.add({ ...VISIT, channelId: HOME.general }, (await state.now()) + 9e6);
    const lines = await look(config, state);
    expect(failed(lines)).toContain(
      `FAIL channel ${HOME.briefings}: #briefings of Home lacks for the bot: Embed Links [whoever manages the channel]`,
    );
    expect(lines).toContain('ok channels: 1 channels with schedules can be posted to');
  });

  test('that are gone, or whose server is, are told', async () => {
    const { state, config } = await scene();
    const later = (await state.now()) + 9e6;
    await state.schedules.add({ ...VISIT, channelId: '1000000000000000777' }, later);
    await state.schedules.add({ ...VISIT, guildId: '1000000000000000888', channelId: '1000000000000000889' }, later);
    const gone = failed(await look(config, state)).filter((line) => line.includes('gone for the bot'));
    expect(gone).toHaveLength(2);
  });
});

test('a clock that is far out is told, with how far', async () => {
  const { state, discord, config } = await scene();
  discord.headersFor = () => ({ date: new Date(Date.now() + 120_000).toUTCString() });
  const [line] = failed(await look(config, state)).filter((text) => text.includes('clock'));
  expect(line).toMatch(/^FAIL clock: is 1[12]\d s behind that of Discord; set it by NTP/);
});

test('a time zone that Node does not know is told', () => {
  expect(checkZones(['Asia/Shanghai', 'Mars/Olympus'])).toMatchObject({
    ok: false,
    text: expect.stringMatching(/Mars\/Olympus/),
  });
  expect(checkZones(['Asia/Shanghai'])).toMatchObject({ ok: true });
});

test('a state file that is damaged is told with what to do', async () => {
  const stateFile = join(await testFolder(), 'state.sqlite');
  await writeFile(stateFile, 'no database '.repeat(1000));
  const { state } = await testState('SQLite', {}, stateFile);
  expect(failed(await look(undefined, state))).toEqual([
    expect.stringMatching(/^FAIL token: DISCORD_TOKEN is not set/),
    expect.stringMatching(/^FAIL state: .*put a backup in its place, or move it away/),
  ]);
});

test('a corpus that is not there, or has faults, is told with the first of them', async () => {
  const env = { STATE_FILE: join(temporaryFolder(), 'state.sqlite') };
  const { code, stdout } = await run(['doctor', '--corpus', '/no/such/folder'], { env });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAIL {2}corpus: .*\/no\/such\/folder.*\nFAIL {2}token:/);
});

test('the command line prints a line for each, and ends with 1 where one failed', async () => {
  const env = { STATE_FILE: join(temporaryFolder(), 'state.sqlite') };
  const { code, stdout, stderr } = await run(['doctor'], { env });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(
    /^ok {4}corpus: .* has documents: 1, facts: \d+\nFAIL {2}token: DISCORD_TOKEN is not set; .*\nok {4}time zones: .*\nok {4}state: \/.*\n$/,
  );
});
