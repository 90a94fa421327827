import { expect, test } from 'vitest';
import { characterPairs, createHomophones } from '../../src/search/homophones.ts';
import { lexiconOf } from '../support/lexicon.ts';

const mend = createHomophones(
  lexiconOf({
    names: [
      { id: 'xia', kind: 'person', en: [], zh: ['夏宝龙'] },
      { id: 'hangzhou', kind: 'place', en: [], zh: ['杭州'] },
    ],
    concepts: [
      { id: 'delegation', en: [], zh: ['代表团'] },
      { id: 'walk', en: [], zh: ['步行'] },
      { id: 'secretary', en: [], zh: ['书记'] },
      { id: 'ride', en: [], zh: ['乘什么'] },
    ],
    absent: [{ id: 'book', en: [], zh: ['书籍', '输记'] }],
  }),
  characterPairs(['上虞航洲路', 'route 5 航 周']),
);

test.each([
  ['夏宝隆是谁', '夏宝龙是谁'],
  ['夏保龙', '夏宝龙'],
  ['在航州见面', '在杭州见面'],
  ['代表图', '代表图'],
  ['待表团由谁带队', '代表团由谁带队'],
  // Of phrases that sound the same, the one that shares most, and that the documents know.
  ['省委书纪', '省委书记'],
])('"%s" is read as "%s"', (text, mended) => {
  expect(mend(text)).toBe(mended);
});

test.each([
  ['phrases that are known', '夏宝龙在杭州'],
  ['characters that sound like a phrase and share none with it', '行舟'],
  ['characters that do not stand side by side', '航 州'],
  ['a text without Chinese', 'who led the delegation?'],
  ['characters that editors or the documents use', '航洲路'],
  ['words of their own', '佩服得不行'],
  ['words of several characters', '促成什么'],
  ['stop words', '谁的呢'],
  ['an empty text', ''],
])('leaves %s as they are', (_, text) => {
  expect(mend(text)).toBe(text);
});

test('pairs are characters side by side', () => {
  expect([...characterPairs(['上虞路 5号', '航 周, a路'])]).toEqual(['上虞', '虞路']);
});
