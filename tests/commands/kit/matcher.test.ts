import { describe, expect, test } from 'vitest';
import { createMatcher, type Named } from '../../../src/commands/kit/matcher.ts';

const entry = (item: string, names: string[], aliases: string[] = [], texts: string[] = []): Named<string> => {
  return { item, names, aliases, texts };
};

const people = createMatcher([
  entry('wang', ['Wang Guosheng', '王国生'], ['Secretary Wang', 'Wang', '王书记', 'Qinghai'], ['led the delegation']),
  entry('xia', ['Xia Baolong', '夏宝龙'], ['Secretary Xia', 'Xia', 'Zhejiang'], ['met the delegation']),
  entry('xi', ['Xi Jinping', '习近平'], ['General Secretary', '总书记'], ['is cited']),
]);

const found = (typed: string) => people.find(typed).map(({ item }) => item);
const best = (typed: string) => people.find(typed)[0];

describe('somebody is found by', () => {
  test.each([
    ['the first letter', 'w', 'wang'],
    ['first letters', 'xia b', 'xia'],
    ['first letters of the second name', 'guosh', 'wang'],
    ['words in another order', 'guosheng wang', 'wang'],
    ['capitals', 'XIA BAOLONG', 'xia'],
    ['initials', 'wg', 'wang'],
    ['an alias', 'secretary xia', 'xia'],
    ['letters that changed places', 'wang guoshneg', 'wang'],
    ['a letter too few', 'xia balong', 'xia'],
    ['a letter too many', 'jinpping', 'xi'],
    ['the beginning of a word with an error in it', 'boalo', 'xia'],
    ['first letters that changed places', 'aboalong', 'xia'],
    ['a Chinese character', '夏', 'xia'],
    ['Traditional characters', '王國生', 'wang'],
    ['a Chinese title', '王书', 'wang'],
    ['a Chinese name with a wrong character', '夏保龙', 'xia'],
    ['wide letters', 'Ｘｉａ', 'xia'],
    ['words about them, behind those of names', 'led the', 'wang'],
  ])('%s', (_, typed, item) => {
    expect(found(typed)[0]).toBe(item);
  });
});

test('nothing typed offers all in their order, and what nothing resembles offers none', () => {
  expect(found('')).toEqual(['wang', 'xia', 'xi']);
  expect(found('  ')).toEqual(['wang', 'xia', 'xi']);
  for (const typed of ['zzzz', '？！', '李', '12345']) expect(found(typed)).toEqual([]);
});

test('the fit tells a whole name from words of it, from words about it, and from some words only', () => {
  expect(best('wang')).toEqual({ item: 'wang', fit: 'same' });
  expect(best('guosheng')).toEqual({ item: 'wang', fit: 'named' });
  expect(best('wang delegation')).toEqual({ item: 'wang', fit: 'about' });
  expect(best('wang nobody')).toEqual({ item: 'wang', fit: 'part' });
});

test('a name that is the same goes before an alias that is the same', () => {
  const matcher = createMatcher([entry('alias', ['Other'], ['Bridge']), entry('name', ['Bridge'])]);
  expect(matcher.find('bridge').map(({ item, fit }) => [item, fit])).toEqual([
    ['name', 'same'],
    ['alias', 'named'],
  ]);
});

test('only what is accepted is found', () => {
  expect(people.find('secretary', (item) => item === 'xi')).toEqual([{ item: 'xi', fit: 'named' }]);
  expect(people.find('', (item) => item !== 'xi')).toHaveLength(2);
});

test('an error in a short word is another word', () => {
  expect(found('xib')).toEqual([]);
});

test('among thousands of entries it finds the one', () => {
  const many = Array.from({ length: 4000 }, (_, index) =>
    entry(`${index}`, [`Project ${index} of the aid`], [], ['how much was spent']),
  );
  const matcher = createMatcher(many);
  expect(matcher.find('project 3999')[0]).toEqual({ item: '3999', fit: 'named' });
  expect(matcher.find('porject 3999')[0]).toEqual({ item: '3999', fit: 'named' });
  expect(matcher.find('p')).toHaveLength(4000);
});
