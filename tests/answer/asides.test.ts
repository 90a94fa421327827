import { expect, test } from 'vitest';
import { createDropAsides } from '../../src/answer/asides.ts';
import { createAnalyze } from '../../src/search/terms.ts';
import { lexiconOf } from '../support/lexicon.ts';

const dropAsides = createDropAsides(
  createAnalyze(
    lexiconOf({
      names: [{ id: 'haixi', kind: 'place', en: ['Haixi'], zh: ['海西'] }],
      concepts: [
        { id: 'project', en: ['project'], zh: ['项目'] },
        { id: 'money', en: ['money'], zh: ['资金'] },
        { id: 'run', en: ['run'], zh: ['开展'] },
      ],
    }),
  ),
);

test.each([
  ['i am off to the plateau soon, so which projects are run in haixi?', 'so which projects are run in haixi?'],
  ['hiya, putting together a schedule board, which projects are run in haixi?', 'which projects are run in haixi?'],
  ['for the press kit: which projects are run in haixi?', 'which projects are run in haixi?'],
  ['my english is not perfect: in which projects is money for haixi?', 'in which projects is money for haixi?'],
  ['on behalf of my 3 colleagues, which projects are run in haixi?', 'which projects are run in haixi?'],
  ['which of those projects are run in haixi, and i had no reply.', 'which of those projects are run in haixi,'],
  ['我快要去挂职了,海西有哪些项目正在开展?', '海西有哪些项目正在开展?'],
])('"%s" asks "%s"', (question, bare) => {
  expect(dropAsides(question)).toBe(bare);
});

test.each([
  ['a question without any', 'which projects are run in haixi?'],
  ['hearsay that the question is about', 'i heard they gave money, so which projects are run in haixi?'],
  ['what a pronoun points at', 'my phone is at three percent, how does haixi run its projects with it?'],
  ['the topic of a short question', 'haixi projects: how many?'],
  ['when it was', 'in 1998, which projects were run in haixi?'],
  ['where it was', 'in the north, which projects were run for haixi?'],
  ['a clause that names what the documents know', 'money for haixi: which projects are run in haixi?'],
  ['what people mean', 'which projects are run in haixi, i mean with money?'],
  ['a question behind "or"', 'which projects are run in haixi, or are we late?'],
  ['what people say they want', "i'd like the money for haixi, and which projects are run there"],
  ['nothing', ''],
])('leaves %s', (_, question) => {
  expect(dropAsides(question)).toBe(question);
});
