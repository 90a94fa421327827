import { describe, expect, test } from 'vitest';
import { atomize } from '../../src/search/atoms.ts';
import { fold } from '../../src/text.ts';

const textsOf = (text: string) => atomize(text).map((atom) => atom.text);

describe('atoms', () => {
  test.each([
    ['a tab parts words', 'alpha\tbeta', ['alpha', 'beta']],
    ['a typographic apostrophe is one with the plain', 'don’t', ["don't"]],
    ['a possessive falls away', 'Zhejiang’s help', ['zhejiang', 'help']],
    ['full width is the same as half width', 'ＡＢＣ　１２３', ['abc', '123']],
    ['a number keeps its decimal point', '8.48', ['8.48']],
    ['a number loses the commas between its thousands', '1,000,000', ['1000000']],
    ['an ordinal is its number', 'the 15th', ['the', '15']],
    ['digits inside a word belong to it', '5g and covid19', ['5g', 'and', 'covid19']],
    ['a hyphen parts words, whichever dash it is', 'decision–making co-op', ['decision', 'making', 'co', 'op']],
    ['each Chinese character stands alone', '代表团', ['代', '表', '团']],
    ['Traditional characters become Simplified', '代表團', ['代', '表', '团']],
    ['Chinese beside Latin and digits', 'GDP增长8%', ['gdp', '增', '长', '8']],
    ['punctuation and emoji are nothing', '🎉 … “!？”—', []],
    ['an empty text is nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  test('say what they are', () => {
    expect(atomize('gave 848 元').map(({ kind }) => kind)).toEqual(['word', 'number', 'han']);
  });

  test('know where they stand in the folded text', () => {
    const text = ' Xia\tBaolong’s 代表團, 1,000 ';
    for (const { text: atom, start, end } of atomize(text)) {
      expect(fold(text).slice(start, end).replaceAll(',', '').replace(/'s$/, '')).toBe(atom);
    }
  });
});
