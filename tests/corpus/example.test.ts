import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { STYLES, UNSTATED } from '../../src/corpus/questions.ts';
import { factsFile, frontMatter, KINDS, lexiconFile, SECTIONS } from '../../src/corpus/schema.ts';
import { checkQuestions } from '../../src/quality/check.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const TEXT = readFileSync(new URL('../../docs/documents.md', import.meta.url), 'utf8');

/** The example's files: each heading that names one, with the first block below it. */
function exampleFiles(): Readonly<Record<string, string>> {
  const sections = TEXT.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.flatMap((section) => {
      const [, name, block] = /^`([\w.]+)`[\s\S]*?^```\w*\n([\s\S]*?)^```$/m.exec(section) ?? [];
      return name !== undefined && block !== undefined ? [[name, block]] : [];
    }),
  );
}

test('the example of the guide for editors loads, and its own questions come out right', async () => {
  const files = exampleFiles();
  expect(Object.keys(files)).toEqual(['harbour.txt', 'harbour.facts.yaml', 'harbour.questions.yaml', 'lexicon.yaml']);
  const folder = await corpusFolder(files);
  const desk = createDesk(await loadCorpus(folder));
  expect(await checkQuestions(desk, folder)).toEqual({ faults: [], asked: 4 });
});

test('the guide names every key and every value an editor can write', () => {
  const { people, facts, gaps, briefing } = factsFile.shape;
  const shapes = [people, facts, gaps, briefing].map((list) => Object.keys(list.unwrap().element.shape));
  const keys = [factsFile, lexiconFile, frontMatter].flatMap(({ shape }) => Object.keys(shape));
  const values = [...KINDS, ...SECTIONS, ...STYLES, ...UNSTATED];
  const words = [...keys, ...shapes.flat(), ...values];
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => !TEXT.includes(`\`${word}\``))).toEqual([]);
});
