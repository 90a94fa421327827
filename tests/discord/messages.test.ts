import type { APIMessage } from 'discord.js';
import { expect, test } from 'vitest';
import { openDoor, startBot } from '../support/bot.ts';
import { type Discord, HOME, PERMISSION } from '../support/discord/index.ts';

const QUESTION = 'Who led the delegation?';
const GUILD = '1000000000000000200';

const mention = (discord: Discord, text: string) => `<@${discord.botId}> ${text}`;
const posts = (discord: Discord) =>
  discord.requests.filter(({ method, path }) => method === 'POST' && /messages$/.test(path));

/** Waits until the bot has answered a direct message that was written last, so that all before it are done with. */
async function settle(discord: Discord): Promise<void> {
  const author = '1000000000000000077';
  discord.message({ content: 'help', author, guildId: null });
  await discord.nextMessage(discord.dmChannel(author));
}

/** A server whose channel denies the bot some permissions. */
function denying(deny: bigint, type = 0) {
  const overwrites = [{ id: GUILD, type: 0 as const, deny }];
  const channels = [{ id: HOME.general, name: 'narrow', type, permission_overwrites: overwrites }];
  return { discord: { guilds: [{ id: GUILD, name: 'G', channels }] } };
}

test('a mention is answered with a reply that pings nobody', async () => {
  const { discord } = await startBot();
  const asked = discord.message({ content: mention(discord, QUESTION) });
  const reply = await discord.nextMessage(HOME.general);
  expect(reply.content).toMatch(/Wang Guosheng/);
  expect(reply.embeds[0]?.footer?.text).toBe(`Question: ${QUESTION}`);
  expect(reply).toMatchObject({ type: 19, referenced_message: { id: asked.id }, mentions: [] });
  discord.message({ content: `谁率领代表团？<@!${discord.botId}>` });
  expect((await discord.nextMessage(HOME.general)).content).toMatch(/王国生/);
  expect(discord.violations).toEqual([]);
});

test('an empty mention gets short help, in the language of the server', async () => {
  const { discord } = await startBot({
    discord: { guilds: [{ id: GUILD, name: 'G', locale: 'zh-TW', channels: [{ id: HOME.general, name: 'g' }] }] },
  });
  discord.message({ content: mention(discord, '') });
  expect((await discord.nextMessage(HOME.general)).content).toMatch(/問題.*\/help/);
  expect(discord.violations).toEqual([]);
});

test('a direct message is answered without a mention', async () => {
  const { discord } = await startBot();
  discord.message({ content: QUESTION, guildId: null, author: '1000000000000000007' });
  const reply = await discord.nextMessage(discord.dmChannel('1000000000000000007'));
  expect(reply.content).toMatch(/Wang Guosheng/);
  discord.message({ content: '@everyone', guildId: null, author: '1000000000000000007' });
  expect((await discord.nextMessage(reply.channel_id)).content).not.toContain('@everyone');
  expect(discord.violations).toEqual([]);
});

test('bots, webhooks, system messages, @everyone, @here and talk among others are left alone', async () => {
  const { discord } = await startBot();
  const bot = { id: '1000000000000000055', username: 'other', discriminator: '0', avatar: null, bot: true };
  const said = mention(discord, QUESTION);
  discord.message({ content: said, extra: { author: bot } });
  discord.message({ content: said, extra: { webhook_id: '1000000000000000056' } });
  discord.message({ content: said, extra: { type: 7 } });
  discord.message({ content: `@everyone ${said}`, extra: { mention_everyone: true } });
  discord.message({ content: `@here ${said}`, extra: { mention_everyone: true } });
  discord.message({ content: QUESTION });
  discord.message({ content: QUESTION, guildId: null, author: '1000000000000000058', extra: { author: bot } });
  await settle(discord);
  expect(posts(discord)).toHaveLength(1);
  expect(discord.messages(HOME.general).filter(({ author }) => author.id === discord.botId)).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a message that comes again is answered once', async () => {
  const { discord } = await startBot();
  const asked = discord.message({ content: mention(discord, QUESTION) });
  await discord.nextMessage(HOME.general);
  const again = { ...asked, guild_id: HOME.guild, member: { roles: [] } };
  discord.gateway.dispatch('MESSAGE_CREATE', again, HOME.guild);
  await settle(discord);
  expect(posts(discord)).toHaveLength(2);
  expect(posts(discord)[0]?.body).toMatchObject({ nonce: asked.id, enforce_nonce: true });
});

test('what was asked while the connection was down is answered after it is resumed, once', async () => {
  const { discord } = await startBot();
  discord.gateway.disconnect(0);
  discord.message({ content: mention(discord, QUESTION) });
  expect((await discord.nextMessage(HOME.general)).content).toMatch(/Wang Guosheng/);
  expect(discord.gateway.resumes).toHaveLength(1);
  await settle(discord);
  expect(posts(discord)).toHaveLength(2);
});

test('a reply to an answer passes on what was asked before, also after a restart', async () => {
  const seen: (string | undefined)[] = [];
  const first = await startBot();
  const { discord } = first;
  discord.message({ content: mention(discord, QUESTION) });
  const answer = await discord.nextMessage(HOME.general);
  await first.door.stop();
  await openDoor(discord);
  const follow = async (content: string, reference: APIMessage) => {
    discord.message({ content, reference });
    const reply = await discord.nextMessage(HOME.general);
    seen.push(reply.embeds[0]?.footer?.text);
    return reply;
  };
  const second = await follow('and how many projects?', answer);
  expect(second.content).toMatch(/221/);
  await follow('and which city?', second);
  expect(seen).toEqual([
    `Question: ${QUESTION} › and how many projects?`,
    `Question: ${QUESTION} › and how many projects? › and which city?`,
  ]);
  discord.message({ content: 'no ping', reference: second, ping: false });
  await settle(discord);
  expect(discord.messages(HOME.general).at(-1)?.content).toBe('no ping');
  expect(discord.violations).toEqual([]);
});

test('a reply to the answer of a command, whose text Discord withholds, gets a hint; with a mention an answer', async () => {
  const { discord } = await startBot();
  const { message } = await discord.command({ name: 'ask', options: { question: QUESTION } });
  if (!message) throw new Error('no answer');
  discord.message({ content: 'and how many projects?', reference: message });
  expect((await discord.nextMessage(HOME.general)).content).toMatch(/Mention me/);
  discord.message({ content: mention(discord, 'how many projects?'), reference: message });
  const answer = await discord.nextMessage(HOME.general);
  expect(answer.content).toMatch(/221/);
  expect(answer.embeds[0]?.footer?.text).toBe(`Question: ${QUESTION} › how many projects?`);
  expect(discord.violations).toEqual([]);
});

test('where embeds may not be sent the quotes stand in the content', async () => {
  const { discord } = await startBot(denying(PERMISSION.embedLinks));
  discord.message({ content: mention(discord, QUESTION) });
  const reply = await discord.nextMessage(HOME.general);
  expect(reply.embeds).toEqual([]);
  expect(reply.content).toMatch(/The words this rests on\n.*\*\*.*Wang Guosheng/);
  expect(discord.violations).toEqual([]);
});

test('where the bot may not read the history it answers without replying to the message', async () => {
  const { discord } = await startBot(denying(PERMISSION.readHistory));
  discord.message({ content: mention(discord, QUESTION) });
  expect(await discord.nextMessage(HOME.general)).toMatchObject({
    type: 0,
    content: expect.stringMatching(/Wang Guosheng/),
  });
  expect(discord.violations).toEqual([]);
});

test('where it may not send, nothing is tried and one line is logged', async () => {
  const { discord, logged } = await startBot(denying(PERMISSION.sendMessages));
  discord.message({ content: mention(discord, QUESTION) });
  discord.message({ content: mention(discord, QUESTION) });
  await settle(discord);
  expect(posts(discord)).toHaveLength(1);
  expect(logged.filter(({ msg }) => /cannot answer in this channel/.test(String(msg)))).toHaveLength(1);
  const { message } = await discord.command({ name: 'ask', options: { question: QUESTION }, channelId: HOME.general });
  expect(message?.content).toMatch(/Wang Guosheng/);
});

test('a refusal nobody told of is logged once, and a fault of Discord ends nothing', async () => {
  const { discord, logged } = await startBot();
  const end = discord.fail({ channelId: HOME.general, method: 'POST' }, 'missing-permissions');
  discord.message({ content: mention(discord, QUESTION) });
  discord.message({ content: mention(discord, QUESTION) });
  await settle(discord);
  await discord.until(() => logged.find(({ level }) => level === 40), 'nothing was logged');
  end();
  discord.message({ content: mention(discord, QUESTION) });
  expect((await discord.nextMessage(HOME.general)).content).toMatch(/Wang Guosheng/);
});

test('a server of which discord.js does not know enough is logged, and the bot goes on', async () => {
  const { discord, logged } = await startBot();
  // Without the role of everybody it cannot tell permissions, and throws.
  discord.gateway.dispatch('GUILD_ROLE_DELETE', { guild_id: HOME.guild, role_id: HOME.guild }, HOME.guild);
  discord.message({ content: mention(discord, QUESTION) });
  await settle(discord);
  expect(posts(discord)).toHaveLength(1);
  expect(logged.filter(({ level }) => level === 50)).toMatchObject([{ msg: 'a message could not be answered' }]);
});

test('questions full of Markdown, mentions and invites come out inert', async () => {
  const { discord } = await startBot();
  const nasty = `<@1000000000000000009> <#${HOME.general}> <@&5> <:a:1> @everyone [x](https://evil.example) discord.gg/abc`;
  discord.message({ content: mention(discord, nasty) });
  const reply = await discord.nextMessage(HOME.general);
  expect(JSON.stringify([reply.content, reply.embeds])).not.toMatch(
    /@everyone|\]\(https|https:\/\/evil|discord\.gg|<[@#:]/,
  );
  expect(discord.violations).toEqual([]);
});
