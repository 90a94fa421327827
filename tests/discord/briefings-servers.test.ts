import { describe, expect, test } from 'vitest';
import { DAILY, OTHER_GUILD, scene } from '../support/briefings.ts';
import { choicesOf, HOME } from '../support/discord/index.ts';

test('a server sees and changes its own schedules only', async () => {
  const { add, play, discord } = await scene();
  const { id } = await add();
  const there = { guildId: OTHER_GUILD, channelId: '1000000000000000301' };
  expect((await play('list', {}, there))?.content).toMatch(/Nothing is scheduled/);
  for (const name of ['preview', 'test', 'pause', 'resume', 'remove']) {
    expect((await play(name, { id }, there))?.content).toMatch(new RegExp(`no schedule "${id}" in this server`));
  }
  const foreign = await play('add', DAILY, there);
  expect(foreign?.content).toMatch(/That channel is not in this server/);
  const typing = { name: 'briefings pause', focused: 'id', options: { id: '' }, ...there };
  expect(choicesOf(await discord.autocomplete(typing))).toEqual([]);
  expect((await play('list'))?.content).toBe('1 scheduled.');
});

describe('in a server the bot is not in', () => {
  // Its commands alone were installed there.
  const guildId = '1000000000000000999';
  const abroad = { guildId, integrationOwners: { '0': guildId } };

  test('no schedule of any server is seen or changed, and the way to add the bot is told', async () => {
    const { add, play, discord, state } = await scene();
    const { id } = await add();
    const before = await state.schedules.list(undefined);
    const link = `https://discord.com/oauth2/authorize?client_id=${discord.botId}`;
    for (const [name, given] of [
      ...[['list', {}] as const, ['add', DAILY] as const],
      ...['preview', 'test', 'pause', 'resume', 'remove'].map((what) => [what, { id }] as const),
    ]) {
      const message = await play(name, given, abroad);
      expect(message?.content).toMatch(/^The bot is not in this server, .* must add it first, by this link\.$/);
      const [field] = message?.embeds[0]?.fields ?? [];
      expect(field?.value).toMatch(/^<https:\/\/\S+>$/);
      expect(field?.value).toContain(link);
      expect(JSON.stringify(message)).not.toMatch(new RegExp(`${id}|${HOME.briefings}`));
    }
    const chinese = await play('list', {}, { ...abroad, locale: 'zh-TW' });
    expect(chinese?.content).toMatch(/^機器人不在本服務器中/);
    expect(await state.schedules.list(undefined)).toEqual(before);
    expect(discord.messages(HOME.briefings)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test('no id is suggested, nor a page of a list shown by a button', async () => {
    const { add, discord, logged } = await scene();
    const { message, id } = await add();
    const typing = { name: 'briefings pause', focused: 'id', options: { id: '' }, ...abroad };
    expect(choicesOf(await discord.autocomplete(typing))).toEqual([]);
    if (!message) throw new Error('there is no message to press on');
    const pressed = await discord.button({ ...abroad, customId: 'v1:briefings:list:1', message, forged: true });
    expect(pressed.message?.content).toMatch(/^The bot is not in this server/);
    expect(JSON.stringify(pressed.message)).not.toContain(id);
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});
