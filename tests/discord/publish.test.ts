import { expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { commandsData, forGuild } from '../../src/discord/command-data.ts';
import { differ } from '../../src/discord/publish.ts';
import { openDoor, standIn, startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { type Discord, HOME } from '../support/discord/index.ts';

const puts = (discord: Discord) => discord.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);

test('commands are published globally, for servers, direct messages and user installs, in four locales', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  expect(puts(discord)).toHaveLength(1);
  expect(discord.commands(HOME.guild)).toEqual([]);
  const ask = discord.commands().find(({ name }) => name === 'ask');
  expect(ask).toMatchObject({
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    name_localizations: { 'en-US': 'ask', 'en-GB': 'ask', 'zh-CN': '提问', 'zh-TW': '提問' },
    description_localizations: { 'zh-TW': '就此次訪問提問' },
    options: [
      { name: 'question', required: true, name_localizations: { 'zh-CN': '问题' } },
      { name: 'document', autocomplete: true },
      { name: 'private' },
    ],
  });
  const menu = discord.commands().find(({ type }) => type === 3);
  expect(menu).toMatchObject({ name: 'Ask the visit desk', name_localizations: { 'zh-CN': '向访问问答台提问' } });
  expect(discord.violations).toEqual([]);
});

test('what needs a permission is offered in servers only, required options come first, subcommands nest', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const command = (name: string) => discord.commands().find((one) => one.name === name);
  expect(command('divided')).toMatchObject({
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
    options: [
      { type: 1, name: 'add', options: [{ name: 'what' }] },
      { type: 1, name: 'list' },
    ],
  });
  const options = command('everything')?.options;
  expect(options).toMatchObject([{ name: 'word', autocomplete: true }, { type: 5 }, { type: 4 }, { type: 7 }, {}]);
  expect(options).toMatchObject({ 4: { choices: [{ value: 'guests', name_localizations: { 'zh-TW': '來賓' } }] } });
});

test('they are written only where they differ', async () => {
  const first = await startBot({ extra: EXTRA });
  await first.door.stop();
  const { discord } = first;
  const again = await openDoor(discord, { extra: EXTRA });
  expect(puts(discord)).toHaveLength(1);
  await again.door.stop();
  await openDoor(discord, { extra: EXTRA.slice(1) });
  expect(puts(discord)).toHaveLength(2);
  expect(discord.commands().map(({ name }) => name)).not.toContain('failing');
});

test('with DISCORD_GUILD_ID they go to that server alone', async () => {
  const config = { guildId: HOME.guild };
  const first = await startBot({ config, extra: EXTRA });
  const { discord } = first;
  expect(discord.commands()).toEqual([]);
  expect(discord.commands(HOME.guild).map(({ name }) => name)).toContain('Ask the visit desk');
  expect(discord.violations).toEqual([]);
  await first.door.stop();
  await openDoor(discord, { config, extra: EXTRA });
  expect(puts(discord)).toHaveLength(1);
});

test('doubles between a server and everywhere are told, not deleted', async () => {
  const first = await startBot();
  await first.door.stop();
  const { logged } = await openDoor(first.discord, { config: { guildId: HOME.guild } });
  const told = logged.find(({ msg }) => /twice/.test(String(msg)));
  expect(told?.commands).toContain('ask');
  expect(first.discord.commands()).not.toEqual([]);
});

test('a server the bot is not in is a fault of the configuration', async () => {
  const discord = await standIn();
  const opening = openDoor(discord, { config: { guildId: '1000000000000000998' } });
  await expect(opening).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(/^DISCORD_GUILD_ID: /),
  });
});

test('publishing that fails leaves the bot serving with the commands there are', async () => {
  const discord = await standIn();
  discord.fail({ method: 'PUT' }, { status: 400, code: 30_034, message: 'Max number of daily creates' });
  const { logged } = await openDoor(discord);
  expect(logged.find(({ level }) => level === 50)?.msg).toMatch(/could not be published/);
  const { message } = await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
  expect(message?.content).toMatch(/Wang Guosheng/);
});

test('of several processes only the one with the first shard publishes', async () => {
  const { discord } = await startBot({ config: { shardCount: 2, shardIds: [1] } });
  expect(puts(discord)).toEqual([]);
  expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([[1, 2]]);
});

test('what Discord fills in or leaves out makes no difference, a change of one word does', async () => {
  const wanted = commandsData([...(await loadCommands()), ...EXTRA]);
  const filled = wanted.map((command) => ({
    ...command,
    id: '1',
    version: '2',
    nsfw: false,
    dm_permission: true,
    contexts: command.contexts?.toReversed(),
    default_member_permissions: command.default_member_permissions?.toString() ?? null,
    options: command.options?.map((option) => ({ required: false, choices: [], ...option })),
  }));
  expect(differ(wanted, filled.toReversed())).toBe(false);
  expect(differ(wanted, filled.slice(1))).toBe(true);
  const [first, ...rest] = filled;
  expect(differ(wanted, [{ ...first, description: 'Changed' }, ...rest])).toBe(true);
  expect(wanted.map(forGuild).some((command) => 'contexts' in command || 'integration_types' in command)).toBe(false);
});
