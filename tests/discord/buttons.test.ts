import type { APIMessage } from 'discord.js';
import { expect, test } from 'vitest';
import { openDoor, startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { HOME } from '../support/discord/index.ts';

const EPHEMERAL = 64;
const SHARE = 'v1:pressing:share:代表团%3A 100%25';

function shown(message: APIMessage | undefined): APIMessage {
  if (!message) throw new Error('there is no message');
  return message;
}

test('a button carries all it needs, so that it works after a restart and for anybody', async () => {
  const first = await startBot({ extra: EXTRA });
  const { discord } = first;
  const message = shown((await discord.command({ name: 'pressing' })).message);
  await first.door.stop();
  await openDoor(discord, { extra: EXTRA });
  const userId = '1000000000000000005';
  const more = await discord.button({ customId: 'v1:pressing:more', message, userId, locale: 'zh-CN' });
  expect(more.message).toMatchObject({ flags: EPHEMERAL, content: 'more  Who led the delegation? zh-CN' });
  const share = await discord.button({ customId: SHARE, message });
  expect(share.message).toMatchObject({ flags: 0, content: 'share 代表团: 100% Who led the delegation? en' });
  expect(share.callback.type).toBe(4);
  expect(discord.violations).toEqual([]);
});

test('what is private can be shared once: the button goes, and everybody sees the reply', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const message = shown((await discord.command({ name: 'pressing', options: { private: true } })).message);
  expect(message.flags).toBe(EPHEMERAL);
  const answer = await discord.button({ customId: SHARE, message });
  expect(answer.callback.type).toBe(7);
  const shared = await discord.until(() => answer.followUps[0], 'nothing was shared');
  expect(shared).toMatchObject({ flags: 0, content: expect.stringMatching(/^share/) });
  const left = shown(discord.current(message));
  expect(JSON.stringify(left.components)).not.toContain('share');
  expect(JSON.stringify(left.components)).toContain('v1:pressing:more');
  expect(discord.messages(HOME.general)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('pressed twice before it has gone, it shares once all the same', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const message = shown((await discord.command({ name: 'pressing', options: { private: true } })).message);
  const press = () => discord.button({ customId: SHARE, message, forged: true });
  const answers = await Promise.all([press(), press()]);
  const types = answers.map(({ callback }) => callback.type);
  expect(types.toSorted()).toEqual([4, 7]);
  const late = answers.find(({ callback }) => callback.type === 4)?.message;
  expect(late).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/shared already/) });
  await discord.until(() => discord.messages(HOME.general)[0], 'nothing was shared');
  expect(discord.messages(HOME.general)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

test('a share that failed can be tried again, and then is shared once', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const refusal = { status: 400, code: 50_035, message: 'Invalid Form Body' };
  for (const path of [/\/callback/, /^\/webhooks\/\d+\/[^/]+$/]) {
    const before = discord.messages(HOME.general).length;
    const message = shown((await discord.command({ name: 'pressing', options: { private: true } })).message);
    discord.fail({ method: 'POST', path, times: 1 }, refusal);
    const failed = await discord.button({ customId: SHARE, message });
    const told = () => [failed.message, ...failed.followUps].find((one) => /Please try again/.test(one?.content ?? ''));
    expect((await discord.until(told, 'nothing was told')).flags).toBe(EPHEMERAL);
    expect(discord.messages(HOME.general)).toHaveLength(before);
    const again = await discord.button({ customId: SHARE, message });
    await discord.until(() => again.followUps[0], 'nothing was shared');
    expect(JSON.stringify(discord.current(message)?.components)).not.toContain('share');
    expect(discord.messages(HOME.general)).toHaveLength(before + 1);
    const late = await discord.button({ customId: SHARE, message, forged: true });
    expect(late.message?.content).toMatch(/shared already/);
  }
  expect(discord.violations).toEqual([]);
});

test('old, foreign and broken buttons get a polite private reply', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const message = shown((await discord.command({ name: 'pressing' })).message);
  for (const customId of ['v0:ask:more', 'v1:nothing:x', 'v1:ask', 'v1:', 'other', 'v1:vanished', 'x'.repeat(100)]) {
    const { message: told } = await discord.button({ customId, message, forged: true });
    expect(told).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/earlier version/) });
  }
  const broken = await discord.button({ customId: 'v1:pressing:broken', message });
  expect(broken.message).toMatchObject({ flags: EPHEMERAL, content: expect.stringMatching(/^Something went wrong/) });
  expect(discord.violations).toEqual([]);
});
