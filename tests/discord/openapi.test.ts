import type { APIMessage } from 'discord.js';
import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { HOME } from '../support/discord/index.ts';
import { discordCheck, openApiCheck } from '../support/discord/openapi.ts';

const check = discordCheck();
const QUESTION = 'Who led the delegation?';

function shown(message: APIMessage | undefined): APIMessage {
  if (!message) throw new Error('there is no message');
  return message;
}

test('the check tells what the description does not allow', () => {
  const body = { type: 'object', properties: { content: { type: 'string', maxLength: 3 } }, required: ['content'] };
  const post = { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
  const small = openApiCheck({ paths: { '/channels/{id}/messages': { post }, '/gateway/bot': { get: {} } } });
  const request = { query: new URLSearchParams(), files: [], headers: {}, at: 0 };
  const faults = (method: string, path: string, sent: unknown) => small([{ ...request, method, path, body: sent }]);
  expect(faults('GET', '/gateway/bot', undefined)).toEqual([]);
  expect(faults('POST', '/channels/1/messages', { content: 'abc' })).toEqual([]);
  expect(faults('POST', '/channels/1/messages', { content: 'abcd' })[0]).toMatch(/\/content must NOT have more than 3/);
  expect(faults('POST', '/channels/1/messages', undefined)[0]).toMatch(/body is missing/);
  expect(faults('POST', '/nowhere', {})[0]).toMatch(/no such request/);
});

test.skipIf(check === undefined)('every kind of request the bot sends is one Discord describes', async () => {
  const { discord } = await startBot({ extra: EXTRA });
  const { message: answer } = await discord.command({ name: 'ask', options: { question: QUESTION } });
  discord.message({ content: `<@${discord.botId}> and how many projects?`, reference: shown(answer) });
  await discord.nextMessage(HOME.general);
  const target = discord.message({ content: QUESTION });
  await discord.messageCommand({ name: 'Ask the visit desk', target });
  await discord.autocomplete({ name: 'everything', focused: 'word', options: { word: 'ab' } });
  await discord.command({ name: 'failing', options: { how: 'user' } });
  await discord.command({ name: 'everything', options: { word: 'x' } });
  const { message } = await discord.command({ name: 'pressing', options: { private: true } });
  const shared = await discord.button({ customId: 'v1:pressing:share:代表团%3A 100%25', message: shown(message) });
  await discord.until(() => shared.followUps[0], 'nothing was shared');
  expect(discord.requests.some(({ files }) => files.length > 0)).toBe(true);
  expect(check?.(discord.requests)).toEqual([]);
});
