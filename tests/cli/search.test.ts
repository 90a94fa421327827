import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonLines, refusal, run, temporaryFolder } from '../support/program.ts';

const DOCUMENT = readFileSync(new URL('../../corpus/zhejiang-visit.txt', import.meta.url), 'utf8');

const found = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  hits: z.array(
    z.strictObject({
      document: z.string(),
      passage: z.string(),
      start: z.int(),
      end: z.int(),
      score: z.number().positive(),
      text: z.string(),
      sentence: z.strictObject({ start: z.int(), end: z.int() }),
    }),
  ),
});
const line = (value: object) => JSON.stringify(value);

async function search(...args: string[]) {
  const lines = jsonLines(await run(['search', ...args, '--json']));
  expect(lines).toHaveLength(1);
  return found.parse(lines[0]).hits;
}

async function batch(lines: readonly object[], ...args: string[]): Promise<unknown[]> {
  return jsonLines(await run(['search', '--batch', ...args], { input: lines.map(line).join('\n') }));
}

test('search prints passages with their ids', async () => {
  const { code, stdout, stderr } = await run(['search', 'aid funds 848 million']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^zhejiang-visit#9 {2}\(\d+\.\d\d\)\n {2}Since 2010, .*848 million yuan/);
});

test('words no passage has are said to be so', async () => {
  const { code, stdout } = await run(['search', 'xylophone']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'No passage has any of these words.\n' });
  expect(await search('xylophone')).toEqual([]);
});

test('search --json gives exact slices, best first, each with its best sentence', async () => {
  const hits = await search('Zhejiang cadres');
  expect(hits.length).toBeGreaterThan(1);
  expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
  expect(new Set(hits.map(({ passage }) => passage)).size).toBe(hits.length);
  for (const { start, end, text, sentence } of hits) {
    expect(DOCUMENT.slice(start, end)).toBe(text);
    expect(sentence.start).toBeGreaterThanOrEqual(start);
    expect(sentence.end).toBeLessThanOrEqual(end);
    expect(sentence.end).toBeGreaterThan(sentence.start);
  }
});

test('--limit is the most hits there are, 10 where it is not given', async () => {
  expect(await search('Zhejiang Qinghai', '--limit', '1')).toHaveLength(1);
  expect((await search('Zhejiang Qinghai')).length).toBeLessThanOrEqual(10);
  const two = await search('Zhejiang Qinghai', '--limit', '2');
  const all = await search('Zhejiang Qinghai', '--limit', '100');
  expect(all.slice(0, 2)).toEqual(two);
});

test.each(['0', '-1', '101', '1.5', 'ten', ''])('the limit %j is refused', async (limit) => {
  const words = refusal(await run(['search', 'aid', `--limit=${limit}`]), 2);
  expect(words).toContain('--limit');
});

describe('search --batch', () => {
  test('answers every line with its id, in the order they came', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => ({
      id: `${index}`,
      query: index % 2 ? '资金' : 'aid funds',
    }));
    const answers = (await batch(lines)).map((answer) => found.parse(answer));
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    for (const { hits } of answers) expect(hits.length).toBeGreaterThan(0);
  });

  test('keeps to the limit of the line, else to that of the command', async () => {
    const answers = await batch(
      [
        { id: 1, query: 'Zhejiang', limit: 3 },
        { id: 2, query: 'Zhejiang' },
      ],
      '--limit',
      '2',
    );
    expect(answers.map((answer) => found.parse(answer).hits.length)).toEqual([3, 2]);
  });

  test('searches one document only where the line names it', async () => {
    const folder = temporaryFolder({
      'north.txt': 'The bridge in the north was built by masons.\n',
      'south.txt': 'The bridge in the south was built by carpenters.\n',
    });
    const lines = [
      { id: 'all', query: 'bridge' },
      { id: 'one', query: 'bridge', document: 'south' },
    ];
    const answers = (await batch(lines, '--corpus', folder)).map((answer) => found.parse(answer));
    expect(answers[0]?.hits.map(({ document }) => document).sort()).toEqual(['north', 'south']);
    expect(answers[1]?.hits.map(({ document }) => document)).toEqual(['south']);
  });

  test('answers a bad line with its error and goes on', async () => {
    const answers = await batch([
      { id: 'document', query: 'aid', document: 'unknown' },
      { id: 'limit', query: 'aid', limit: 0 },
      { id: 'fraction', query: 'aid', limit: 1.5 },
      { id: 'text', query: 'aid', limit: '3' },
      { id: 'no query' },
      { id: 'good', query: 'aid' },
    ]);
    expect(answers).toMatchObject([
      { id: 'document', error: expect.stringContaining('zhejiang-visit') },
      { id: 'limit', error: expect.stringContaining('limit') },
      { id: 'fraction', error: expect.stringContaining('limit') },
      { id: 'text', error: expect.stringContaining('limit') },
      { id: 'no query', error: expect.stringContaining('query') },
      { id: 'good', hits: expect.any(Array) },
    ]);
  });
});
