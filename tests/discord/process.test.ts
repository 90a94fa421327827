import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standIn } from '../support/bot.ts';
import { BUNDLED } from '../support/corpus-folder.ts';
import type { Discord } from '../support/discord/index.ts';
import { refusal, run, start, temporaryFolder } from '../support/program.ts';

/** A corpus is read and prepared twice here, on a machine that may be busy. */
const SLOW_MS = 90_000;

const environment = (discord: Discord, token = discord.token) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: discord.url,
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the process answers in Discord until %s, then ends with 0',
  async (signal) => {
    const discord = await standIn();
    const { child, printed, ended } = start([], environment(discord));
    await discord.connected(20_000);
    await discord.until(
      () => printed.stderr.includes('commands are published') || undefined,
      'nothing published',
      20_000,
    );
    const { message } = await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
    expect(message?.content).toMatch(/Wang Guosheng/);
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/"stopped"/);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
    expect(stderr).not.toContain(discord.token);
    expect(discord.violations).toEqual([]);
  },
);

test.each([
  ['Discord does not answer yet', { path: /gateway\/bot/ }],
  ['commands are being published', { path: /\/commands/ }],
])('SIGTERM while %s ends the process with 0', async (_, rule) => {
  const discord = await standIn();
  discord.fail(rule, 'hang');
  const { child, ended } = start([], environment(discord));
  await discord.until(() => discord.requests.find(({ path }) => rule.path.test(path)), 'nothing was asked', 25_000);
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/"stopped"/);
});

test(
  'questions are answered while the corpus is read anew, and from the new one afterwards',
  async () => {
    const discord = await standIn();
    const folder = temporaryFolder();
    await cp(BUNDLED, folder, { recursive: true });
    const { child, printed } = start(['--corpus', folder], { ...environment(discord), LOG_LEVEL: 'debug' });
    const told = (words: string) => discord.until(() => printed.stderr.includes(words) || undefined, words, SLOW_MS);
    const ask = async (question: string) => (await discord.command({ name: 'ask', options: { question } })).message;
    await told('commands are published');
    await writeFile(join(folder, 'harbour.txt'), 'The harbour of Ningbo was opened by its mayor in 1987.');
    child.kill('SIGHUP');
    await told('reading the corpus anew');
    // Standing still it would answer a few of them, that come in while files are read, and the others afterwards.
    for (let answered = 0; answered < 10; answered += 1) {
      expect((await ask('Who led the delegation?'))?.content).toMatch(/Wang Guosheng/);
    }
    expect(printed.stderr).not.toContain('the corpus is prepared');
    await told('corpus reloaded');
    expect((await ask('When was the harbour of Ningbo opened?'))?.content).toMatch(/1987/);
    await writeFile(join(folder, 'harbour.txt'), '');
    child.kill('SIGHUP');
    await told('the old one keeps serving');
    expect(printed.stderr).toMatch(/harbour\.txt:1: is empty/);
    expect((await ask('When was the harbour of Ningbo opened?'))?.content).toMatch(/1987/);
  },
  SLOW_MS,
);

test('a token Discord does not know is one line and exit code 1', async () => {
  const discord = await standIn();
  const words = refusal(await run([], { env: environment(discord, 'wrong.token.here') }), 1);
  expect(words).toMatch(/^DISCORD_TOKEN: Discord does not accept this token/);
  expect(words).not.toContain('wrong.token.here');
});

test('an address where nobody answers is one line and exit code 1', async () => {
  const env = { DISCORD_TOKEN: 'some.token.here', DISCORD_API_URL: 'http://127.0.0.1:9/api' };
  expect(refusal(await run([], { env }), 1)).toMatch(/^DISCORD_API_URL: .*cannot be reached/);
});

test('a corpus with faults keeps the process from connecting', async () => {
  const discord = await standIn();
  refusal(await run(['--corpus', '/nowhere'], { env: environment(discord) }), 1);
  expect(discord.requests).toEqual([]);
});
