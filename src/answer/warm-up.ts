import { setImmediate as breath } from 'node:timers/promises';
import type { Desk } from './desk.ts';

/** Facts whose first asks are put: enough for the code to be compiled where answers spend their time. */
const FACTS = 20;
/** No word and no phrase of any lexicon: what is needed to mend typing errors is loaded for them. */
const UNKNOWN_WORD = 'What of qzxv?';
const UNKNOWN_CHARACTERS = '龘靐齉爩？';

/**
 * Has a desk answer a few questions in each language, so that what it prepares and loads at the first question of a
 * kind (0.5 s and more) is there before somebody waits for an answer. Whatever else is waiting comes between them.
 */
export async function warmUp(desk: Desk): Promise<void> {
  const facts = desk.corpus.documents.flatMap((document) => document.facts).slice(0, FACTS);
  for (const { asks } of facts) {
    for (const question of [...asks.en.slice(0, 1), ...asks.zh.slice(0, 1)]) {
      desk.ask(question);
      await breath();
    }
  }
  desk.ask(UNKNOWN_WORD);
  desk.search(UNKNOWN_CHARACTERS);
  await breath();
  desk.ask(UNKNOWN_CHARACTERS, { locale: 'zh-TW' });
}
