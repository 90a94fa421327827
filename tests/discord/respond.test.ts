import { MessageFlags, type RepliableInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { defineCommand } from '../../src/commands/kit/command.ts';
import { reply } from '../../src/commands/kit/reply.ts';
import { answering } from '../../src/discord/respond.ts';
import { UserError } from '../../src/errors.ts';
import { keepLog, startBot } from '../support/bot.ts';

/** An interaction in one of the states it can be in when something fails, which writes down how it was answered. */
function interactionIn(state: { replied: boolean; deferred: boolean }) {
  const sent: [string, { content?: string; flags?: MessageFlags }][] = [];
  const record = (how: string) => async (payload: { content?: string }) => void sent.push([how, payload]);
  const fake = { ...state, reply: record('reply'), editReply: record('editReply'), followUp: record('followUp') };
  return { sent, interaction: fake as unknown as RepliableInteraction };
}

test.each([
  [{ replied: false, deferred: false }, 'reply', MessageFlags.Ephemeral],
  [{ replied: false, deferred: true }, 'editReply', undefined],
  [{ replied: true, deferred: false }, 'followUp', MessageFlags.Ephemeral],
  [{ replied: true, deferred: true }, 'followUp', MessageFlags.Ephemeral],
])('a failure is told in the way that is open: %j by %s', async (state, how, flags) => {
  const { sent, interaction } = interactionIn(state);
  await answering(interaction, 'en', keepLog().log, {}, async () => {
    throw new UserError({ en: 'No.', zh: '不。' });
  });
  expect(sent).toMatchObject([[how, { content: 'No.' }]]);
  expect(sent[0]?.[1].flags).toBe(flags);
});

test('a command that takes longer than Discord waits is logged and nothing else happens', async () => {
  const slow = defineCommand({
    name: { en: 'slow', 'zh-CN': '慢', 'zh-TW': '慢' },
    description: { en: 'Slow', zh: '慢' },
    options: [],
    run() {
      return reply({ locale: 'en', title: 'Late', text: 'late' });
    },
  });
  const { discord, logged } = await startBot({ extra: [slow] });
  await expect(discord.command({ name: 'slow', timeoutMs: 200, expired: true })).rejects.toThrow('did not answer');
  const warned = await discord.until(() => logged.find(({ msg }) => /no longer took/.test(String(msg))), 'no warning');
  expect(warned).toMatchObject({ level: 40, command: 'slow' });
  expect(logged.filter(({ level }) => level === 50)).toEqual([]);
  const { message } = await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
  expect(message?.content).toMatch(/Wang Guosheng/);
});

test('an interaction that comes again is answered once', async () => {
  const { discord } = await startBot();
  const raw: unknown[] = [];
  const dispatch = discord.gateway.dispatch.bind(discord.gateway);
  discord.gateway.dispatch = (event, data, guildId, intent) => {
    if (event === 'INTERACTION_CREATE') raw.push(data);
    return dispatch(event, data, guildId, intent);
  };
  await discord.command({ name: 'help' });
  for (const data of raw) dispatch('INTERACTION_CREATE', data, null);
  await discord.command({ name: 'help' });
  expect(discord.requests.filter(({ path }) => /callback/.test(path))).toHaveLength(2);
  expect(discord.violations).toEqual([]);
});

test('what a command shows wrongly is caught: the person gets one fixed sentence', async () => {
  const { discord } = await startBot();
  const end = discord.fail({ path: /callback/, times: 1 }, { status: 400, code: 50_035, message: 'Invalid Form Body' });
  const { message } = await discord.command({ name: 'help' });
  end();
  expect(message).toMatchObject({ flags: 64, content: expect.stringMatching(/^Something went wrong/) });
});
