import { type ApplicationCommandData, Client, Events, GatewayIntentBits, REST, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { newClient, standIn, start } from './harness.ts';
import { HOME } from './index.ts';

const ASK: ApplicationCommandData = {
  name: 'ask',
  description: 'Ask about the visit',
  descriptionLocalizations: { de: 'Zum Besuch fragen' },
  contexts: [0, 1, 2],
  integrationTypes: [0, 1],
  options: [{ type: 3, name: 'query', description: 'What', required: true, autocomplete: true }],
};

test('the token and the intents decide whether a client gets in', async () => {
  const discord = await standIn();
  await expect(newClient(discord).login('wrong.token.here')).rejects.toMatchObject({ code: 'TokenInvalid' });
  const greedy = newClient(discord, [GatewayIntentBits.MessageContent]);
  greedy.on(Events.Error, () => undefined);
  await expect(
    Promise.race([
      greedy.login(discord.token),
      new Promise((_, reject) => greedy.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`${code}`)))),
    ]),
  ).rejects.toThrow(/4014|disallowed/i);
  expect(discord.gateway.identifies.at(-1)?.intents).toBe(1 | 512 | 4096 | 32_768);
  const rest = new REST({ api: discord.url, version: '10' }).setToken('wrong');
  await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 401 });
});

test('a guild arrives whole, and the routes about it agree', async () => {
  const { client, discord } = await start();
  const guild = client.guilds.cache.get(HOME.guild);
  expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['general', 'briefings']);
  expect((await guild?.fetch())?.name).toBe('Home');
  expect((await guild?.members.fetch(client.user.id))?.permissions.bitfield).toBe(
    guild?.members.me?.permissions.bitfield,
  );
  expect((await client.application.fetch()).id).toBe(discord.botId);
  await expect(client.rest.get('/nowhere')).rejects.toMatchObject({ status: 404, code: 0 });
  expect(discord.requests.at(-1)).toMatchObject({ path: '/nowhere', status: 404 });
});

test('a dropped connection is resumed and loses nothing', async () => {
  const read: string[] = [];
  const { discord, client } = await start({
    message: async (message) => {
      read.push(message.content);
      await message.reply('seen');
    },
  });
  const resumed = new Promise((resolve) => client.once(Events.ShardResume, (_, events) => resolve(events)));
  discord.gateway.disconnect(0);
  discord.message({ content: 'while you were out', guildId: null });
  await resumed;
  expect((await discord.nextMessage(discord.dmChannel('1000000000000000002'))).content).toBe('seen');
  expect(read).toEqual(['while you were out']);
  expect(discord.gateway.resumes).toMatchObject([{ replayed: 1 }]);
  expect(discord.gateway.identifies).toHaveLength(1);
});

test('a session that was forgotten is identified anew', async () => {
  const { discord, client } = await start();
  const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  discord.gateway.disconnect(0, 4000);
  discord.gateway.forget();
  await ready;
  await discord.connected();
  expect(discord.gateway.identifies).toHaveLength(2);
});

test('several shards share the guilds', async () => {
  const guild = (id: string, name: string) => ({ id, name, channels: [] });
  const even = String(2n << 22n);
  const odd = String(3n << 22n);
  const { discord, client } = await start({}, { shards: 2, guilds: [guild(even, 'even'), guild(odd, 'odd')] });
  expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(client.guilds.cache.map(({ shardId, name }) => `${shardId} ${name}`).sort()).toEqual(['0 even', '1 odd']);
  expect(client).toBeInstanceOf(Client);
});

test('come back in the form Discord stores them, unchanged by a second publication', async () => {
  const { client, discord } = await start();
  await client.application.commands.set([ASK]);
  const [stored] = discord.commands();
  expect(stored).toMatchObject({
    ...{ type: 1, nsfw: false, default_member_permissions: null, name_localizations: null, contexts: [0, 1, 2] },
    options: [{ type: 3, name: 'query', required: true, autocomplete: true, name_localizations: null }],
  });
  const fetched = await client.application.commands.fetch({ withLocalizations: true });
  expect(fetched.first()?.equals(ASK)).toBe(true);
  const plain = await client.application.commands.fetch();
  expect(plain.first()?.descriptionLocalizations).toBeNull();
  await client.application.commands.set([ASK]);
  expect(discord.commands()[0]).toEqual(stored);
  await client.application.commands.create({ ...ASK, description: 'Changed' });
  expect(discord.commands()).toMatchObject([{ id: stored?.id, description: 'Changed' }]);
  expect(discord.commands()[0]?.version).not.toBe(stored?.version);
  expect(discord.violations).toEqual([]);
});

test('are refused when they break a limit', async () => {
  const { client, discord } = await start();
  const set = (...commands: ApplicationCommandData[]) => client.application.commands.set(commands);
  await expect(set({ name: 'Ask', description: 'x' })).rejects.toMatchObject({ code: 50035 });
  await expect(set({ name: 'ask', description: 'x'.repeat(101) })).rejects.toMatchObject({ code: 50035 });
  await expect(set({ name: 'a', description: 'x' }, { name: 'a', description: 'y' })).rejects.toMatchObject({
    code: 50035,
  });
  const optional = { type: 3 as const, name: 'b', description: 'b' };
  const options = [optional, { ...optional, name: 'c', required: true }];
  await expect(set({ name: 'a', description: 'x', options })).rejects.toMatchObject({ code: 50035 });
  const many = Array.from({ length: 16 }, (_, index) => ({ name: `M ${index}`, type: 3 }) as const);
  await expect(set(...many)).rejects.toMatchObject({ code: 30032 });
  expect(discord.violations).toHaveLength(5);
  await client.application.commands.set([ASK], HOME.guild);
  await client.application.commands.set([ASK]);
  expect(discord.commands(HOME.guild)).toMatchObject([{ guild_id: HOME.guild, name: 'ask' }]);
});
