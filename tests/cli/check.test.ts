import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, refusal, run, temporaryFolder } from '../support/program.ts';

const HARBOUR = 'The harbour was opened by Mayor Lindqvist in 1931. It has four cranes.\n';

test('the bundled corpus is all right', async () => {
  const { code, stdout, stderr } = await run(['check']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^1 document, \d+ facts, \d+ questions: all right\n$/);
});

test('every fault of a corpus is told with its file and line on standard error, and nothing on standard output', async () => {
  const folder = temporaryFolder({
    'harbour.txt': HARBOUR,
    'harbour.facts.yaml': 'title: { en: Harbour, zh: 港口 }\nfactz: []\n',
    'empty.txt': '\n',
    'latin.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]),
    'stray.facts.yaml': 'facts: []\n',
  });
  const { code, stdout, stderr } = await run(['check', '--corpus', folder]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  for (const line of lines) expect(line.startsWith(`${folder}/`)).toBe(true);
  expect(lines.map((line) => line.slice(folder.length + 1)).sort()).toEqual([
    expect.stringMatching(/^empty\.txt:1: is empty/),
    expect.stringMatching(/^harbour\.facts\.yaml:\d+: .*factz/),
    expect.stringMatching(/^latin\.txt:1: is not UTF-8/),
    expect.stringMatching(/^stray\.facts\.yaml:1: belongs to no document/),
  ]);
});

test('a faulty corpus answers no question either', async () => {
  const folder = temporaryFolder({ 'empty.txt': '' });
  for (const args of [['ask', 'Who?'], ['search', 'who'], ['serve'], []]) {
    expect(refusal(await run(['--corpus', folder, ...args]), 1)).toMatch(/empty\.txt:1: is empty/);
  }
});

test('a question of a set that is not answered as it should be is a fault at its line', async () => {
  const questions = [
    'document: harbour',
    'questions:',
    '  - { id: a, question: Who wrote Hamlet?, language: en, style: plain, not_stated: off-topic }',
    '  - { id: b, question: What is the recipe for bread?, language: en, style: plain, quotes: [four cranes] }',
    '  - { id: c, question: How many cranes has the harbour?, language: en, style: plain, quotes: [five cranes] }',
  ];
  const folder = temporaryFolder({
    'harbour.txt': HARBOUR,
    'harbour.questions.yaml': `${questions.join('\n')}\n`,
  });
  const { code, stdout, stderr } = await run(['check', '--corpus', folder]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const file = join(folder, 'harbour.questions.yaml');
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining(`${file}:4: "What is the recipe for bread?" should show "four cranes"`),
    expect.stringContaining(`${file}:5: the quote "five cranes" is not in the text`),
  ]);
});

test('a question set that comes out right is counted', async () => {
  const set =
    'document: harbour\nquestions:\n' +
    '  - { id: a, question: Who wrote Hamlet?, language: en, style: plain, not_stated: off-topic }\n' +
    '  - { id: b, question: What is the recipe for bread?, language: en, style: plain, not_stated: off-topic }\n';
  const folder = temporaryFolder({ 'harbour.txt': HARBOUR, 'harbour.questions.yaml': set });
  const { code, stdout, stderr } = await run(['check', '--corpus', folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe('1 document, 0 facts, 2 questions: all right\n');
});

test('a broken question set is told with its file and line', async () => {
  const set =
    'document: harbour\nquestions:\n  - { id: a, question: Who?, language: fr, style: plain, quotes: [It] }\n';
  const folder = temporaryFolder({ 'harbour.txt': HARBOUR, 'harbour.questions.yaml': set });
  expect(refusal(await run(['check', '--corpus', folder]), 1)).toMatch(/harbour\.questions\.yaml:3: .*language/);
  const empty = set.replace('fr', 'en').replace('[It]', '[]');
  const other = temporaryFolder({ 'harbour.txt': HARBOUR, 'harbour.questions.yaml': empty });
  expect(refusal(await run(['check', '--corpus', other]), 1)).toMatch(
    /harbour\.questions\.yaml:3: `questions\.0\.quotes` is empty; list at least one entry$/,
  );
});

test('--corpus and CORPUS_DIR name another corpus, the option before the variable, on either side of the command', async () => {
  const harbour = temporaryFolder({ 'harbour.txt': HARBOUR });
  const other = temporaryFolder({ 'other.txt': 'Nothing of interest stands here.\n' });
  const outcomes = [
    await run(['search', 'cranes', '--json', '--corpus', harbour]),
    await run(['--corpus', harbour, 'search', 'cranes', '--json']),
    await run(['search', 'cranes', '--json'], { env: { CORPUS_DIR: harbour } }),
    await run(['search', 'cranes', '--json', `--corpus=${harbour}`], { env: { CORPUS_DIR: other } }),
  ];
  for (const outcome of outcomes) {
    expect(jsonLines(outcome)).toMatchObject([{ hits: [{ document: 'harbour', passage: 'harbour#1' }] }]);
  }
});

test('a corpus folder that is not there is one line and exit code 1', async () => {
  for (const args of [['ask', 'Who?'], ['search', 'who'], ['check'], ['serve']]) {
    const words = refusal(await run([...args, '--corpus', '/nowhere/at/all']), 1);
    expect(words).toMatch(/^\/nowhere\/at\/all: .*does not exist/);
  }
});
