import { describe, expect, test } from 'vitest';
import { createSpelling, editDistance } from '../../src/search/spelling.ts';

describe('the edit distance', () => {
  test.each([
    ['', '', 0],
    ['money', 'money', 0],
    ['mony', 'money', 1],
    ['monney', 'money', 1],
    ['maney', 'money', 1],
    ['moeny', 'money', 1],
    ['hangzou', 'hangzhou', 1],
    ['delagatoin', 'delegation', 2],
  ])('of "%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  test('beyond the bound is the bound and one', () => {
    expect(editDistance('hangzhou', 'governor', 2)).toBe(3);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});

describe('spelling', () => {
  const vocabulary = new Map([
    ['did', 1702],
    ['how', 831],
    ['money', 500],
    ['honey', 1],
    ['delegation', 3],
    ['hangzhou', 2],
    ['aid', 9],
    ['party', 4],
    ['parts', 1],
    ['beijing', 22],
    ['being', 32],
    ['where', 167],
    ['when', 173],
    ['whether', 900],
    ['weather', 5],
    ['what', 2080],
    ['want', 69],
    ['every', 17],
    ['very', 9],
    ['they', 423],
    ['thai', 1],
    ['many', 277],
    ['main', 19],
    ['men', 11],
  ]);
  const { mend } = createSpelling(vocabulary, (word) => vocabulary.has(word) || word === 'moneys');

  test.each([
    ['a letter too few', 'how much mony', 'how much money'],
    ['neighbours swapped', 'moeny', 'money'],
    ['two errors in a long word', 'the delagatoin', 'the delegation'],
    ['neighbours swapped in a word of three letters', 'adi', 'aid'],
    ['the more frequent of two near words', 'partz', 'party'],
    ['letters that changed places rather than a wrong one', 'waht', 'what'],
    ['a letter left out rather than a wrong one', 'wher', 'where'],
    ['a letter left out rather than one too many', 'bejing', 'beijing'],
    ['a frequent word rather than a rare one', 'did thay', 'did they'],
    ['a frequent word rather than letters that changed places', 'how mani', 'how many'],
    ['a word that may stand behind an article', 'the wether', 'the weather'],
    ['the more frequent one elsewhere', 'ask wether', 'ask whether'],
    ['the likelier of two with a letter left out or swapped', 'evry', 'every'],
    ['every word of a text, which stays as it is else', 'mony, hangzou!  aid', 'money, hangzhou!  aid'],
  ])('mends %s', (_, text, mended) => {
    expect(mend(text)).toBe(mended);
  });

  test.each([
    ['words that are known', 'money moneys'],
    ['short words', 'aod'],
    ['two errors in a short word', 'mny'],
    ['words near no other', 'plateau'],
    ['Chinese and numbers', '代表团 848'],
    ['an empty text', ''],
  ])('leaves %s', (_, text) => {
    expect(mend(text)).toBe(text);
  });
});
