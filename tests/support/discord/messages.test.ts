import { AttachmentBuilder, type TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { type Pair, row, start } from './harness.ts';
import { HOME, PERMISSION } from './index.ts';

function channel({ client }: Pair, id: string = HOME.general): TextChannel {
  return client.channels.cache.get(id) as TextChannel;
}

test('the bot reads a message only when it is mentioned, replied to, or written to directly', async () => {
  const read: string[] = [];
  const { discord } = await start({
    message: async (message) => {
      read.push(message.content);
      if (message.content !== '') await message.reply('seen');
    },
  });
  discord.message({ content: 'just talking' });
  const asked = discord.message({ content: `<@${discord.botId}> where is the hotel?` });
  const reply = await discord.nextMessage(HOME.general);
  expect(reply).toMatchObject({ content: 'seen', type: 19, referenced_message: { id: asked.id } });
  discord.message({ content: 'and the bus?', reference: reply });
  await discord.nextMessage(HOME.general);
  discord.message({ content: 'no ping', reference: reply, ping: false });
  discord.message({ content: 'hello', author: '1000000000000000007', guildId: null });
  expect((await discord.nextMessage(discord.dmChannel('1000000000000000007'))).content).toBe('seen');
  expect(read).toEqual(['', `<@${discord.botId}> where is the hotel?`, 'and the bus?', '', 'hello']);
  expect(discord.violations).toEqual([]);
});

test('history comes newest first, with the text of others blanked', async () => {
  const pair = await start();
  const { discord } = pair;
  const first = discord.message({ content: 'one' });
  await channel(pair).send('two');
  const fetched = await channel(pair).messages.fetch({ limit: 10 });
  expect([...fetched.values()].map(({ content }) => content)).toEqual(['two', '']);
  const after = await channel(pair).messages.fetch({ after: first.id });
  expect(after.map(({ content }) => content)).toEqual(['two']);
  expect(discord.messages(HOME.general).map(({ content }) => content)).toEqual(['one', 'two']);
});

test('a nonce that is enforced posts once', async () => {
  const pair = await start();
  const post = { content: 'briefing', nonce: 'run-7', enforceNonce: true };
  const first = await channel(pair).send(post);
  const second = await channel(pair).send(post);
  expect(second.id).toBe(first.id);
  expect(pair.discord.messages(HOME.general)).toHaveLength(1);
});

test('edits change what they name, files arrive, and direct messages can be opened', async () => {
  const pair = await start();
  const file = new AttachmentBuilder(Buffer.from('BEGIN:VCALENDAR'), { name: 'visit.ics' });
  const sent = await channel(pair).send({ content: 'with a file', files: [file], components: [row('a')] });
  expect(sent.attachments.first()).toMatchObject({ name: 'visit.ics', size: 15 });
  const request = pair.discord.requests.at(-1);
  expect(Buffer.from(request?.files[0]?.content ?? []).toString()).toBe('BEGIN:VCALENDAR');
  const edited = await sent.edit({ components: [] });
  expect(edited).toMatchObject({ content: 'with a file', components: [] });
  const user = await pair.client.users.createDM('1000000000000000008');
  await user.send('hi');
  expect((await pair.discord.nextMessage(pair.discord.dmChannel('1000000000000000008'))).content).toBe('hi');
});

test('limits are refused with 50035, lesser sins are only written down', async () => {
  const pair = await start();
  const long = channel(pair).send('x'.repeat(2001));
  await expect(long).rejects.toMatchObject({ code: 50035, status: 400 });
  const twice = channel(pair).send({ content: 'x', components: [row('same'), row('same')] });
  await expect(twice).rejects.toMatchObject({ code: 50035 });
  const embed = { description: 'y'.repeat(3500) };
  await expect(channel(pair).send({ embeds: [embed, embed] })).rejects.toMatchObject({ code: 50035 });
  await expect(channel(pair).send({ content: '' })).rejects.toMatchObject({ code: 50006 });
  await channel(pair).send({ content: '@everyone', allowedMentions: { parse: ['everyone'] } });
  const said = pair.discord.violations.join('\n');
  for (const part of [
    'content: Must be 2000',
    'duplicated (same)',
    'maximum size of 6000',
    'is empty',
    '.parse: is not',
  ]) {
    expect(said).toContain(part);
  }
});

test('a channel can be made to fail in each way, and permissions are kept', async () => {
  const secret = '1000000000000000201';
  const muted = '1000000000000000202';
  const overwrite = (deny: bigint) => [{ id: '1000000000000000200', type: 0 as const, deny }];
  const channels = [
    { id: secret, name: 'secret', permission_overwrites: overwrite(PERMISSION.viewChannel) },
    { id: muted, name: 'muted', permission_overwrites: overwrite(PERMISSION.sendMessages) },
    { id: HOME.general, name: 'general' },
  ];
  const pair = await start({}, { guilds: [{ id: '1000000000000000200', name: 'G', channels }] });
  const { discord } = pair;
  await expect(channel(pair, secret).send('x')).rejects.toMatchObject({ code: 50001 });
  await expect(channel(pair, muted).send('x')).rejects.toMatchObject({ code: 50013 });
  const me = await channel(pair).guild.members.fetchMe();
  expect(channel(pair, muted).permissionsFor(me).has(PERMISSION.sendMessages)).toBe(false);
  expect(channel(pair).permissionsFor(me).has(PERMISSION.sendMessages)).toBe(true);
  for (const [failure, expected] of [
    ['missing-permissions', { code: 50013, status: 403 }],
    ['unknown-channel', { code: 10003, status: 404 }],
    ['server-error', { status: 500 }],
    ['hang', { name: 'AbortError' }],
    ['drop', { code: 'UND_ERR_SOCKET' }],
  ] as const) {
    const end = discord.fail(HOME.general, failure);
    await expect(channel(pair).send(failure)).rejects.toMatchObject(expected);
    end();
  }
  discord.fail({ channelId: HOME.general, times: 1 }, { rateLimited: 0.2 });
  expect((await channel(pair).send('through')).content).toBe('through');
  expect(discord.requests.map(({ status }) => status)).toContain(429);
});

test('a pinged reply to an interaction response stays blank, as Discord documents', async () => {
  const read: string[] = [];
  const { discord } = await start({
    interaction: async (interaction) => interaction.isChatInputCommand() && interaction.reply('answer'),
    message: async (message) => {
      read.push(message.content);
      await message.react('👀').catch(() => undefined);
    },
  });
  const { message } = await discord.command({ name: 'ask' });
  if (message === undefined) throw new Error('no message');
  discord.message({ content: 'and then?', reference: message });
  await discord.until(() => discord.violations[0], 'nothing read');
  expect(read).toEqual(['']);
  expect(discord.violations[0]).toMatch(/^unknown route PUT .*reactions/);
});
