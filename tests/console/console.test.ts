import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { runConsole } from '../../src/console/console.ts';
import { bundledDesk, keepLog } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';

/** What the console writes for this input, after its banner. */
async function talk(input: string, isTTY = false) {
  const desk = await bundledDesk();
  const { log, logged } = keepLog();
  const streams = {
    input: Object.assign(new PassThrough(), { isTTY }),
    output: Object.assign(new PassThrough(), { isTTY }),
  };
  const written = text(streams.output);
  const done = runConsole({ desk: () => desk, commands: [...(await loadCommands()), ...EXTRA], log, ...streams });
  streams.input.end(input);
  await done;
  streams.output.end();
  const whole = await written;
  return { said: whole.slice(whole.indexOf('Ctrl-D ends.') + 'Ctrl-D ends.'.length).trim(), whole, logged };
}

test('it ends when the input ends', async () => {
  expect((await talk('')).said).toBe('');
});

test('each line is answered in its order, the last without a line feed too', async () => {
  const { said } = await talk('Who led the delegation?\n\n  \n/search aid funds\n援青资金有多少？');
  const places = ['The delegation was led by', 'Passages that match', '8.48亿元'].map((words) => said.indexOf(words));
  expect(places[0]).toBe(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test.each(['/quit', '/exit', 'quit', 'Exit', '/退出'])(
  '%s leaves; what comes after it is not answered',
  async (word) => {
    const { said, logged } = await talk(`Who led the delegation?\n ${word} \n/help\n`);
    expect(said).toMatch(/^The delegation was led by/);
    expect(said).not.toContain('/search');
    expect(logged).toEqual([]);
  },
);

test('a question that begins like it does not', async () => {
  expect((await talk('Exit from the programme?\n/help\n')).said).toContain('/search');
});

test('a pipe gets no prompt and no colour', async () => {
  const { whole } = await talk('Who led the delegation?\n');
  expect(whole).not.toContain('\u001b');
  expect(whole).not.toMatch(/^> $/m);
});

test('a terminal gets a prompt and bold quotes', async () => {
  const { whole } = await talk('Who led the delegation?\n', true);
  expect(whole).toContain('\u001b[1m');
  expect(whole).toContain('> ');
});

test('a command is answered in the language of its name, else of what is asked', async () => {
  const { said } = await talk('/數據\n/fact 2010年以来援青资金\n/人物 xia\n/fact aid-funds\n');
  expect(said).toContain('8.48億元：2010年以來援青資金');
  expect(said).toContain('浙江累计投入');
  expect(said).toContain('夏宝龙（浙江）：');
  expect(said).toContain('Since 2010 Zhejiang has put');
});

test('/help lists every command', async () => {
  const { said } = await talk('/help\n');
  for (const name of ['/ask', '/search', '/help', '/everything']) expect(said).toContain(`${name}:`);
});

test('what a person did wrong is said in the language they write, and is not logged', async () => {
  const { said, logged } = await talk('/nope\n/failing how:user\n/搜尋\n');
  expect(said).toMatch(/^There is no \/nope\. .*\n\nYou \*must\* not\.\n\n/);
  expect(said).toMatch(/缺少/);
  expect(logged).toEqual([]);
});

test('a command that fails is said and logged, and the next line is answered', async () => {
  const { said, logged } = await talk('/failing how:otherwise\nWho led the delegation?\n');
  expect(said).toMatch(/^That went wrong/);
  expect(said).toContain('The delegation was led by');
  expect(logged).toMatchObject([{ msg: 'a console line failed' }]);
});

test('a question that is too long is refused with its limit', async () => {
  expect((await talk(`${'a'.repeat(10_000)}\n`)).said).toMatch(/10000 characters; ask it in at most 1000/);
});
