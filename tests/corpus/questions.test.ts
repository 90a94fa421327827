import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadQuestionSet } from '../../src/corpus/questions.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const SET =
  'document: town\nquestions:\n  - { id: a, question: "Qui?", language: en, style: plain, not_stated: off-topic }\n';

test('a question set is read with the line of each question', async () => {
  const set = await loadQuestionSet(join(await corpusFolder({ 'town.questions.yaml': SET }), 'town.questions.yaml'));
  expect(set).toMatchObject({ document: 'town', questions: [{ id: 'a', question: 'Qui?' }] });
  expect(await set.linesOf([0])).toEqual([3]);
});

test.each([
  [
    'bytes that are not UTF-8',
    Buffer.from(SET.replace('Qui', 'Caf\u00e9'), 'latin1'),
    /^is not UTF-8; save it as UTF-8$/,
  ],
  ['an unknown key', SET.replace('style', 'stile'), /stile/],
])('%s in a question set are a fault of the file', async (_, content, message) => {
  const folder = await corpusFolder({ 'town.questions.yaml': content });
  const file = join(folder, 'town.questions.yaml');
  const reading = loadQuestionSet(file);
  await expect(reading).rejects.toMatchObject({ name: 'CorpusError' });
  const faults = await reading.catch((error: unknown) => error);
  expect(faults).toMatchObject({
    faults: expect.arrayContaining([{ file, line: expect.any(Number), message: expect.stringMatching(message) }]),
  });
});

test('a question set that is not there is a fault, too', async () => {
  const file = join(await corpusFolder({}), 'none.questions.yaml');
  await expect(loadQuestionSet(file)).rejects.toThrow(/none\.questions\.yaml.*cannot be read/);
});
