import { expect, test } from 'vitest';
import type { Evidence } from '../../src/answer/evidence.ts';
import { takeApart } from '../../src/answer/joined.ts';
import type { Part } from '../../src/answer/understand.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { Token } from '../../src/search/terms.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const fact = (id: string) => `  - id: ${id}
    kinds: [what]
    label: { en: ${id}, zh: ${id} }
    answer: { en: The ${id}., zh: ${id}。 }
    quotes: ["${id}"]
    asks: { en: ["${id}?"], zh: ["${id}？"] }
`;
const FILES = {
  'town.txt': 'They opened the bridge, the harbour and the school.',
  'town.facts.yaml': `facts:\n${fact('bridge')}${fact('harbour')}${fact('school')}`,
};
const part = (text: string): Part => ({ text, kinds: [], tokens: [], terms: [], dependent: false });
const WEST: Token = { term: '@west', type: 'name', surface: 'west' };

interface Found {
  readonly id: string;
  readonly strength?: number;
  readonly conflicts?: readonly Token[];
}

/** Takes a question about two things apart, for each of whose readings one fact is found. */
async function taken(readings: { readonly whole?: Found; readonly first: Found; readonly second: Found }) {
  const { documents } = await loadCorpus(await corpusFolder(FILES));
  const facts = new Map(documents.flatMap((document) => document.facts.map((one) => [one.id, one] as const)));
  const evidence = ({ id, strength = 1, conflicts = [] }: Found): Evidence[] => {
    const entry = facts.get(id);
    const share = { association: 3 * strength, likeness: strength, wording: strength, coverage: strength };
    return entry === undefined
      ? []
      : [
          {
            candidate: { entry, type: 'fact', kinds: new Set() },
            ...{
              ...share,
              substance: strength,
              unknown: 0,
              unfamiliar: 0,
              telling: 3,
              topical: true,
              misdirected: false,
              contested: 0,
            },
            ...{ kindFits: undefined, conflicts, unnamed: [], missing: [] },
          },
        ];
  };
  const [first, second] = [part('first'), part('second')];
  const whole: Part = { ...part('whole'), halves: [[first, second]] };
  const find = ({ text }: Part) => {
    const found = text === 'whole' ? readings.whole : text === 'first' ? readings.first : readings.second;
    return found ? evidence(found) : [];
  };
  return takeApart(whole, find).map(({ text }) => text);
}

test('things joined are taken apart where each is told by a fact of its own', async () => {
  expect(await taken({ first: { id: 'bridge' }, second: { id: 'harbour' } })).toEqual(['first', 'second']);
  expect(await taken({ whole: { id: 'harbour' }, first: { id: 'bridge' }, second: { id: 'harbour' } })).toEqual([
    'first',
    'second',
  ]);
});

test.each([
  ['one fact tells both', { first: { id: 'bridge' }, second: { id: 'bridge' } }],
  ['one is not told', { first: { id: 'bridge' }, second: { id: 'harbour', strength: 0.1 } }],
  ['a fact lacks a name that was asked for', { first: { id: 'bridge', conflicts: [WEST] }, second: { id: 'harbour' } }],
  ['another fact tells the whole', { whole: { id: 'school' }, first: { id: 'bridge' }, second: { id: 'harbour' } }],
])('they stay together where %s', async (_, readings) => {
  expect(await taken(readings)).toEqual(['whole']);
});

test('what joins nothing stays as it is', () => {
  const single = part('the bridge');
  expect(takeApart(single, () => [])).toEqual([single]);
});
