import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { auroc, measureSearch } from '../../src/quality/retrieval.ts';
import { readSquad } from '../../src/quality/squad.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const BRIDGE = 'The old bridge was built in 1850. It leads to the market.';
const TOWER = 'The tower has ninety steps. From its top the sea is seen.';
const SET = {
  data: [
    {
      title: 'Bridge/1',
      paragraphs: [
        {
          context: BRIDGE,
          qas: [
            { id: 'a', question: 'When was the old bridge built?', answers: [{ text: '1850', answer_start: 28 }] },
            { id: 'b', question: 'Who painted it?', answers: [], is_impossible: true },
          ],
        },
      ],
    },
    {
      title: 'Tower',
      paragraphs: [
        {
          context: TOWER,
          qas: [
            { id: 'c', question: 'How many steps has the tower?', answers: [{ text: 'ninety', answer_start: 14 }] },
          ],
        },
      ],
    },
  ],
};

test('each article of a set becomes a document, whose answerable questions are asked', async () => {
  const folder = await corpusFolder({ 'plain.txt': 'x' });
  const file = join(folder, 'set.json');
  await writeFile(file, JSON.stringify(SET));
  const articles = await readSquad(file);
  expect(articles.map(({ questions }) => questions.map(({ text }) => text))).toEqual([
    ['When was the old bridge built?'],
    ['How many steps has the tower?'],
  ]);
  const texts = Object.fromEntries(articles.map(({ id, text }) => [`${id}.txt`, text]));
  const desk = createDesk(await loadCorpus(await corpusFolder(texts)));
  const counts = measureSearch(desk, articles, () => undefined);
  expect(counts).toEqual({ questions: 2, passageAt1: 2, passageAt5: 2, sentenceAt1: 2, sentenceAt3: 2 });
});

test('the area under the curve is how often the one list is above the other, ties as half', () => {
  expect(auroc([2, 3], [0, 1]).area).toBe(1);
  expect(auroc([1], [1]).area).toBe(0.5);
  expect(auroc([0, 3], [1, 2]).area).toBe(0.5);
  expect(auroc([], [1]).area).toBeNaN();
});
