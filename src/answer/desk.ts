import type { Corpus } from '../corpus/corpus.ts';
import { remember } from '../remember.ts';
import { atomize } from '../search/atoms.ts';
import { COMMON_ENGLISH_WORDS } from '../search/common-words.ts';
import { isEnglish } from '../search/dictionary.ts';
import { createHomophones } from '../search/homophones.ts';
import { createLexicon } from '../search/lexicon.ts';
import { createSearch, type Search } from '../search/search.ts';
import { createSpelling } from '../search/spelling.ts';
import { ENGLISH_STOP_WORDS } from '../search/stopwords.ts';
import { createAnalyze } from '../search/terms.ts';
import { fold, type Language, type Locale } from '../text.ts';
import { type Answer, isStated } from './answer.ts';
import { compose } from './compose.ts';
import { type EntryTerms, entriesOf, prepareEntryTerms } from './entry-terms.ts';
import { createEvidence } from './evidence.ts';
import { createAnswerParts } from './part-answers.ts';
import { type Prepared, prepare } from './prepared.ts';
import { createUnderstand } from './understand.ts';
import { createUnwrap } from './unwrapped.ts';

export interface AskOptions {
  /** The asker's locale. A Chinese question is answered in Chinese whatever it is. */
  readonly locale?: Locale | undefined;
  /** The question this one follows up ("and how many projects?" takes its subject from there). */
  readonly previous?: string | undefined;
  /** Only from the document with this id. */
  readonly document?: string | undefined;
}

/** Everything that can answer, immutable once built. */
export interface Desk {
  readonly corpus: Corpus;
  readonly search: Search;
  readonly ask: (question: string, options?: AskOptions) => Answer;
}

/** Answers kept, 8 KB each: a team asks much the same, and presses buttons of answers just given. */
const REMEMBERED = 2000;

/** The asker's locale, but a Chinese question gets a Chinese answer: in the asker's characters, else in its own. */
function answerLocale(question: Locale, asker: Locale | undefined): Locale {
  if (question === 'en') return asker ?? 'en';
  return asker === undefined || asker === 'en' ? question : asker;
}

/**
 * Builds a desk from a corpus.
 * @param prepared what an earlier build of the very same corpus worked out; built anew where not given.
 */
export function createDesk(corpus: Corpus, prepared: Prepared = prepare(corpus)): Desk {
  const lexicon = createLexicon(prepared.lexicon);
  const analyze = createAnalyze(lexicon);
  const termsOf = (language: Language): EntryTerms => {
    const known = prepared.entries.get(language) ?? prepareEntryTerms(entriesOf(corpus), language, analyze);
    prepared.entries.set(language, known);
    return known;
  };
  const evidence = createEvidence(corpus, termsOf);
  const { vocabulary } = prepared;
  const isKnown = (word: string) =>
    vocabulary.has(word) ||
    ENGLISH_STOP_WORDS.has(word) ||
    COMMON_ENGLISH_WORDS.has(word) ||
    lexicon.match(atomize(word), 0) !== undefined ||
    isEnglish(word);
  const spelling = createSpelling(vocabulary, isKnown);
  const mendSound = createHomophones(lexicon, prepared.pairs);
  const mend = (text: string) => mendSound(spelling.mend(text));
  const understand = createUnderstand(analyze, mend);
  const search = createSearch(corpus, analyze, (query) => mend(fold(query)));
  const answerParts = createAnswerParts(corpus, search, evidence, analyze);
  const unwrap = createUnwrap(understand, answerParts);
  const keyOf = (question: string, { locale, previous, document }: AskOptions = {}): string =>
    JSON.stringify([question, locale, previous, document]);
  return {
    corpus,
    search,
    ask: remember(REMEMBERED, keyOf, (question, { locale, previous, document } = {}) => {
      const understood = understand(question, previous);
      const parts = answerParts(understood, document);
      const unwrapped = parts.some(isStated) ? undefined : unwrap(understood, previous, document);
      const reading = unwrapped ?? { understood, parts };
      return compose(reading.understood, reading.parts, answerLocale(understood.locale, locale));
    }),
  };
}
