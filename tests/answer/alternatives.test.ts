import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED } from '../support/corpus-folder.ts';

const desk = createDesk(await loadCorpus(BUNDLED));
const namesIn = (question: string) =>
  desk
    .ask(question)
    .parts.flatMap(({ part }) => part.tokens.flatMap(({ term }) => (term.startsWith('@') ? [term] : [])));

test.each([
  ['Did they meet in Beijing or in Hangzhou?', ['@hangzhou']],
  ['Did they meet in Hangzhou, or in Beijing?', ['@hangzhou']],
  ['他们是在北京还是在杭州会面？', ['@hangzhou']],
  ['Did they meet in Beijing, Shanghai or Hangzhou?', ['@hangzhou']],
  ['他们是在北京、上海还是杭州会面？', ['@hangzhou']],
  ['Was it the secretary of Guangdong or of Haixi?', ['@haixi']],
  ['The meeting, was it in Beijing or in Hangzhou?', ['@hangzhou']],
  ['Did they meet in Beijing?', ['@beijing']],
  ['Is Guangdong or Zhejiang more advanced?', ['@guangdong', '@zhejiang']],
  ['Why did Guangdong or Qinghai say thanks?', ['@guangdong', '@qinghai']],
  ['Did they go to Beijing and to Hangzhou?', ['@beijing', '@hangzhou']],
  ['Did they meet in Beijing or in Shanghai?', ['@beijing', '@shanghai']],
  ['Did Zhejiang or Qinghai pay?', ['@zhejiang', '@qinghai']],
])('%s is about %j: of two alternatives the one the documents know', (question, names) => {
  expect(namesIn(question)).toEqual(names);
});

test.each([
  ['这次 meeting 是 morning 还是 afternoon 开的？', '#no-afternoon'],
  ['Were they given a welcome or a cold shoulder?', '#no-ungrateful'],
  ['Is Qinghai important just for soldiers, or for nature too?', '#no-military'],
])('%s is not about %s', (question, term) => {
  expect(desk.ask(question).parts.flatMap(({ part }) => part.tokens.map((token) => token.term))).not.toContain(term);
});

test('things the document does not speak of stay where something is asked of them', () => {
  const terms = (question: string) =>
    desk.ask(question).parts.flatMap(({ part }) => part.tokens.map(({ term }) => term));
  expect(terms('Who paid for the hotel or the meeting?')).toContain('#no-lodging');
  expect(terms('Did they discuss military or economic cooperation?')).toContain('#no-military');
});

test('of two years the one the document knows is told of', () => {
  const [part] = desk.ask('Did the support begin in 2008 or in 2010?').parts;
  expect(part?.facts.map(({ id }) => id)).toContain('ties-support-since-2010');
  expect(desk.ask('Did the support begin in 2008?').status).toBe('not_stated');
});
