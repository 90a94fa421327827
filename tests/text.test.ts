import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../src/text.ts';

test('plain ASCII is folded as it is beside other characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ09 `\'"-.,#') }), (text) => {
      expect(`${fold(`${text} 王`)}`).toBe(`${fold(text)} 王`.trim());
    }),
  );
  expect(fold('  Don`t   PANIC ')).toBe("don't panic");
});
