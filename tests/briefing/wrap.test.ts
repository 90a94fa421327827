import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapText } from '../../src/briefing/wrap.ts';

/** A Chinese character is as wide as two Latin ones. */
const measure = (text: string) =>
  [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  );
const wrap = (text: string, width: number, most?: number) => wrapText(text, width, measure, most);

describe('lines', () => {
  test.each([
    ['Latin between words', 'one two three four', 9, ['one two', 'three', 'four']],
    ['Latin behind a hyphen', 'Smith-Jones spoke', 8, ['Smith-', 'Jones', 'spoke']],
    ['Chinese between characters', '青海省党政代表团', 8, ['青海省党', '政代表团']],
    ['no punctuation at the beginning of a line', '青海省党，政代表团', 8, ['青海省', '党，政', '代表团']],
    ['no bracket at the end of a line', '青海省（党政代表', 8, ['青海省', '（党政', '代表']],
    ['Latin inside Chinese', '原文作 acting governor 应指', 16, ['原文作 acting', 'governor 应指']],
    ['a word that is wider than a line', 'Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['white space of any kind as one space', ' one\n\t two ', 20, ['one two']],
    ['nothing', ' \n ', 20, []],
  ])('break %s', (_, text, width, lines) => expect(wrap(text, width)).toEqual(lines));

  test('do not end with a character that stands alone, where the others can give it company', () => {
    expect(wrap('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子', 40)).toEqual([
      '一二三四五六七八九十甲乙丙丁戊己庚',
      '辛壬癸子',
    ]);
  });

  test('beyond the most there may be are cut and marked', () => {
    expect(wrap('one two three four', 9, 2)).toEqual(['one two', 'three…']);
    expect(wrap('青海省党政代表团赴浙江', 8, 2)).toEqual(['青海省党', '政代表…']);
    expect(wrap('one two', 9, 2)).toEqual(['one two']);
  });

  test('are never wider than they may be, and lose nothing but white space', () => {
    const pieces = [
      'word ',
      '青海',
      '，',
      '（',
      '）',
      '“',
      '”',
      'Internet+',
      '848',
      '.',
      ' ',
      '-',
      '𠮷',
      '👩‍👩‍👧‍👦',
      '\n',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 16, max: 40 }), (given, width) => {
        const lines = wrap(given, width);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
      }),
    );
  });
});
