import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, localeOf } from '../src/text.ts';

test('plain ASCII is folded as it is beside other characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ09 `\'"-.,#') }), (text) => {
      expect(`${fold(`${text} 王`)}`).toBe(`${fold(text)} 王`.trim());
    }),
  );
  expect(fold('  Don`t   PANIC ')).toBe("don't panic");
  expect(fold('甚麼')).toBe(fold('什么'));
});

test.each([
  ['who led it?', 'en'],
  ['谁带队？', 'zh-CN'],
  ['誰帶隊？', 'zh-TW'],
  ['8.48亿', 'zh-CN'],
  ['221个 projects and how much money', 'en'],
  ['848', 'en'],
])('"%s" is written in %s: numbers are of no language', (text, locale) => {
  expect(localeOf(text)).toBe(locale);
});
