import { type APIMessage, ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { choicesOf, HOME } from '../support/discord/index.ts';

const EPHEMERAL = 64;
const QUESTION = 'How much money did Zhejiang give Qinghai?';

function shown(message: APIMessage | undefined): APIMessage {
  if (!message) throw new Error('there is no message');
  return message;
}

/** The id of the button with this label. */
function idOf(message: APIMessage, label: string): string {
  const rows = message.components?.flatMap((row) => (row.type === ComponentType.ActionRow ? [row] : [])) ?? [];
  const all = rows.flatMap(({ components }) => components);
  const found = all.find((component) => 'label' in component && component.label === label);
  if (!found || !('custom_id' in found)) throw new Error(`no button "${label}" in ${JSON.stringify(rows)}`);
  return found.custom_id;
}

test('names are suggested while they are typed, in the language of the asker, and looked up', async () => {
  const { discord } = await startBot();
  const typing = { name: 'person', focused: 'person', options: { person: 'guoshneg' } };
  const [english] = choicesOf(await discord.autocomplete(typing));
  expect(english).toEqual({ name: 'Wang Guosheng — Qinghai', value: 'wang-guosheng' });
  const [chinese] = choicesOf(await discord.autocomplete({ ...typing, locale: 'zh-TW' }));
  expect(chinese).toEqual({ name: '王國生 — 青海', value: 'wang-guosheng' });
  const { message } = await discord.command({ name: 'person', options: { person: 'wang-guosheng' } });
  expect(message?.content).toMatch(/^Wang Guosheng \(Qinghai\): /);
  expect(message?.embeds[0]?.title).toBe('The words this rests on');
  const empty = choicesOf(await discord.autocomplete({ name: 'fact', focused: 'fact', options: { fact: '' } }));
  expect(empty).toHaveLength(25);
  expect(discord.violations).toEqual([]);
});

test('every look-up answers publicly, privately where asked for, and what is wrong is told privately', async () => {
  const { discord } = await startBot();
  for (const [name, options] of [
    ['fact', { fact: 'aid-funds' }],
    ['person', { person: '夏寶龍' }],
    ['passage', { passage: '9' }],
    ['timeline', {}],
    ['figures', { document: 'zhejiang-visit' }],
  ] as const) {
    for (const locale of ['en-US', 'zh-CN', 'zh-TW']) {
      const open = await discord.command({ name, options, locale });
      const closed = await discord.command({ name, options: { ...options, private: true }, locale });
      expect([name, open.message?.flags, closed.message?.flags]).toEqual([name, 0, EPHEMERAL]);
      expect(closed.message?.content).toBe(open.message?.content);
    }
    const wrong = await discord.command({ name, options: { ...options, document: 'nope' } });
    expect(wrong.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/^There is no document/) });
  }
  expect(discord.violations).toEqual([]);
});

test('an answer is shown in context to who presses, with the quote marked in its whole passage', async () => {
  const { discord } = await startBot();
  const message = shown((await discord.command({ name: 'ask', options: { question: QUESTION } })).message);
  const pressed = await discord.button({ customId: idOf(message, 'Show in context'), message });
  expect(pressed.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/passage 9 of 13/) });
  const description = pressed.message?.embeds[0]?.description ?? '';
  expect(description).toMatch(/\*\*Since 2010, .*848 million yuan\*\*/);
  expect(description).toContain('wangguosheng in Zhejiang Province');
  expect(description).toContain('Practice has proved');
  const other = await discord.button({ customId: idOf(message, 'Not what I asked'), message });
  expect(other.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/^Not an answer/) });
  expect(discord.messages(HOME.general)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('the context of a private answer stands beside it, and its neighbours take its own place', async () => {
  const { discord } = await startBot();
  const options = { question: QUESTION, private: true };
  const answer = shown((await discord.command({ name: 'ask', options })).message);
  const beside = await discord.button({ customId: idOf(answer, 'Show in context'), message: answer });
  expect(beside.callback.type).toBe(4);
  const context = shown(beside.message);
  const turned = await discord.button({ customId: idOf(context, 'Next passage'), message: context });
  expect(turned.callback.type).toBe(7);
  expect(turned.message?.id).toBe(context.id);
  expect(discord.current(context)?.content).toMatch(/passage 10 of 13/);
  expect(discord.current(answer)?.content).toMatch(/848 million yuan/);
  expect(discord.violations).toEqual([]);
});

test('a private answer is shared once, as it was', async () => {
  const { discord } = await startBot();
  const options = { question: '浙江给了青海多少钱？', private: true };
  const answer = shown((await discord.command({ name: 'ask', options, locale: 'zh-CN' })).message);
  const share = idOf(answer, '分享到频道');
  const pressed = await discord.button({ customId: share, message: answer, locale: 'zh-CN' });
  const shared = await discord.until(() => pressed.followUps[0], 'nothing was shared');
  expect(shared).toMatchObject({ flags: 0, content: answer.content });
  expect(shared.embeds[0]?.description).toBe(answer.embeds[0]?.description);
  expect(JSON.stringify(shared.components)).not.toContain('share');
  expect(JSON.stringify(discord.current(answer)?.components)).not.toContain('share');
  expect(JSON.stringify(discord.current(answer)?.components)).toContain('查看上下文');
  expect(discord.messages(HOME.general)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('results go on privately, page after page in one message, and any page can be shared', async () => {
  const { discord } = await startBot();
  const found = shown(
    (await discord.command({ name: 'search', options: { words: 'aid funds of Qinghai: 100%' } })).message,
  );
  const second = shown((await discord.button({ customId: idOf(found, 'More results'), message: found })).message);
  expect(second.flags).toBe(EPHEMERAL);
  expect(second.embeds[0]?.description).toMatch(/Page 2 of \d/);
  await discord.button({ customId: idOf(second, 'More results'), message: second });
  const third = shown(discord.current(second));
  expect(third.embeds[0]?.description).toMatch(/Page 3 of \d/);
  const shared = await discord.button({ customId: idOf(third, 'Share in channel'), message: third });
  const published = await discord.until(() => shared.followUps[0], 'nothing was shared');
  expect(published.embeds[0]?.description).toBe(third.embeds[0]?.description);
  expect(discord.messages(HOME.general)).toHaveLength(2);
  expect(discord.violations).toEqual([]);
});

test('buttons with broken insides get a polite private reply', async () => {
  const { discord } = await startBot();
  const message = shown((await discord.command({ name: 'ask', options: { question: QUESTION } })).message);
  for (const id of [
    'passage',
    'passage:show:x',
    'passage:show:zhejiang-visit:abc:1-9',
    'person:show:wang-guosheng:0',
  ]) {
    const told = await discord.button({ customId: `v1:${id}`, message, forged: true });
    expect(told.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/Please ask again/) });
  }
  expect(discord.violations).toEqual([]);
});
