import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

const HARBOUR = `Mayor Ilse Brandt visited the harbour on Monday. She was received by harbour master Jon Aasen.

The town will pay 12 million kroner for shore power. Three quays get shore power.`;
const HARBOUR_FACTS = `people:
  - id: aasen
    name: { en: Jon Aasen, zh: 约恩·奥森 }
    side: { en: The harbour, zh: 港口 }
    role: { en: Harbour master, zh: 港务长 }
    quotes: ["harbour master Jon Aasen"]
facts:
  - id: cost
    kinds: [how-much]
    label: { en: The cost, zh: 费用 }
    answer: { en: The town pays 12 million kroner., zh: 该镇出资1200万克朗。 }
    quotes: ["12 million kroner"]
    asks: { en: ["How much does the town pay?", "What does shore power cost?"], zh: ["花多少钱？"] }
gaps:
  - id: opening
    label: { en: The opening, zh: 启用 }
    says: { en: The document does not say when the quays open., zh: 文中没有说明何时启用。 }
    asks: { en: ["When do the quays open?", "opening date of the quays"], zh: ["何时启用？"] }
`;
const AIRPORT = 'The blue zeppelin landed in Oslo on 4 May. It carried eleven passengers and a cat.';

const desk = async (files: Record<string, string> = {}) =>
  createDesk(
    await loadCorpus(await corpusFolder({ 'harbour.txt': HARBOUR, 'harbour.facts.yaml': HARBOUR_FACTS, ...files })),
  );

test('what an editor wrote facts about is answered by them', async () => {
  const answer = (await desk()).ask('How much does the town pay?');
  expect(answer.parts[0]?.facts.map(({ id }) => id)).toEqual(['cost']);
});

test('sentences that no fact quotes still answer in their own words', async () => {
  const answer = (await desk()).ask('Who received the mayor at the harbour, which harbour master?');
  expect(answer.status).toBe('answered');
  expect(answer.quotes.map(({ text }) => text)).toEqual(['She was received by harbour master Jon Aasen.']);
});

test('a gap the editor foresaw is not answered by a sentence that sounds like it', async () => {
  const answer = (await desk()).ask('When do the quays open?');
  expect(answer.status).toBe('not_stated');
  expect(answer.text).toBe('The document does not say when the quays open.');
});

test('of several documents, the one that knows the word that was asked for answers', async () => {
  const answer = (await desk({ 'air.txt': AIRPORT })).ask('Where did the blue zeppelin land?');
  expect(answer.quotes.map(({ document }) => document.id)).toEqual(['air']);
});

test('the nearest words are those of the text, where no fact is near', async () => {
  const answer = (await desk()).ask('Which mayor?');
  expect(answer.quotes.some(({ text }) => text.includes('Mayor Ilse Brandt'))).toBe(true);
});

test.each(['Who is Aasen?', 'Who is Mr Jon Aasen?', '约恩·奥森是谁？'])(
  '%s is answered by who the editor says he is',
  async (question) => {
    expect((await desk()).ask(question).quotes.map(({ text }) => text)).toEqual(['harbour master Jon Aasen']);
  },
);

test('somebody the editor does not know is not answered by somebody else', async () => {
  expect((await desk()).ask('Who is Olsen?').quotes.map(({ text }) => text)).not.toContain('harbour master Jon Aasen');
});

test.each([
  ['Were they on holiday, or was there an actual reason to go?', [[], ['visit-purpose']]],
  ['Were they on holiday, and was there an actual reason to go?', [[], []]],
])('%s: what stands behind "or" is answered whether or not what stands before is', async (question, ids) => {
  const { parts } = createDesk(await loadCorpus(BUNDLED)).ask(question);
  expect(parts.map(({ facts }) => facts.map(({ id }) => id))).toEqual(ids);
});
