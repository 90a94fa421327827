import { expect, test } from 'vitest';
import { remember } from '../src/remember.ts';

test('what was worked out is remembered, until so many others were asked for since', () => {
  const worked: string[] = [];
  const work = (text: string, times: number) => {
    worked.push(text);
    return text.repeat(times);
  };
  const remembered = remember(2, (text, times) => `${times} ${text}`, work);
  const results = (['a', 'b', 'a', 'c', 'a', 'b'] as const).map((text) => remembered(text, 2));
  expect(results).toEqual(['aa', 'bb', 'aa', 'cc', 'aa', 'bb']);
  expect(worked).toEqual(['a', 'b', 'c', 'b']);
  expect(remembered('b', 3)).toBe('bbb');
});
