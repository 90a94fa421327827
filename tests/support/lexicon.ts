import type { LexiconFile } from '../../src/corpus/schema.ts';
import { compileLexicon, createLexicon, type Lexicon } from '../../src/search/lexicon.ts';

/** A compiled lexicon of the few sections a test is about. */
export function lexiconOf(sections: Partial<LexiconFile> = {}): Lexicon {
  return createLexicon(compileLexicon({ names: [], concepts: [], absent: [], absent_names: [], ...sections }));
}
