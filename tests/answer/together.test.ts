import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const TEXT = `The town got a bridge of stone, and a tower of glass rose beside it.

Later the harbour got a crane, and a tower of wood rose beside it.`;

const fact = (id: string, quote: string, asks: string) => `  - id: ${id}
    kinds: [what]
    label: { en: ${id}, zh: ${id} }
    answer: { en: The ${id}., zh: ${id}。 }
    quotes: ["${quote}"]
    asks: { en: [${asks}], zh: ["${id}？"] }
`;
const FACTS = `facts:
${fact('bridge', 'a bridge of stone', '"What did the town get?", "Which bridge is there?"')}${fact(
  'crane',
  'got a crane',
  '"What did the harbour get?", "Which crane is there?"',
)}${fact('glass', 'a tower of glass', '"Which tower of glass rose?"')}${fact(
  'wood',
  'a tower of wood',
  '"Which tower of wood rose?"',
)}`;

const desk = async () =>
  createDesk(await loadCorpus(await corpusFolder({ 'town.txt': TEXT, 'town.facts.yaml': FACTS })));

test.each([
  ['Which bridge is there, and which tower rose?', ['bridge', 'glass']],
  ['Which crane is there, and which tower rose?', ['crane', 'wood']],
  ['Which tower rose, and which crane is there?', ['wood', 'crane']],
])(
  'of two facts asked for in the same words, %s means the one told with the other part’s answer',
  async (question, first) => {
    const { parts } = (await desk()).ask(question);
    expect(parts.map(({ facts }) => facts[0]?.id)).toEqual(first);
  },
);

test('a follow-up is not answered by what it follows up, but by what is told beside it', async () => {
  const built = await desk();
  expect(built.ask('Which bridge is there?').parts[0]?.facts[0]?.id).toBe('bridge');
  const { parts } = built.ask('And which tower?', { previous: 'Which bridge is there?' });
  expect(parts[0]?.facts.map(({ id }) => id)).toEqual(['glass']);
});

test('a bare "when?" is not answered by who did it, or by who paid for it', async () => {
  const who = (id: string, quote: string, ask: string) => fact(id, quote, `"${ask}"`).replace('[what]', '[who]');
  const files = {
    'town.txt': 'Berg built the bridge, and Dahl paid for the bridge.',
    'town.facts.yaml': `facts:\n${who('builder', 'Berg built the bridge', 'Who built the bridge?')}${who('payer', 'Dahl paid', 'Who paid for the bridge?')}`,
  };
  const built = createDesk(await loadCorpus(await corpusFolder(files)));
  const previous = 'Who built the bridge?';
  expect(built.ask(previous).parts[0]?.facts.map(({ id }) => id)).toEqual(['builder']);
  expect(built.ask('When?', { previous }).parts[0]?.facts).toEqual([]);
});
