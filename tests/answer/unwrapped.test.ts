import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { readingsWithoutAsker } from '../../src/answer/unwrapped.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED } from '../support/corpus-folder.ts';

test.each([
  ['we need a photo caption: who stood at the head?', ['who stood at the head?']],
  ['the auditors have a single query, namely the total given.', ['namely the total given.']],
  ["the desk has requested a line on what it means. it's urgent for me", ['on what it means.']],
  ["my editor won't run the piece unless i can say who led it.", ['who led it.']],
  [
    '客户刚才问我,他们这次是取经吗,能不能麻烦您给个准信',
    ['他们这次是取经吗,', '他们这次是取经吗, 能不能麻烦您给个准信'],
  ],
])('"%s" is read without the talk of its asker', (question, readings) => {
  expect(readingsWithoutAsker(question)).toEqual(expect.arrayContaining(readings));
});

test.each([
  ['without any such talk', 'they met in hangzhou, who led it?'],
  ['that is all such talk', 'my boss asks me, can you help me?'],
  ['of one clause', 'who led it?'],
  ['behind what people heard', 'i heard that guangdong came, who led it?'],
  ['with a relative clause', 'a colleague needs the year by which they must be done.'],
  ['pasted by mistake', 'my boss asks, who led it? '.repeat(9)],
  ['without words', ''],
])('a question %s is read as it is', (_, question) => {
  expect(readingsWithoutAsker(question)).toEqual([]);
});

const desk = createDesk(await loadCorpus(BUNDLED));
const factsOf = (question: string) => desk.ask(question).parts.flatMap(({ facts }) => facts.map(({ id }) => id));

test('what nothing answers as it stands is answered without the talk around it, under its own words', () => {
  const question = 'We need a photo caption: who stood at the head of the travelling officials?';
  expect(factsOf(question)).toContain('visit-leaders');
  expect(desk.ask(question)).toMatchObject({ question, understood: { question } });
  expect(factsOf('扶贫办的人问，习总书记的要求涉及哪两项工作。')).toContain('promise-basis-xi');
});

test('not where the talk names what the documents do not know, and the rest points at it', () => {
  expect(desk.ask('果洛州的亲戚托我问，当地群众从援助里得到了什么好处？').status).toBe('not_stated');
  expect(desk.ask('My friend from Guangdong asks, who led their delegation?').status).toBe('not_stated');
});

test('nor where too little is left', () => {
  expect(desk.ask('My daughter has to explain photosynthesis; can you help her?').status).toBe('not_stated');
});
