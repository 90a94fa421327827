import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { bundledDesk, startBot } from '../support/bot.ts';
import { corpusFolder } from '../support/corpus-folder.ts';
import { HOME } from '../support/discord/index.ts';
import { testState } from '../support/state.ts';

const EPHEMERAL = 64;
const QUESTION = 'Which hotel did they stay in?';

async function scene() {
  const store = await testState();
  const bot = await startBot({ state: store.state });
  const gaps = async () => (await bot.discord.command({ name: 'gaps' })).message;
  return { ...store, ...bot, gaps };
}

test('a question without an answer is kept however it is asked, and shown to those who manage the server', async () => {
  const { discord, gaps } = await scene();
  expect((await gaps())?.content).toMatch(/Nothing was asked in the last 90 days/);
  await discord.command({ name: 'ask', options: { question: QUESTION } });
  await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
  discord.message({ content: `<@${discord.botId}> ${QUESTION}`, channelId: HOME.general });
  await discord.nextMessage(HOME.general);
  const dm = discord.message({ content: QUESTION, guildId: null });
  await discord.nextMessage(dm.channel_id);
  const target = discord.message({ content: QUESTION, author: '1000000000000000008' });
  await discord.messageCommand({ name: 'Ask the visit desk', target });
  const shown = await gaps();
  expect(shown?.flags).toBe(EPHEMERAL);
  expect(shown?.embeds[0]?.fields).toHaveLength(1);
  const field = shown?.embeds[0]?.fields?.[0];
  expect(field?.name).toBe('which hotel did they stay in?');
  expect(field?.value).toMatch(/^Asked 4 times, first and last:\n<t:\d+:F> \(<t:\d+:R>\)\n<t:\d+:F>/);
  expect(discord.commands().find(({ name }) => name === 'gaps')).toMatchObject({ default_member_permissions: '32' });
  expect(discord.violations).toEqual([]);
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
