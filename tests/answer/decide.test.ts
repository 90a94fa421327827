import { describe, expect, test } from 'vitest';
import { ANSWER_THRESHOLD, type Decision, decide } from '../../src/answer/decide.ts';
import { createDesk } from '../../src/answer/desk.ts';
import type { Evidence } from '../../src/answer/evidence.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';
import { smallDesk } from '../support/small-desk.ts';

test('nothing found decides nothing', () => {
  expect(decide([], { text: '', kinds: [] })).toEqual({
    facts: [],
    gap: undefined,
    confidence: 0,
    ranked: [],
  });
});

test('a fact that is asked for in its own words is believed, and answers', async () => {
  const decision = (await smallDesk()).ask('When was the bridge built?').parts[0]?.decision;
  expect(decision?.facts.map(({ id }) => id)).toEqual(['bridge']);
  expect(decision?.gap).toBeUndefined();
  expect(decision?.confidence).toBeGreaterThanOrEqual(ANSWER_THRESHOLD);
});

test('a gap that is asked for is named, and no fact answers', async () => {
  const decision = (await smallDesk()).ask('When does the museum open?').parts[0]?.decision;
  expect(decision?.facts).toEqual([]);
  expect(decision?.gap?.id).toBe('museum');
  expect(decision?.confidence).toBeLessThan(ANSWER_THRESHOLD);
});

test('candidates stand best first, and their beliefs never add up to more than one', async () => {
  const ranked = (await smallDesk()).ask('When was the museum bridge built?').parts[0]?.decision.ranked ?? [];
  const scores = ranked.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(ranked.reduce((sum, { belief }) => sum + belief, 0)).toBeLessThanOrEqual(1 + 1e-9);
});

const fact = (id: string, quote: string, asks: readonly string[]) => `  - id: ${id}
    kinds: [what]
    label: { en: ${id}, zh: ${id} }
    answer: { en: The ${id}., zh: ${id}。 }
    quotes: ["${quote}"]
    asks: { en: [${asks.map((ask) => `"${ask}"`).join(', ')}], zh: ["${id}？"] }
`;
const LEXICON = `concepts:
  - { id: river, en: [river], zh: [河] }
  - { id: harbour, en: [harbour], zh: [港] }
  - { id: opinion, en: [opinion], zh: [看法] }
`;
const FACTS = `facts:
${fact('river', 'clean river', ['What is the opinion on the river?', 'opinion on the river'])}${fact(
  'harbour',
  'busy harbour',
  ['What is the opinion on the harbour?', 'what do they say of the harbour'],
)}`;

test.each([
  ['What is the opinion on the river?', ['river']],
  ['What is the opinion on the river and the harbour?', ['river', 'harbour']],
])('%s is answered by %j: things joined may be two facts', async (question, ids) => {
  const files = {
    'town.txt': 'They praised the clean river. They praised the busy harbour.',
    'town.facts.yaml': FACTS,
    'lexicon.yaml': LEXICON,
  };
  const { parts } = createDesk(await loadCorpus(await corpusFolder(files))).ask(question);
  expect(parts.flatMap(({ facts }) => facts.map(({ id }) => id)).toSorted()).toEqual(ids.toSorted());
});

describe('with the same evidence', () => {
  /** The fact about the bridge and the gap about the museum, as if the same spoke for both. */
  const alike = async (): Promise<Evidence[]> => {
    const { documents } = (await smallDesk()).corpus;
    const entries = documents.flatMap(({ facts, gaps }) => [...facts.slice(0, 1), ...gaps.slice(0, 1)]);
    return entries.map((entry) => ({
      candidate: { entry, type: 'answer' in entry ? 'fact' : 'gap', kinds: new Set() },
      ...{ association: 1, likeness: 0.5, wording: 0.5, coverage: 0.5, substance: 0.5, contested: 0 },
      ...{
        unknown: 0,
        unfamiliar: 0,
        telling: 3,
        topical: true,
        misdirected: false,
        kindFits: undefined,
        conflicts: [],
        unnamed: [],
        missing: [],
      },
    }));
  };
  const beliefs = ({ ranked }: Decision) =>
    Object.fromEntries(ranked.map(({ evidence, belief }) => [evidence.candidate.type, belief]));

  test('a fact is believed more than a gap, and the gap even less where keywords ask for nothing', async () => {
    const asked = beliefs(decide(await alike(), { text: 'what of the bridge?', kinds: [] }));
    const named = beliefs(decide(await alike(), { text: 'bridge', kinds: [] }));
    expect(asked.gap).toBeLessThan(asked.fact ?? 0);
    expect(named.gap).toBeLessThan(asked.gap ?? 0);
    expect(named.fact).toBeGreaterThan(asked.fact ?? 1);
  });

  test('a question of few telling words, or of everyday talk, is believed less to be about the documents', async () => {
    const asked = { text: 'what of the bridge?', kinds: [] };
    const ofThree = decide(await alike(), asked);
    const ofOne = decide(
      (await alike()).map((evidence) => ({ ...evidence, telling: 1 })),
      asked,
    );
    expect(ofOne.confidence).toBeLessThan(ofThree.confidence);
    const everyday = decide(
      (await alike()).map((evidence) => ({ ...evidence, topical: false })),
      asked,
    );
    expect(everyday.confidence).toBeLessThan(ofThree.confidence);
  });
});

const bundled = createDesk(await loadCorpus(BUNDLED));

test.each([
  ["What is Wang's post, and what is Xia's?", ['wang-role', 'xia-role']],
  ['王国生和夏宝龙的职务', ['wang-role', 'xia-role']],
  ["What is Xia's post?", ['xia-role']],
])('%s is answered for each who is named: %j', (question, ids) => {
  const { parts } = bundled.ask(question);
  expect(parts.flatMap(({ facts }) => facts.map(({ id }) => id)).toSorted()).toEqual(ids);
});

test.each([
  ['A colleague from Guangdong asks how many projects were implemented.', 'aid-projects'],
  ['Which are qinghais resources?', 'qinghai-resources'],
])('%s is answered by %s', (question, id) => {
  expect(bundled.ask(question).parts.flatMap(({ facts }) => facts.map((fact) => fact.id))).toContain(id);
});

test.each([
  'Why did Wang call the decision on the aid a mistake?',
  '夏宝龙为什么批评青海的资源？',
  'How do I water a stuck barrier?',
  'In 1996, what tie was there between Zhejiang and Qinghai?',
  'Who led the delegation of Tibet?',
  'When did Fujian start its aid, and to which prefecture does it go?',
  'A colleague from Guangdong asks how many projects were implemented there.',
  'Someone from the Yushu office wonders what Zhejiang pledged to them.',
])('%s is not answered', (question) => {
  expect(bundled.ask(question).status).toBe('not_stated');
});

test.each(['What position does 夏宝龙 have?', 'What position does Xia Baolong have?'])(
  '%s is one question: a name in Chinese characters inside an English question weighs no more',
  (question) => {
    const { parts } = bundled.ask(question);
    expect(parts[0]?.facts.map(({ id }) => id)).toEqual(['xia-role']);
  },
);
