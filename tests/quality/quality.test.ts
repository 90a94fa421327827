import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/corpus/questions.ts';
import { evaluate, type Result, unknownQuotes } from '../../src/quality/evaluate.ts';
import { belowFloor, readFloors } from '../../src/quality/floors.ts';
import { interval, renderTable, tallies, tally } from '../../src/quality/report.ts';
import { smallDesk } from '../support/small-desk.ts';

const WHEN: Question = {
  id: '1',
  question: 'When was the bridge built?',
  language: 'en',
  style: 'plain',
  fact: 'bridge',
};
const MUSEUM: Question = {
  id: '2',
  question: 'When does the museum open?',
  language: 'en',
  style: 'plain',
  not_stated: 'near-miss',
};

async function judge(question: Question): Promise<Result> {
  const desk = await smallDesk();
  const [document] = desk.corpus.documents;
  if (!document) throw new Error('no document');
  return evaluate(desk, document, question);
}

const { fact: _, ...BARE } = WHEN;
const quoting = (quotes: NonNullable<Question['quotes']>): Question => ({ ...BARE, quotes });
const { not_stated: __, ...OPENING } = MUSEUM;

describe('a question of a set', () => {
  test.each([
    ['right where its fact answers', WHEN, 'right'],
    ['right where its quote is shown', quoting(['built in 1999']), 'right'],
    ['right where one of several quotes is shown', quoting([['It is blue', 'built in 1999']]), 'right'],
    ['wrong where one of its quotes is not shown', quoting(['built in 1999', 'It is blue']), 'wrong'],
    ['wrong where another fact answers', { ...WHEN, fact: 'other' }, 'wrong'],
    ['right where nothing is stated and nothing answered', MUSEUM, 'right'],
    ['silent where something is stated and nothing answered', { ...OPENING, fact: 'bridge' }, 'silent'],
    ['a false answer where nothing is stated', { ...BARE, not_stated: 'near-miss' }, 'false-answer'],
  ] as const)('is %s', async (_name, question, outcome) => {
    expect(await judge(question)).toMatchObject({ outcome, inexact: 0 });
  });

  test('names the quotes it expects that are not in the text', async () => {
    const [document] = (await smallDesk()).corpus.documents;
    if (!document) throw new Error('no document');
    expect(unknownQuotes(quoting(['built in 1999', ['It is red', 'It is blue']]), document)).toEqual(['It is red']);
  });
});

describe('the interval of a share', () => {
  test('is Wilson’s', () => {
    const [low, high] = interval(9, 10);
    expect(low).toBeCloseTo(0.5958, 3);
    expect(high).toBeCloseTo(0.9821, 3);
  });

  test('is everything for no trial, and stays within 0 and 1', () => {
    expect(interval(0, 0)).toEqual([0, 1]);
    expect(interval(0, 10)[0]).toBeCloseTo(0);
    expect(interval(10, 10)[1]).toBeCloseTo(1);
  });

  test('is narrower for more trials', () => {
    const width = (hits: number, trials: number) => interval(hits, trials)[1] - interval(hits, trials)[0];
    expect(width(90, 100)).toBeLessThan(width(9, 10));
  });
});

describe('a tally', () => {
  test('counts answerable and unanswerable questions apart', async () => {
    const results = await Promise.all(
      [WHEN, MUSEUM, { ...WHEN, fact: 'other' }, { ...BARE, not_stated: 'near-miss' as const }].map(judge),
    );
    expect(tally('all', results)).toEqual({
      group: 'all',
      answerable: 2,
      right: 1,
      wrong: 1,
      silent: 0,
      unanswerable: 2,
      falseAnswers: 1,
      inexact: 0,
    });
  });

  test('is made for each language, style and reason, and drawn as one line of a table', async () => {
    const rows = tallies('set', [await judge(WHEN), await judge(MUSEUM)]);
    expect(rows.map(({ group }) => group)).toEqual(['set en', 'set en near-miss', 'set en plain']);
    const lines = renderTable(rows).split('\n');
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    expect(lines[2]).toContain('100.0 %');
  });
});

describe('a floor', () => {
  const row = {
    group: 'g',
    answerable: 10,
    right: 8,
    wrong: 1,
    silent: 1,
    unanswerable: 10,
    falseAnswers: 1,
    inexact: 0,
  };

  test('that is kept says nothing', () => {
    expect(belowFloor([row], { g: { right: 80, silent: 90 } })).toEqual([]);
    expect(belowFloor([row], {})).toEqual([]);
  });

  test('that is not kept is named with both shares', () => {
    expect(belowFloor([row], { g: { right: 85, silent: 95 } })).toEqual([
      'g: 80.0 % right is under the floor of 85 %',
      'g: 90.0 % silent on unanswerable is under the floor of 95 %',
    ]);
  });

  test('of no inexact quote holds for every group', () => {
    expect(belowFloor([{ ...row, inexact: 2 }], {})).toEqual(['g: 2 inexact quotes; there must be none']);
  });

  test('is none where there is no file', async () => {
    expect(await readFloors('/nowhere/floors.json')).toEqual({});
  });
});
