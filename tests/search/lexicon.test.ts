import { describe, expect, test } from 'vitest';
import type { LexiconFile } from '../../src/corpus/schema.ts';
import { atomize } from '../../src/search/atoms.ts';
import { compileLexicon, createLexicon, lexiconWords } from '../../src/search/lexicon.ts';

const file: LexiconFile = {
  names: [{ id: 'xia', kind: 'person', en: ['Xia', 'Xia Baolong'], zh: ['夏宝龙', '夏書記'] }],
  concepts: [
    { id: 'fund', en: ['fund', 'aid money'], zh: ['资金', '援助资金'] },
    { id: 'funding', en: ['funding'], zh: [] },
    { id: 'eat', en: ['ate'], zh: [] },
    { id: 'belt', en: ['the belt'], zh: [] },
    { id: 'road', en: ['belt and road'], zh: [] },
  ],
  absent: [{ id: 'hotel', en: ['hotel'], zh: ['酒店'] }],
  absent_names: [{ id: 'guangdong', kind: 'place', en: ['Guangdong'], zh: ['广东'] }],
};
const lexicon = createLexicon(compileLexicon(file));
const matchAt = (text: string, index = 0) => {
  const found = lexicon.match(atomize(text), index);
  return found && [found.sense.term, found.length];
};

describe('a phrase is found', () => {
  test.each([
    ['in any case', 'XIA BAOLONG spoke', '@xia', 2],
    ['as the longest that begins there', 'Xia Baolong', '@xia', 2],
    ['as the shorter where the longer breaks off', 'Xia spoke', '@xia', 1],
    ['by its stem', 'funds given', '#fund', 1],
    ['by the stem of its last word', 'aid moneys', '#fund', 2],
    ['as written before by stem', 'funding given', '#funding', 1],
    ['in Chinese', '援助资金是多少', '#fund', 4],
    ['in Traditional characters', '夏寶龍說', '@xia', 3],
    ['where the lexicon is written in Traditional characters', '夏书记', '@xia', 3],
    ['where it is something no document speaks of', 'hotels there', '#hotel', 1],
    ['where it is a name no document knows', '广东', '@guangdong', 2],
  ])('%s', (_, text, term, length) => {
    expect(matchAt(text)).toEqual([term, length]);
  });

  test('in Chinese only where its characters stand side by side', () => {
    expect(matchAt('援助 资金')).toBeUndefined();
    expect(matchAt('资 金')).toBeUndefined();
    expect(matchAt('aid  money')).toEqual(['#fund', 2]);
  });

  test('from the word behind an article where a longer one begins there', () => {
    expect(matchAt('the belt')).toEqual(['#belt', 2]);
    expect(matchAt('the belt and road')).toBeUndefined();
    expect(matchAt('the belt and road', 1)).toEqual(['#road', 3]);
  });

  test('only where it begins', () => {
    expect(matchAt('the fund')).toBeUndefined();
    expect(matchAt('the fund', 1)).toEqual(['#fund', 1]);
    expect(matchAt('fund', 7)).toBeUndefined();
  });

  test('never through the stem of a stop word: "at" is not "ate"', () => {
    expect(matchAt('at')).toBeUndefined();
    expect(matchAt('ate')).toEqual(['#eat', 1]);
  });
});

test('what no document speaks of is marked as absent', () => {
  expect(lexicon.match(atomize('hotel'), 0)?.sense.type).toBe('absent');
  expect(lexicon.match(atomize('Guangdong'), 0)?.sense.type).toBe('absent');
});

test('Chinese phrases that carry grammar only are stop phrases', () => {
  expect(lexicon.match(atomize('什么时候'), 0)).toMatchObject({ sense: { type: 'stop' }, length: 4 });
});

test('the words it is written with and its Chinese phrases are listed, folded', () => {
  expect([...lexiconWords(file)]).toEqual(expect.arrayContaining(['xia', 'baolong', 'fund', 'guangdong']));
  expect(lexicon.hanPhrases()).toEqual(expect.arrayContaining(['夏宝龙', '夏书记', '资金', '广东']));
});
