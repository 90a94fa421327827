import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, run, temporaryFolder } from '../support/program.ts';

const DOCUMENT = readFileSync(new URL('../../corpus/zhejiang-visit.txt', import.meta.url), 'utf8');

test('briefing prints a Markdown file whose quotes are exact slices at the offsets it names', async () => {
  const { code, stdout, stderr } = await run(['briefing']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^# Qinghai's Party and government delegation visits Zhejiang\n\nBriefing\n\n## Bottom line\n/,
  );
  const quotes = [...stdout.matchAll(/^ {2}> (.+)\n {2}>\n {2}> — zhejiang-visit#\d+, (\d+)–(\d+)$/gm)];
  expect(quotes.length).toBeGreaterThan(10);
  for (const [, quote, start, end] of quotes) expect(DOCUMENT.slice(Number(start), Number(end))).toBe(quote);
  expect(stdout.endsWith('\n')).toBe(true);
});

test('--topic and --language choose, and --picture writes a picture that the file links', async () => {
  const picture = join(temporaryFolder(), 'visit.png');
  const { code, stdout } = await run(['briefing', '--topic', 'aid', '--language', 'zh-TW', '--picture', picture]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# 浙江援青工作\n/);
  expect(stdout).toMatch(/^!\[主題一覽：浙江援青工作。/m);
  expect(stdout).toContain(`](<${picture}>)`);
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
});

test.each([
  [
    'a topic that is not there',
    ['--topic', 'weather'],
    /^There is no topic "weather"; there are: visit \(The visit\), /,
  ],
  ['a document that is not there', ['--document', 'other'], /^There is no document "other"; there are: zhejiang-visit/],
  ['another language', ['--language', 'de'], /^--language must be one of en, zh-CN, zh-TW, not "de"$/],
  ['a picture of another kind', ['--picture', 'visit.jpg'], /^--picture must name a file that ends in \.png/],
])('%s is one line and exit code 2', async (_, args, words) => {
  expect(refusal(await run(['briefing', ...args]), 2)).toMatch(words);
});

test('a picture that cannot be written is one line and exit code 1, and a document without facts has none', async () => {
  const nowhere = join(temporaryFolder(), 'missing', 'visit.png');
  expect(refusal(await run(['briefing', '--picture', nowhere]), 1)).toMatch(/^the picture cannot be written: /);
  const corpus = temporaryFolder({ 'a.txt': 'They met in Turin.\n' });
  const file = join(corpus, 'a.png');
  expect(refusal(await run(['briefing', '--corpus', corpus, '--picture', file]), 2)).toMatch(
    /^There is nothing to draw/,
  );
  expect(existsSync(file)).toBe(false);
  const { code, stdout } = await run(['briefing', '--corpus', corpus]);
  expect(code).toBe(0);
  expect(stdout).toContain('“They met in Turin.”');
});
