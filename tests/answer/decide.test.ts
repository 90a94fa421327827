import { describe, expect, test } from 'vitest';
import { ANSWER_THRESHOLD, type Decision, decide } from '../../src/answer/decide.ts';
import { createDesk } from '../../src/answer/desk.ts';
import type { Evidence } from '../../src/answer/evidence.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { Kind } from '../../src/corpus/schema.ts';
import type { Token } from '../../src/search/terms.ts';
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

  const scores = ({ ranked }: Decision) => ranked.map(({ score }) => score).toSorted((a, b) => b - a);
  const absent: Token = { term: '#no-anger', type: 'absent', surface: 'angry' };

  test('"why" beside something absent speaks against a fact more than either does', async () => {
    const facts = (await alike()).slice(0, 1);
    const withAbsent = facts.map((evidence) => ({ ...evidence, conflicts: [absent] }));
    const costs = (kinds: readonly Kind[]) => {
      const [without = 0] = scores(decide(facts, { text: 'the bridge?', kinds }));
      const [beside = 0] = scores(decide(withAbsent, { text: 'the bridge?', kinds }));
      return without - beside;
    };
    expect(costs(['why'])).toBeGreaterThan(costs([]) + 1);
  });

  test('"why not" speaks against what tells of what is so; a tag behind it does not', async () => {
    const facts = (await alike()).slice(0, 1);
    const scoreOf = (text: string) => scores(decide(facts, { text, kinds: ['why'] }))[0] ?? 0;
    expect(scoreOf("why didn't they build the bridge?")).toBeLessThan(scoreOf('why did they build the bridge?') - 3);
    expect(scoreOf('为何不建桥？')).toBeLessThan(scoreOf('为何建桥？') - 3);
    expect(scoreOf("why build the bridge? isn't it old?")).toBe(scoreOf('why build the bridge? is it old?'));
  });

  test('a question of the asker, with one telling word and one that is strange, is of their own affairs', async () => {
    const [fact] = await alike();
    const scoreOf = (text: string, unknown: number) =>
      scores(decide(fact ? [{ ...fact, telling: 1, unknown }] : [], { text, kinds: [] }))[0] ?? 0;
    expect(scoreOf('how do i mend the bridge?', 0.5)).toBeLessThan(scoreOf('how to mend the bridge?', 0.5) - 5);
    expect(scoreOf('can i see the bridge?', 0)).toBe(scoreOf('see the bridge?', 0));
  });

  test('a fact that names whom the best leaves out is stated as well', async () => {
    const west: Token = { term: '@west', type: 'name', surface: 'west' };
    const [fact] = await alike();
    if (!fact) throw new Error('there is a fact');
    const other = { ...fact.candidate.entry, id: 'harbour' };
    const second = { ...fact, candidate: { ...fact.candidate, entry: other }, association: 3.2, coverage: 0.1 };
    const stated = (unnamed: readonly Token[]) =>
      decide([{ ...fact, association: 3.5, unnamed }, second], { text: 'who?', kinds: [] }).facts.length;
    expect(stated([])).toBe(1);
    expect(stated([west])).toBe(2);
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

test('a second fact that says more than the first is stated as well, where it is believed nearly as much', () => {
  const [part] = bundled.ask("Did Xia have anything nice to say about how Qinghai's doing lately?").parts;
  expect(part?.facts.map(({ id }) => id)).toEqual(['qinghai-concept', 'qinghai-achievements']);
});

test.each(['What position does 夏宝龙 have?', 'What position does Xia Baolong have?'])(
  '%s is one question: a name in Chinese characters inside an English question weighs no more',
  (question) => {
    const { parts } = bundled.ask(question);
    expect(parts[0]?.facts.map(({ id }) => id)).toEqual(['xia-role']);
  },
);
