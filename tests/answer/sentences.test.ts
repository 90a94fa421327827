import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const desk = async () =>
  createDesk(
    await loadCorpus(
      await corpusFolder({ 'a.txt': 'The lighthouse of the harbour was painted red. Gulls live on it.\n\n灯塔很高。' }),
    ),
  );

test('a word put where a typing error stands is found, and believed less', async () => {
  const built = await desk();
  const right = built.ask('Which colour is the lighthouse of the harbour painted?');
  const mended = built.ask('Which colour is the lighthuose of the harbour painted?');
  expect(mended.quotes).toEqual(right.quotes);
  expect(mended.confidence).toBeLessThan(right.confidence);
});

test.each(['什么', '这是什么', '哪里', 'What is it?', '?'])(
  'confidence in an answer to "%s" is a number from 0 to 1',
  async (question) => {
    const { confidence } = (await desk()).ask(question);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  },
);
