import { expect, test } from 'vitest';
import { bundledDesk, startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { choicesOf, HOME } from '../support/discord/index.ts';

const EPHEMERAL = 64;
const QUESTION = 'Who led the delegation?';

test('/ask answers in content at once, with the words it rests on in one embed', async () => {
  const { discord } = await startBot();
  const { callback, message } = await discord.command({ name: 'ask', options: { question: QUESTION } });
  expect(callback.type).toBe(4);
  expect(message?.content).toMatch(/Wang Guosheng/);
  expect(message?.embeds).toHaveLength(1);
  const [embed] = message?.embeds ?? [];
  expect(embed?.title).toBe('The words this rests on');
  expect(embed?.description).toMatch(/\*\*.*Wang Guosheng.*\*\*/);
  expect(embed?.description).toMatch(/— zhejiang-visit#\d+, Qinghai's/);
  expect(embed?.footer?.text).toBe(`Question: ${QUESTION}`);
  expect(message?.flags).toBe(0);
  expect(discord.violations).toEqual([]);
});

test('what the document does not say is said, with the nearest words marked as no answer', async () => {
  const { discord } = await startBot();
  const options = { question: 'Which hotel did they stay in?' };
  const { message } = await discord.command({ name: 'ask', options });
  expect(message?.content).toMatch(/does not (say|name|mention)/);
  expect(message?.embeds[0]?.title).toMatch(/not an answer|Not stated/);
  expect(discord.violations).toEqual([]);
});

test('/ask, /search and /help are private where asked for, and only then', async () => {
  const { discord } = await startBot();
  for (const [name, options] of [
    ['ask', { question: QUESTION }],
    ['search', { words: 'aid funds' }],
    ['help', {}],
  ] as const) {
    const open = await discord.command({ name, options });
    const closed = await discord.command({ name, options: { ...options, private: true } });
    expect([open.message?.flags, closed.message?.flags]).toEqual([0, EPHEMERAL]);
    expect(closed.message?.content).not.toBe('');
  }
  expect(discord.violations).toEqual([]);
});

test('the reply is in the language of the asker, a Chinese question is answered in Chinese', async () => {
  const { discord } = await startBot();
  const ask = async (question: string, locale: string) =>
    (await discord.command({ name: 'ask', options: { question }, locale })).message;
  expect((await ask(QUESTION, 'de'))?.content).toMatch(/delegation/);
  expect((await ask(QUESTION, 'en-GB'))?.content).toMatch(/delegation/);
  expect((await ask(QUESTION, 'zh-CN'))?.content).toMatch(/代表团/);
  expect((await ask(QUESTION, 'zh-TW'))?.content).toMatch(/代表團/);
  const chinese = await ask('代表团是谁带队的？', 'en-US');
  expect(chinese?.content).toMatch(/王国生/);
  expect(chinese?.embeds[0]?.footer?.text).toBe('问题：代表团是谁带队的？');
  expect(discord.violations).toEqual([]);
});

test('works in direct messages, private channels and servers the bot is not in', async () => {
  const { discord } = await startBot();
  const options = { question: QUESTION };
  const userId = '1000000000000000003';
  for (const place of [
    { context: 'bot_dm' },
    { context: 'private', userId },
    { guildId: '1000000000000000999', userId },
  ] as const) {
    const { message } = await discord.command({ name: 'ask', options, ...place });
    expect(message?.content).toMatch(/Wang Guosheng/);
    expect(message?.embeds).toHaveLength(1);
  }
  expect(discord.violations).toEqual([]);
});

test('questions made to break it get a polite answer or a private hint', async () => {
  const { discord } = await startBot();
  const nasty = [
    ...['😀😀😀', '@everyone who led @here?', '**bold** [x](https://evil.example) discord.gg/abc', '\u202egnirts'],
    ...['<@1000000000000000002> <#1> <:a:1>', '```', '> # - 1. ||x||', '\u0000\u0007', 'ب'.repeat(400), ' . '],
    ...['e\u0301'.repeat(300), '哪'.repeat(900), '\ud83d'],
  ];
  for (const question of nasty) {
    const { message } = await discord.command({ name: 'ask', options: { question } });
    expect(message?.content).not.toBe('');
    const shown = JSON.stringify([message?.content, message?.embeds]);
    expect(shown).not.toMatch(/@everyone|@here|\]\(https|discord\.gg|<[@#:]/);
  }
  const empty = await discord.command({ name: 'ask', options: { question: '   ' } });
  expect(empty.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/empty/) });
  expect(discord.violations).toEqual([]);
});

test('what a person did wrong is told privately in their language, anything else in one fixed sentence', async () => {
  const { discord, logged } = await startBot({ extra: EXTRA });
  const user = await discord.command({ name: 'failing', options: { how: 'user' } });
  expect(user.message).toMatchObject({ content: 'You \\*must\\* not.', flags: EPHEMERAL });
  const chinese = await discord.command({ name: 'failing', options: { how: 'user' }, locale: 'zh-TW' });
  expect(chinese.message?.content).toBe('不可以。');
  expect(logged.filter(({ level }) => level === 50)).toEqual([]);
  const inner = await discord.command({ name: 'failing', options: { how: 'inner' } });
  expect(inner.message).toMatchObject({ content: expect.stringMatching(/^Something went wrong/), flags: EPHEMERAL });
  expect(JSON.stringify(inner.message)).not.toContain('secret');
  const written = logged.find(({ level }) => level === 50);
  expect(written).toMatchObject({ command: 'failing', error: expect.stringContaining('secret') });
  expect(discord.violations).toEqual([]);
});

test('every kind of option arrives, and suggestions keep to the limits', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const options = { word: 'x', count: 3, where: HOME.briefings, side: 'guests', private: false };
  const { message } = await discord.command({ name: 'everything', options });
  expect(message?.content).toContain('"count":3');
  expect(message?.content).toContain(HOME.briefings);
  const typing = { name: 'everything', focused: 'word', options: { word: 'ab' } };
  const offered = choicesOf(await discord.autocomplete(typing));
  expect(offered).toHaveLength(25);
  expect(offered[0]).toMatchObject({ name: expect.stringMatching(/^word ab .*…$/), value: 'v0' });
  const failed = await discord.autocomplete({ name: 'failing', focused: 'how', options: { how: 'a' } });
  expect(choicesOf(failed)).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a subcommand runs with its own options', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const added = await discord.command({ name: 'divided add', options: { what: 'tea' } });
  expect(added.message?.content).toBe('added tea');
  expect((await discord.command({ name: 'divided list' })).message?.content).toBe('nothing yet');
  expect(discord.violations).toEqual([]);
});

test('the menu of a message asks what it says, and says so where it says nothing', async () => {
  const { discord } = await startBot();
  const name = 'Ask the visit desk';
  const target = discord.message({ content: `<@1000000000000000009> ${QUESTION}`, author: '1000000000000000008' });
  const { message } = await discord.messageCommand({ name, target });
  expect(message?.content).toMatch(/Wang Guosheng/);
  expect(message?.embeds[0]?.footer?.text).toMatch(/Who led the delegation\?$/);
  const empty = discord.message({ content: '', author: '1000000000000000008' });
  const none = await discord.messageCommand({ name, target: empty });
  expect(none.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/no text/) });
  const long = discord.message({ content: 'who '.repeat(480), author: '1000000000000000008' });
  const refused = await discord.messageCommand({ name, target: long, locale: 'zh-CN' });
  expect(refused.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/字符/) });
  expect(discord.violations).toEqual([]);
});

test('a reload swaps the desk that answers', async () => {
  const { discord, swap } = await startBot();
  const desk = await bundledDesk();
  swap({ ...desk, ask: (question, options) => ({ ...desk.ask(question, options), text: 'the new desk' }) });
  const { message } = await discord.command({ name: 'ask', options: { question: QUESTION } });
  expect(message?.content).toBe('the new desk');
});
