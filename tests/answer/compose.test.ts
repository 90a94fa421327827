import { expect, test } from 'vitest';
import { compose } from '../../src/answer/compose.ts';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { corpusFolder } from '../support/corpus-folder.ts';

const fact = (id: string, quote: string) => `  - id: ${id}
    kinds: [what]
    label: { en: ${id}, zh: ${id} }
    answer: { en: The ${id}., zh: ${id}。 }
    quotes: ["${quote}"]
    asks: { en: ["What is the ${id}?"], zh: ["${id}？"] }
`;

test('a second fact is told where its words go on beyond what the first shows, and left out where they do not', async () => {
  const files = {
    'town.txt': 'They built the bridge over the wide river in the spring.',
    'town.facts.yaml': `facts:\n${fact('bridge', 'built the bridge')}${fact('spring', 'built the bridge over the wide river in the spring')}${fact('work', 'They built the bridge')}`,
  };
  const desk = createDesk(await loadCorpus(await corpusFolder(files)));
  const facts = new Map(desk.corpus.documents.flatMap((document) => document.facts.map((one) => [one.id, one])));
  const { understood, parts } = desk.ask('What is the bridge?');
  const told = (...ids: string[]) => {
    const [part] = parts;
    const all = ids.flatMap((id) => facts.get(id) ?? []);
    return compose(understood, part ? [{ ...part, facts: all }] : [], 'en').text;
  };
  expect(told('bridge', 'spring')).toBe('The bridge. The spring.');
  expect(told('work', 'bridge')).toBe('The work.');
});
