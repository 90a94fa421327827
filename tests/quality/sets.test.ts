import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadQuestionSet } from '../../src/corpus/questions.ts';

test('a miss is named by an id that no other question of any set has', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.yaml'));
  const sets = await Promise.all(files.map((file) => loadQuestionSet(join(import.meta.dirname, file))));
  const ids = sets.flatMap(({ questions }) => questions.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(3000);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
