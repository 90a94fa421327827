import { expect, test } from 'vitest';
import { createUnderstand } from '../../src/answer/understand.ts';
import { createAnalyze } from '../../src/search/terms.ts';
import { lexiconOf } from '../support/lexicon.ts';

const lexicon = lexiconOf({
  names: [
    { id: 'wang', kind: 'person', en: ['Wang'], zh: ['王国生'] },
    { id: 'xia', kind: 'person', en: ['Xia'], zh: ['夏宝龙'] },
  ],
  concepts: [
    { id: 'say', en: ['say', 'put it'], zh: ['说'] },
    { id: 'meet', en: ['meet', 'receive'], zh: ['会见'] },
    { id: 'role', en: ['post'], zh: ['身份'] },
    { id: 'admire', en: ['admire'], zh: ['佩服'] },
    { id: 'accompany', en: ['together with'], zh: ['陪同'] },
  ],
});
const understand = createUnderstand(createAnalyze(lexicon), (text) => text);
const partsOf = (question: string, previous?: string) =>
  understand(question, previous).parts.map(({ kinds, tokens }) => [kinds[0] ?? 'any', tokens.map(({ term }) => term)]);

test.each([
  [
    'question words in a row ask about the same thing',
    'Where and when did they meet?',
    [
      ['where', ['#meet']],
      ['when', ['#meet']],
    ],
  ],
  [
    'so do question words with a noun',
    'On what day, and at what time of day, did Xia receive them?',
    [
      ['when', ['dai', 'time', '@xia', '#meet']],
      ['when', ['time', 'dai', '@xia', '#meet']],
    ],
  ],
  [
    'and question words of a Chinese question',
    '在哪里、什么时候会见的？',
    [
      ['where', ['#meet']],
      ['when', ['#meet']],
    ],
  ],
  [
    'who asks what was said asks nothing more',
    'Does Xia admire them? What did he say?',
    [['any', ['@xia', '#admire', '#say']]],
  ],
  ['nor in Chinese', '夏宝龙佩服青海吗？他怎么说的', [['any', ['@xia', '#admire', '青海', '#say']]]],
  [
    'what is asked of two people respectively is asked of each',
    'What posts do Wang and Xia have respectively?',
    [
      ['any', ['#role', '@wang']],
      ['any', ['#role', '@xia']],
    ],
  ],
  [
    'in Chinese too',
    '王国生和夏宝龙分别是什么身份？',
    [
      ['any', ['@wang', '#role']],
      ['any', ['@xia', '#role']],
    ],
  ],
  [
    'a part that names nobody speaks of who was named before',
    'Who did Xia receive? And how many schools did they build?',
    [
      ['who', ['@xia', '#meet']],
      ['how-many', ['school', 'build', '@xia']],
    ],
  ],
  [
    'a pronoun stands for all that was asked about before',
    'Who did Xia admire, and when was it painted?',
    [
      ['who', ['@xia', '#admire']],
      ['when', ['paint', '@xia', '#admire']],
    ],
  ],
  [
    'without one only the name is taken up',
    'Which post does Xia admire, and with what school?',
    [
      ['any', ['#role', '@xia', '#admire']],
      ['any', ['school', '@xia']],
    ],
  ],
])('%s: %s', (_, question, parts) => {
  expect(partsOf(question)).toEqual(parts);
});

test.each([
  ['Which post does Xia admire, and how does Wang?', ['#role', '#admire', '@wang']],
  ['Who admires Xia? And Wang?', ['#admire', '@wang']],
  ['夏宝龙说了什么？王国生呢？', ['#say', '@wang']],
  ["Which post does Xia admire? And Wang's?", ['#role', '#admire', '@wang']],
])('%s asks of somebody else what was asked before', (question, terms) => {
  const last = partsOf(question).at(-1)?.[1] ?? [];
  expect([...last].toSorted()).toEqual(terms.toSorted());
});

test('a question that follows up takes its subject from the one before', () => {
  expect(partsOf('and when?', 'Did Xia meet Wang?')).toEqual([['when', ['@xia', '#meet', '@wang']]]);
});

test('who says more of somebody else does not ask again what was asked before', () => {
  expect(partsOf('Which post does Xia admire, and what has Wang done for it?')).toHaveLength(1);
});

const halvesOf = (question: string) =>
  understand(question).whole.halves?.map((pair) => pair.map(({ tokens }) => tokens.map(({ term }) => term)));

test('things joined may be read as two, each with the names of the other', () => {
  expect(halvesOf('the meeting and the post of Wang')).toEqual([
    [
      ['#meet', '@wang'],
      ['#role', '@wang'],
    ],
  ]);
  expect(halvesOf('the post of Wang and the meeting')).toEqual([
    [
      ['#role', '@wang'],
      ['#meet', '@wang'],
    ],
  ]);
});

test('the second with a pronoun is read by itself as well', () => {
  expect(halvesOf('the meeting of Wang and the post for it')).toEqual([
    [
      ['#meet', '@wang'],
      ['#role', '#meet', '@wang'],
    ],
    [
      ['#meet', '@wang'],
      ['#role', '@wang'],
    ],
  ]);
});

test('half a question says more than an everyday word', () => {
  expect(halvesOf('the first and the post of Wang')).toBeUndefined();
});

test('"which one" of somebody else asks again for what was asked before', () => {
  expect(partsOf('Which post does Xia have, and which one has Wang taken up?').at(-1)?.[1]).toContain('#role');
});

test('what joins them is nothing that must be kept', () => {
  expect(halvesOf('the meeting together with the post of Wang')).toHaveLength(1);
});

test('what is asked of two names joined may be read as asked of each', () => {
  expect(halvesOf('What do Wang and Xia admire?')).toEqual([
    [
      ['@wang', '#admire'],
      ['@xia', '#admire'],
    ],
  ]);
});

test.each([
  ['where one side has no subject', 'What does Wang admire and why?'],
  ['where nothing is joined', 'What does Wang admire?'],
  ['where too much is joined', `the post${' and the meeting and the post'.repeat(3)}`],
])('a question is not read as two: %s', (_, question) => {
  expect(halvesOf(question)).toBeUndefined();
});

test('a bare "for what reason?" asks on about what was asked before', () => {
  const [, second] = understand('Does Wang admire the school, and for what reason?').parts;
  expect(second?.dependent).toBe(true);
});

test('"if so" asks on about what was asked before', () => {
  const [, second] = understand('Does Wang admire them, and if so, how many meet and what posts?').parts;
  expect(second?.dependent).toBe(true);
});
