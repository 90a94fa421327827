import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refusal, run } from '../support/program.ts';

test.each([
  ['an unknown option', ['--bogus'], /--bogus/],
  ['an unknown option of a command', ['ask', 'Who?', '--bogus'], /--bogus/],
  ['an unknown command', ['bogus'], /./],
  ['a question that is not there', ['ask'], /ask needs words/],
  ['an empty question', ['ask', ''], /ask needs words/],
  ['a question of white space', ['ask', ' \t\n '], /ask needs words/],
  ['a question of 10,000 characters', ['ask', 'a'.repeat(10_000)], /10000 characters.*at most 1000/],
  ['a question that is not quoted', ['ask', 'who', 'led'], /too many arguments/],
  ['a search without words', ['search'], /search needs words/],
  ['a question beside --batch', ['ask', 'Who?', '--batch'], /--batch reads standard input/],
  ['--explain for a machine', ['ask', 'Who?', '--explain', '--json'], /--explain is for reading/],
  ['--corpus without a folder', ['ask', 'Who?', '--corpus'], /--corpus/],
])('%s is one line on standard error and exit code 2', async (_, args, words) => {
  expect(refusal(await run(args), 2)).toMatch(words);
});

test('bad usage is told before the corpus and the environment are looked at', async () => {
  const env = { CORPUS_DIR: '/nowhere', DISCORD_API_URL: 'nonsense' };
  refusal(await run(['ask'], { env }), 2);
});

test.each([
  ['DISCORD_API_URL', 'nonsense'],
  ['LOG_LEVEL', 'loud'],
  ['DISCORD_GUILD_ID', 'my server'],
])('an environment with %s=%s is one line and exit code 1', async (key, value) => {
  for (const args of [['ask', 'Who?'], ['serve']]) {
    expect(refusal(await run(args, { env: { [key]: value } }), 1)).toMatch(new RegExp(`^${key}: must `));
  }
});

test('--help names the commands, and those of a command its options', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of ['serve', 'ask', 'search', 'check', '--corpus']) expect(stdout).toContain(name);
  const ask = await run(['ask', '--help']);
  for (const name of ['--json', '--batch', '--corpus']) expect(ask.stdout).toContain(name);
});

test('--version prints that of package.json', async () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});
