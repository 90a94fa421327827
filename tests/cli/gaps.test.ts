import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvField } from '../../src/cli/gaps.ts';
import { refusal, run, temporaryFolder } from '../support/program.ts';

test('what the terminal could not answer is listed there and printed as CSV, which no spreadsheet runs', async () => {
  const env = { STATE_FILE: join(temporaryFolder(), 'state.sqlite') };
  const input =
    'Which hotel did they stay in?\n=1+1 what is the wifi password, "please"?\nwhich  HOTEL did they stay in?\n/gaps\n';
  const console = await run([], { input, env });
  expect(console.stdout).toMatch(
    /do not say: 2, asked most first\.\n\n {2}which hotel did they stay in\?: Asked 2 times/,
  );
  const { stdout, stderr, code } = await run(['gaps', '--csv'], { env });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const [head, first, second, end] = stdout.split('\r\n');
  expect(head).toBe('question,language,count,first,last,answered now');
  expect(first).toMatch(/^which hotel did they stay in\?,en,2,\d{4}-\d\d-\d\dT[\d:.]+Z,\d{4}-[^,]+,no$/);
  expect(second).toMatch(/^"'=1\+1 what is the wifi password, ""please""\?",en,1,/);
  expect(end).toBe('');
  expect((await run(['gaps'], { env })).stdout).toMatch(/^ {4}2 {2}\d{4}-.* {2}which hotel did they stay in\?\n/);
});

test('questions of the command line are not kept, nor any where that is switched off', async () => {
  const STATE_FILE = join(temporaryFolder(), 'state.sqlite');
  await run(['ask', 'Which hotel did they stay in?'], { env: { STATE_FILE } });
  const off = { STATE_FILE, KEEP_UNANSWERED: 'false' };
  const console = await run([], { input: 'Which hotel did they stay in?\n/gaps\n', env: off });
  expect(console.stdout).toMatch(/not being kept \(KEEP_UNANSWERED is false\)/);
  expect((await run(['gaps'], { env: { STATE_FILE } })).stdout).toBe('No question without an answer is kept.\n');
});

test('where keeping is switched off, what was kept before is listed, and standard error says so', async () => {
  const env = { STATE_FILE: join(temporaryFolder(), 'state.sqlite') };
  await run([], { input: 'Which hotel did they stay in?\n', env });
  for (const args of [['gaps'], ['gaps', '--csv']]) {
    const on = await run(args, { env });
    const off = await run(args, { env: { ...env, KEEP_UNANSWERED: 'false' } });
    expect(on).toMatchObject({ code: 0, stderr: '' });
    expect(off).toMatchObject({ code: 0, stdout: on.stdout });
    expect(off.stderr).toMatch(/^Questions are not being kept \(KEEP_UNANSWERED is false\); [^\n]+\n$/);
  }
});

test('a state file that cannot be used is one line on standard error', async () => {
  const outcome = await run(['gaps'], { env: { STATE_FILE: temporaryFolder() } });
  expect(refusal(outcome, 1)).toMatch(/cannot be opened/);
});

test.each([
  ['plain', 'plain'],
  ['=cmd()', "'=cmd()"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  [' =1', "' =1"],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('the CSV field of %j is %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});
