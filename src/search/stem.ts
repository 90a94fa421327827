import { stemmer } from 'stemmer';
import { remember } from '../remember.ts';

/** More different words than a document and what is asked about it hold; a hundred bytes each. */
const REMEMBERED = 10_000;

/** @returns the stem of a folded English word (Porter). Stemming a word takes longer than remembering it. */
export const stem = remember(REMEMBERED, (word: string) => word, stemmer);
