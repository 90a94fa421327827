import { createDesk, type Desk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { corpusFolder } from './corpus-folder.ts';

const FACTS = `facts:
  - id: bridge
    kinds: [when]
    label: { en: The bridge, zh: 大桥 }
    answer: { en: The bridge was built in 1999., zh: 大桥建于1999年。 }
    quotes: ["a bridge was built in 1999"]
    asks: { en: ["When was the bridge built?", "year of the bridge"], zh: ["大桥何时建成？"] }
gaps:
  - id: museum
    label: { en: The museum, zh: 博物馆 }
    says: { en: Nothing is said of a museum., zh: 文中没有提到博物馆。 }
    asks: { en: ["When does the museum open?", "museum opening hours"], zh: ["博物馆几点开门？"] }
`;

/** A desk over one sentence, with one fact and one gap; it lives as long as the test. */
export async function smallDesk(): Promise<Desk> {
  const files = { 'town.txt': 'In the town a bridge was built in 1999. It is blue.', 'town.facts.yaml': FACTS };
  return createDesk(await loadCorpus(await corpusFolder(files)));
}
