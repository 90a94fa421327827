import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { type ChannelSpec, PERMISSION } from '../support/discord/index.ts';

const QUESTION = 'Who led the delegation?';
const GUILD = '1000000000000000200';
const USER = '1000000000000000003';
const id = (last: number) => `10000000000000003${String(last).padStart(2, '0')}`;
const EVERYONE = { id: GUILD, type: 0 as const };
const [TEXT, FORUM, READ_ONLY, PLAIN] = [id(1), id(2), id(3), id(4)];
const THREADS_ONLY = [{ ...EVERYONE, deny: PERMISSION.sendMessages }];

/** Channels in which the bot may answer: [what it is, the channel it is asked in]. */
const OPEN: readonly (readonly [string, ChannelSpec])[] = [
  ['a text channel', { id: TEXT, name: 'text' }],
  ['an announcement channel', { id: id(10), name: 'news', type: 5 }],
  ['a thread', { id: id(11), name: 'thread', type: 11, parent_id: TEXT }],
  ['a private thread', { id: id(12), name: 'secret', type: 12, parent_id: TEXT }],
  ['a thread of an announcement channel', { id: id(13), name: 'news thread', type: 10, parent_id: id(10) }],
  ['a forum post', { id: id(14), name: 'post', type: 11, parent_id: FORUM }],
  ['a thread where only threads may be written in', { id: id(15), name: 'talk', type: 11, parent_id: READ_ONLY }],
  ['the text of a voice channel', { id: id(16), name: 'voice', type: 2 }],
  ['the text of a stage', { id: id(17), name: 'stage', type: 13 }],
];
const PARENTS: readonly ChannelSpec[] = [
  { id: FORUM, name: 'forum', type: 15 },
  { id: READ_ONLY, name: 'read-only', permission_overwrites: THREADS_ONLY },
  { id: PLAIN, name: 'plain', permission_overwrites: [{ ...EVERYONE, deny: PERMISSION.embedLinks }] },
];
const WORLD = {
  discord: { guilds: [{ id: GUILD, name: 'G', channels: [...PARENTS, ...OPEN.map(([, channel]) => channel)] }] },
};

test('a mention is answered in every kind of channel people write in', async () => {
  const { discord, logged } = await startBot(WORLD);
  for (const [what, { id: channelId }] of OPEN) {
    discord.message({ content: `<@${discord.botId}> ${QUESTION}`, channelId });
    const { content, embeds } = await discord.nextMessage(channelId);
    expect([what, content, embeds.length]).toEqual([what, expect.stringMatching(/Wang Guosheng/), 1]);
  }
  expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a command, a button and the menu of a message work wherever they are offered, in the language of the asker', async () => {
  const { discord } = await startBot({ ...WORLD, extra: EXTRA });
  const words = { 'en-US': /Wang Guosheng/, 'en-GB': /Wang Guosheng/, 'zh-CN': /王国生/, 'zh-TW': /王國生/ };
  const places = [
    ...[...OPEN.map(([, { id: channelId }]) => channelId), READ_ONLY].map((channelId) => ({ channelId })),
    ...[{ context: 'bot_dm' as const }, { context: 'private' as const, userId: USER }],
    { guildId: '1000000000000000999', userId: USER, guildLocale: 'de' },
  ];
  for (const [index, place] of places.entries()) {
    const [locale, answer] = Object.entries(words)[index % 4] ?? ['en-US', /Wang Guosheng/];
    const asker = { ...place, locale };
    const { message, callback } = await discord.command({ ...asker, name: 'ask', options: { question: QUESTION } });
    expect([callback.type, message?.content]).toEqual([4, expect.stringMatching(answer)]);
    const asked = discord.message({ content: QUESTION, author: USER, guildId: null });
    const target = { ...asked, channel_id: message?.channel_id ?? '' };
    const about = await discord.messageCommand({ ...asker, name: 'Ask the visit desk', target });
    expect(about.message?.content).toMatch(answer);
    const pressing = await discord.command({ ...asker, name: 'pressing' });
    if (!pressing.message) throw new Error('there is no message');
    const pressed = await discord.button({ ...asker, customId: 'v1:pressing:more', message: pressing.message });
    expect(pressed.message).toMatchObject({ flags: 64, content: expect.stringMatching(/^more .* (en|zh-CN|zh-TW)$/) });
  }
  expect(discord.violations).toEqual([]);
});

test('where embeds may not be sent, answers to commands hold the quotes and the question, and can be followed up', async () => {
  const { discord } = await startBot(WORLD);
  const place = { channelId: PLAIN };
  const { message } = await discord.command({ ...place, name: 'ask', options: { question: QUESTION } });
  expect(message?.embeds).toEqual([]);
  expect(message?.content).toMatch(/The words this rests on\n.*\*\*.*Wang Guosheng[\s\S]*\n\nQuestion: Who led/);
  discord.message({ ...place, content: `<@${discord.botId}> ${QUESTION}` });
  const reply = await discord.nextMessage(PLAIN);
  discord.message({ ...place, content: 'and how many projects?', reference: reply });
  const followUp = await discord.nextMessage(PLAIN);
  expect(followUp.content).toMatch(/221[\s\S]*\n\nQuestion: Who led the delegation\? › and how many projects\?$/);
  expect(discord.violations).toEqual([]);
});

test('a mention where the bot may not write is left alone', async () => {
  const { discord, logged } = await startBot(WORLD);
  discord.message({ channelId: READ_ONLY, content: `<@${discord.botId}> ${QUESTION}` });
  await discord.until(() => logged.find(({ problem }) => problem === 'missing permission'), 'nothing was logged');
  expect(discord.messages(READ_ONLY)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('what is forwarded to the bot is read', async () => {
  const { discord } = await startBot();
  const snapshot = { content: QUESTION, embeds: [], attachments: [], type: 0, timestamp: new Date(0).toISOString() };
  const reference = { type: 1, channel_id: id(50), message_id: id(51) };
  discord.message({
    content: '',
    guildId: null,
    author: USER,
    extra: { message_reference: reference, message_snapshots: [{ message: snapshot }] },
  });
  expect((await discord.nextMessage(discord.dmChannel(USER))).content).toMatch(/Wang Guosheng/);
});
