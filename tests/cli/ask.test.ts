import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonLines, run } from '../support/program.ts';

const QUESTION = 'Who led the delegation?';
const DOCUMENT = readFileSync(new URL('../../corpus/zhejiang-visit.txt', import.meta.url), 'utf8');

const answered = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  status: z.enum(['answered', 'not_stated']),
  answer: z.string().min(1),
  confidence: z.number().min(0).max(1),
  citations: z.array(
    z.strictObject({
      document: z.string(),
      passage: z.string(),
      start: z.int(),
      end: z.int(),
      quote: z.string(),
    }),
  ),
  readings: z.array(z.string()),
});
const failed = z.strictObject({ id: z.union([z.string(), z.number()]).nullable(), error: z.string().min(1) });
const line = (value: object) => JSON.stringify(value);

async function batch(input: string | Buffer): Promise<unknown[]> {
  return jsonLines(await run(['ask', '--batch'], { input }));
}

test('ask prints the answer first, then the words it rests on, and nothing else', async () => {
  const { code, stdout, stderr } = await run(['ask', QUESTION]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^The delegation was led by .*Wang Guosheng/);
  expect(stdout).toMatch(/\n\nThe words this rests on:\n {2}zhejiang-visit#2 {2}.*\[.*Wang Guosheng.*\]/);
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stdout).not.toContain('\u001b');
});

test('ask --explain shows terms, candidates with their scores and the decision, part by part', async () => {
  const { code, stdout } = await run(['ask', '--explain', `${QUESTION} And which hotel did they stay in?`]);
  expect(code).toBe(0);
  const [answer, why] = stdout.split('\nHow this came about:\n');
  expect(answer).toMatch(/Wang Guosheng/);
  expect(why?.match(/asked: /g)).toHaveLength(2);
  expect(why).toMatch(
    /terms: .*#delegation\(delegation\)[\s\S]*fact visit-leaders: score [\d.]+ belief [01]\.\d\d: likeness/,
  );
  expect(why).toMatch(/decided: fact visit-leaders; confidence [\d.]+\n[\s\S]*decided: not stated \(gap lodging\)/);
});

test('a Chinese question is answered in Chinese, with the quote in the original', async () => {
  const { stdout } = await run(['ask', '代表团由谁率领？']);
  expect(stdout).toMatch(/^[^\n]*王国生/);
  expect(stdout).toContain('Wang Guosheng');
});

test('what the document does not say is said to be so, with exit code 0', async () => {
  const { code, stdout } = await run(['ask', 'Which hotel did they stay in?']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^[^\n]*does not (say|name|mention)/);
});

test('ask --json is one line whose quotes are exact slices of the document', async () => {
  const lines = jsonLines(await run(['ask', QUESTION, '--json']));
  expect(lines).toHaveLength(1);
  const answer = answered.parse(lines[0]);
  expect(answer).toMatchObject({ question: QUESTION, status: 'answered' });
  expect(answer).not.toHaveProperty('id');
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const { document, passage, start, end, quote } of answer.citations) {
    expect(document).toBe('zhejiang-visit');
    expect(passage).toMatch(/^zhejiang-visit#\d+$/);
    expect(DOCUMENT.slice(start, end)).toBe(quote);
  }
});

test('ask --json carries the readings a person is shown, apart from the answer', async () => {
  const question = 'How much money did Zhejiang give Qinghai?';
  const { stdout } = await run(['ask', question]);
  const { readings, answer } = answered.parse(jsonLines(await run(['ask', question, '--json']))[0]);
  expect(readings).toEqual([expect.stringContaining('aid to Qinghai')]);
  // The console breaks lines where they are full.
  expect(stdout.replace(/\s+/g, ' ')).toContain(`Reading: ${readings[0]}`);
  expect(answer).not.toContain(readings[0]);
});

test('options may stand before the question', async () => {
  const [answer] = jsonLines(await run(['ask', '--json', QUESTION]));
  expect(answered.parse(answer).status).toBe('answered');
});

describe('ask --batch', () => {
  test('answers every line with its id, in the order they came', async () => {
    const questions = [
      QUESTION,
      'Which hotel did they stay in?',
      '援青资金有多少？',
      'How many aid projects were there?',
    ];
    const lines = Array.from({ length: 40 }, (_, index) => ({
      id: `q${index}`,
      question: questions[index % questions.length] ?? QUESTION,
    }));
    const answers = (await batch(`${lines.map(line).join('\n')}\n`)).map((answer) => answered.parse(answer));
    expect(answers.map(({ id, question }) => ({ id, question }))).toEqual(lines);
    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([
      ...['answered', 'not_stated', 'answered', 'answered'],
    ]);
  });

  test('gives an id back as it came, text or number', async () => {
    const answers = await batch(`${line({ id: '7', question: QUESTION })}\n${line({ id: 7, question: QUESTION })}\n`);
    expect(answers).toMatchObject([{ id: '7' }, { id: 7 }]);
  });

  test('answers a bad line with its error and goes on', async () => {
    const bad = [
      ['nonsense', null],
      ['{"id":"cut off","question":"Wh', null],
      ['[]', null],
      ['null', null],
      ['"Who?"', null],
      [line({ question: QUESTION }), null],
      [line({ id: { deep: 1 }, question: QUESTION }), null],
      [line({ id: 'no question' }), 'no question'],
      [line({ id: 'number', question: 5 }), 'number'],
      [line({ id: 'empty', question: '' }), 'empty'],
      [line({ id: 'blank', question: ' \t ' }), 'blank'],
      [line({ id: 'long', question: 'a'.repeat(10_000) }), 'long'],
      [line({ id: 'locale', question: QUESTION, locale: 5 }), 'locale'],
    ] as const;
    const good = line({ id: 'good', question: QUESTION });
    const answers = await batch(`${bad.map(([text]) => `${text}\n${good}`).join('\n')}\n`);
    expect(answers).toHaveLength(2 * bad.length);
    bad.forEach(([, id], index) => {
      const failure = failed.parse(answers[2 * index]);
      expect(failure.id).toBe(id);
      expect(failure.error).not.toContain('\n');
      expect(failure.error).not.toMatch(/invalid|expected|received/i);
      expect(answered.parse(answers[2 * index + 1])).toMatchObject({ id: 'good', status: 'answered' });
    });
  });

  test('passes over blank lines, takes carriage returns, and needs no line feed at the end', async () => {
    const one = line({ id: '1', question: QUESTION });
    const two = line({ id: '2', question: QUESTION });
    expect(await batch(`\n  \n${one}\r\n\r\n\n${two}`)).toMatchObject([
      { id: '1', status: 'answered' },
      { id: '2', status: 'answered' },
    ]);
  });

  test.each(['\u2028', '\u2029', '\u0085'])(
    'keeps a line whole that has the separator %j inside a string',
    async (mark) => {
      const question = `Who led${mark}the delegation?`;
      expect(await batch(`{"id":"1","question":"${question}"}\n`)).toMatchObject([
        { id: '1', question, status: 'answered' },
      ]);
    },
  );

  test('answers in the characters the locale asks for, and a Chinese question in Chinese whatever the locale', async () => {
    const input = [
      { id: 'tw', question: QUESTION, locale: 'zh-TW' },
      { id: 'cn', question: QUESTION, locale: 'zh-CN' },
      { id: 'Chinese question', question: '代表团由谁率领？', locale: 'en-US' },
      { id: 'by script', question: '代表團由誰率領？' },
    ];
    const answers = (await batch(input.map(line).join('\n'))).map((answer) => answered.parse(answer).answer);
    expect(answers[0]).toMatch(/代表團.*王國生/);
    expect(answers[1]).toMatch(/代表团.*王国生/);
    expect(answers[2]).toMatch(/代表团.*王国生/);
    expect(answers[3]).toMatch(/代表團.*王國生/);
  });

  test('prints nothing where nothing came in', async () => {
    expect(await run(['ask', '--batch'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('survives input that is not UTF-8', async () => {
    const input = Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(line({ id: '2', question: QUESTION }))]);
    expect(await batch(input)).toMatchObject([{ id: null }, { id: '2', status: 'answered' }]);
  });
});
