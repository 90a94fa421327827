import { describe, expect, test } from 'vitest';
import { createAnalyze } from '../../src/search/terms.ts';
import { lexiconOf } from '../support/lexicon.ts';

const analyze = createAnalyze(
  lexiconOf({
    names: [
      { id: 'haixi', kind: 'place', en: ['Haixi', 'Haixi Mongolian Prefecture'], zh: ['海西', '海西州'] },
      { id: 'east', kind: 'place', en: ['East'], zh: ['东省'] },
      { id: 'west', kind: 'place', en: ['West'], zh: ['西省'] },
      { id: 'li', kind: 'person', en: ['Li'], zh: ['李'], described: { of: 'east', as: 'party-chief' } },
      { id: 'wu', kind: 'person', en: ['Wu'], zh: ['吴'], described: { of: 'west', as: 'party-chief' } },
    ],
    concepts: [
      { id: 'delegation', en: ['delegation'], zh: ['代表团'] },
      { id: 'date', everyday: true, en: ['date'], zh: ['日期'] },
      { id: 'fifth', en: ['fifth', '5'], zh: ['第五'] },
      { id: 'party-chief', en: ['party chief'], zh: ['书记'] },
    ],
    absent: [{ id: 'hotel', en: ['hotel'], zh: ['酒店'] }],
  }),
);
const tokensOf = (text: string) => analyze(text).tokens.map(({ term }) => term);

describe('one term', () => {
  test.each([
    ['848 million', '8.48亿'],
    ['848 million', '848,000,000'],
    ['848 million', '84800万'],
    ['848 million', '0.848 billion'],
    ['ten billion', '10 billion'],
    ['twenty thousand', '20,000'],
    ['twenty-five million', '25,000,000'],
    ['eight hundred and fifty million', '850 million'],
    ['two hundred thousand', '200,000'],
    ['5 billion', '50亿'],
    ['two words', 'ＴＷＯ\tＷＯＲＤＳ'],
    ['developing', 'Developed'],
    ['代表團', '代表团'],
    ['delegation', '代表团'],
    ['delegations', '代表團'],
    ['Haixi', '海西州'],
  ])('stands for "%s" and "%s"', (a, b) => {
    expect(tokensOf(a)).toEqual(tokensOf(b));
    expect(tokensOf(a)).not.toEqual([]);
  });

  test('does not stand for different numbers', () => {
    expect(tokensOf('848 million')).not.toEqual(tokensOf('848'));
    expect(tokensOf('221')).not.toEqual(tokensOf('22'));
  });
});

describe('tokens', () => {
  test.each(['the of and to', 'don’t', 'what is it?', '的了吗呢', '请问是什么时候', '!?… 🎉', ''])(
    'are none in "%s"',
    (text) => {
      expect(tokensOf(text)).toEqual([]);
    },
  );

  test('are the longest phrase at each place', () => {
    expect(tokensOf('in Haixi Mongolian Prefecture today')).toEqual(['@haixi', 'todai']);
  });

  test('say what they are', () => {
    const types = analyze('Haixi delegation hotel 221 bridge 桥梁').tokens.map(({ type }) => type);
    expect(types).toEqual(['name', 'concept', 'absent', 'number', 'word', 'han']);
  });

  test('are light where they are everyday words or single characters', () => {
    const light = analyze('people 桥').tokens.map((token) => token.light);
    expect(light).toEqual([true, true]);
    expect(analyze('plateau').tokens[0]?.light).toBe(false);
  });
});

describe('terms', () => {
  test('hold the plain words beneath a phrase of the lexicon as well', () => {
    expect(analyze('Haixi Mongolian Prefecture').terms).toEqual(['haixi', 'mongolian', 'prefectur', '@haixi']);
  });

  test('hold pairs of Chinese characters that stand side by side', () => {
    expect(analyze('生态环境').terms).toEqual(expect.arrayContaining(['生态', '态环', '环境']));
    expect(analyze('生，态').terms).not.toContain('生态');
  });
});

describe('a place beside a concept', () => {
  test.each([
    ['the party chief of East', ['@li']],
    ['West’s party chief and the delegation', ['@wu', '#delegation']],
    ['party chiefs of East and West', ['@li', '@wu']],
    ['东省书记', ['@li']],
    ['the party chief of Haixi', ['#party-chief', '@haixi']],
    ['the party chief Li of the delegation', ['#party-chief', '@li', '#delegation']],
  ])('stands for whom it describes in "%s"', (text, terms) => {
    expect(tokensOf(text)).toEqual(terms);
  });
});

test.each([
  ['the date', true],
  ['the delegation', undefined],
])('"%s" says little by itself: %j', (text, light) => {
  expect(analyze(text).tokens.map((token) => token.light)).toEqual([light]);
});

test.each([
  ['money to Haixi', 'to'],
  ['给了海西多少钱', 'to'],
  ['who paid Haixi the money?', 'to'],
  ['the money Haixi paid', undefined],
  ['from Haixi', 'from'],
  ['the money of Haixi', undefined],
])('"%s": something goes %s the bearer of the name', (text, direction) => {
  expect(analyze(text).tokens.find(({ term }) => term === '@haixi')?.direction).toBe(direction);
});
