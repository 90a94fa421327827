import { expect, test } from 'vitest';
import { refusal, run } from '../support/program.ts';

const ID = '1234567890123456789';
const TOKEN = `${Buffer.from(ID).toString('base64url')}.signature.secret`;
const SERVER = `https://discord.com/oauth2/authorize?client_id=${ID}&permissions=274878024704&integration_type=0&scope=bot%20applications.commands`;
const USER = `https://discord.com/oauth2/authorize?client_id=${ID}&integration_type=1&scope=applications.commands`;

test.each([
  ['the token', ['invite'], { DISCORD_TOKEN: TOKEN }],
  ['--application', ['invite', '--application', ID], {}],
  ['--application rather than the token', ['invite', '--application', ID], { DISCORD_TOKEN: 'MTI.other.token' }],
])('invite prints both install links for the application of %s', async (_, args, env) => {
  // Nobody answers there: no network is needed.
  const { code, stdout, stderr } = await run(args, { env: { ...env, DISCORD_API_URL: 'http://127.0.0.1:9/api' } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/https:\S+/g)).toEqual([SERVER, USER]);
  expect(stdout).not.toContain('secret');
});

test('it says which permissions it asks for and why, and the link asks for no others', async () => {
  const { stdout } = await run(['invite', '--application', ID]);
  const named = stdout.match(/^ {2}(\w+ )+ +to .+$/gm)?.map((line) => line.trim().split(/ {2,}/)[0]);
  expect(named).toEqual([
    ...['View Channels', 'Send Messages', 'Send Messages in Threads'],
    ...['Embed Links', 'Attach Files', 'Read Message History'],
  ]);
  // [Permissions, Bitwise Permission Flags]
  const bits = [10, 11, 38, 14, 15, 16].reduce((sum, bit) => sum + 2 ** bit, 0);
  expect(SERVER).toContain(`permissions=${bits}&`);
});

test('without an application, or with one that cannot be, it is one line and exit code 2; with a token that has none, 1', async () => {
  expect(refusal(await run(['invite']), 2)).toMatch(/^invite needs DISCORD_TOKEN or --application ID/);
  const words = refusal(await run(['invite'], { env: { DISCORD_TOKEN: 'secret.part.part' } }), 1);
  expect(words).toMatch(/^DISCORD_TOKEN: there is no application id in this token; give --application ID/);
  expect(words).not.toContain('secret');
  expect(refusal(await run(['invite', '--application', 'my bot']), 2)).toMatch(/17 to 20 digits, not "my bot"/);
  expect(refusal(await run(['invite', '--application']), 2)).toMatch(/--application/);
});
