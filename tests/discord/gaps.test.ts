import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { bundledDesk, startBot } from '../support/bot.ts';
import { corpusFolder } from '../support/corpus-folder.ts';
import { HOME } from '../support/discord/index.ts';
import { testState } from '../support/state.ts';

const EPHEMERAL = 64;
const QUESTION = 'Which hotel did they stay in?';
const OTHER_GUILD = '1000000000000000300';
const UNKNOWN_GUILD = '1000000000000000999';
const GUILDS = [HOME.guild, OTHER_GUILD].map((id) => {
  const channel = id === HOME.guild ? HOME.general : '1000000000000000301';
  return { id, name: 'G', channels: [{ id: channel, name: 'general' }] };
});

async function scene() {
  const store = await testState();
  const bot = await startBot({ state: store.state, discord: { guilds: GUILDS } });
  const gaps = async (guildId: string = HOME.guild, more = {}) =>
    (await bot.discord.command({ name: 'gaps', guildId, ...more })).message;
  const asked = async (guildId?: string, more = {}) =>
    (await gaps(guildId, more))?.embeds[0]?.fields?.map(({ name }) => name);
  return { ...store, ...bot, gaps, asked };
}

test('a question without an answer is kept however it is asked openly, and shown to those who manage the server', async () => {
  const { discord, gaps } = await scene();
  expect((await gaps())?.content).toMatch(/Nothing was asked in this server in the last 90 days/);
  await discord.command({ name: 'ask', options: { question: QUESTION } });
  await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
  discord.message({ content: `<@${discord.botId}> ${QUESTION}`, channelId: HOME.general });
  await discord.nextMessage(HOME.general);
  const target = discord.message({ content: QUESTION, author: '1000000000000000008' });
  await discord.messageCommand({ name: 'Ask the visit desk', target });
  const shown = await gaps();
  expect(shown?.flags).toBe(EPHEMERAL);
  expect(shown?.embeds[0]?.fields).toHaveLength(1);
  const field = shown?.embeds[0]?.fields?.[0];
  expect(field?.name).toBe('which hotel did they stay in?');
  expect(field?.value).toMatch(/^Asked 3 times, first and last:\n<t:\d+:F> \(<t:\d+:R>\)\n<t:\d+:F>/);
  expect(discord.commands().find(({ name }) => name === 'gaps')).toMatchObject({ default_member_permissions: '32' });
  expect(discord.violations).toEqual([]);
});

test('what is asked in private or in direct messages is not kept', async () => {
  const { discord, gaps, state } = await scene();
  await discord.command({ name: 'ask', options: { question: QUESTION, private: true } });
  const dm = discord.message({ content: QUESTION, guildId: null });
  await discord.nextMessage(dm.channel_id);
  await discord.command({ name: 'ask', options: { question: QUESTION }, guildId: null });
  await discord.command({ name: 'ask', options: { question: QUESTION }, context: 'private', guildId: null });
  // Whoever installed the bot for themselves brings it to servers that did not.
  await discord.command({ name: 'ask', options: { question: QUESTION }, guildId: UNKNOWN_GUILD });
  expect((await gaps())?.content).toMatch(/Nothing was asked/);
  expect(await state.unanswered.count()).toBe(0);
});

test('those who manage a server see what was asked there, and nothing of other servers', async () => {
  const { discord, gaps, asked, state } = await scene();
  // As kept by a version that did not know where.
  state.unanswered.note('What did the wine cost?', 'en', 'old');
  await discord.command({ name: 'ask', options: { question: QUESTION }, guildId: OTHER_GUILD });
  const isMember = { integrationOwners: { 0: UNKNOWN_GUILD } };
  const question = 'What is the wifi password?';
  await discord.command({ name: 'ask', options: { question }, guildId: UNKNOWN_GUILD, ...isMember });
  expect(await asked(OTHER_GUILD)).toEqual(['which hotel did they stay in?']);
  expect(await asked(UNKNOWN_GUILD, isMember)).toEqual(['what is the wifi password?']);
  expect((await gaps())?.content).toMatch(/Nothing was asked in this server/);
  expect(await state.unanswered.count()).toBe(3);
});

test('nobody who is mentioned is named, in what is kept or in what is answered', async () => {
  const { discord, asked, state } = await scene();
  const nosy = 'did <@1000000000000000007> or <@!1000000000000000008> pay for the hotel?';
  await discord.command({ name: 'ask', options: { question: nosy, private: false } });
  discord.message({ content: `<@${discord.botId}> ${nosy}`, mentions: ['1000000000000000007'] });
  const reply = await discord.nextMessage(HOME.general);
  expect(reply.embeds[0]?.footer?.text).toBe('Question: did @someone or @someone pay for the hotel?');
  discord.message({ content: `<@${discord.botId}> <@1000000000000000007>住哪家酒店？` });
  await discord.nextMessage(HOME.general);
  discord.message({ content: `<@${discord.botId}> 酒店里<@1000000000000000007>住哪间？` });
  await discord.nextMessage(HOME.general);
  const kept = ['did @someone or @someone pay for the hotel?', '住哪家酒店?', '酒店里 @某人 住哪间?'];
  expect((await asked())?.toSorted()).toEqual(kept);
  expect(JSON.stringify(await state.unanswered.list(9, 0))).not.toMatch(/user|\d{17}/i);
});

test('the part of a question that was not answered is kept too', async () => {
  const { discord, gaps } = await scene();
  const question = 'Who led the delegation and which hotel did they stay in?';
  await discord.command({ name: 'ask', options: { question } });
  expect((await gaps())?.embeds[0]?.fields?.[0]?.name).toMatch(/hotel/);
});

test('another corpus is asked again, and what it answers is shown as answered', async () => {
  const { discord, gaps, swap } = await scene();
  await discord.command({ name: 'ask', options: { question: 'When was the bridge built?' } });
  expect((await gaps())?.embeds[0]?.fields?.[0]?.value).toMatch(/^Asked once\n/);
  const facts = `facts:
  - id: bridge
    kinds: [when]
    label: { en: The bridge, zh: 大桥 }
    answer: { en: The bridge was built in 1999., zh: 大桥建于1999年。 }
    quotes: ["a bridge was built in 1999"]
    asks: { en: ["When was the bridge built?"], zh: ["大桥何时建成？"] }
`;
  const files = { 'town.txt': 'In the town a bridge was built in 1999.', 'town.facts.yaml': facts };
  swap(createDesk(await loadCorpus(await corpusFolder(files))));
  expect((await gaps())?.embeds[0]?.fields?.[0]?.value).toMatch(/^Asked once, answered now/);
  swap(await bundledDesk());
  expect((await gaps())?.embeds[0]?.fields?.[0]?.value).toMatch(/^Asked once\n/);
});
