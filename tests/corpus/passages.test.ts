import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PASSAGE_LIMIT, PASSAGE_TARGET, type Span, splitPassages, splitSentences } from '../../src/corpus/passages.ts';
import { BUNDLED } from '../support/corpus-folder.ts';

const textsOf = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));
const sentencesOf = (text: string) => textsOf(text, splitSentences(text, 0, text.length));
const passagesOf = (text: string) => textsOf(text, splitPassages(text));

/** Fails where the spans overlap, are out of order or empty, or leave anything but white space between them. */
function expectTiled(text: string, spans: readonly Span[], from = 0, to = text.length): void {
  let end = from;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    expect(text.slice(end, span.start).trim()).toBe('');
    end = span.end;
  }
  expect(text.slice(end, to).trim()).toBe('');
}

const LONG_ENGLISH = Array.from({ length: 60 }, (_, index) => `Sentence number ${index} speaks of a bridge.`).join(' ');
const LONG_CHINESE = Array.from({ length: 80 }, (_, index) => `第${index}句话说的是两省之间的一座桥。`).join('');

describe('passages', () => {
  test.each([
    ['the bundled document', readFileSync(join(BUNDLED, 'zhejiang-visit.txt'), 'utf8')],
    ['one long English paragraph', LONG_ENGLISH],
    ['one long Chinese paragraph without spaces', LONG_CHINESE],
    ['words without a single full stop', 'word '.repeat(900)],
    ['Chinese without a single full stop', '桥'.repeat(1800)],
    ['CRLF line ends and blank lines', 'First line.\r\n\r\nSecond line.\r\nstill the second\r\n\r\n\r\nThird.\r\n'],
    ['white space before and behind', '\n\n   One.  \n\t\n  Two. \n\n'],
    ['a list', 'They agreed on:\n- roads\n- schools\n1. first\n2) second'],
    ['astral characters only', '😀'.repeat(1000)],
  ])('tile %s, each no longer than the limit, and their sentences tile them', (_, text) => {
    const passages = splitPassages(text);
    expectTiled(text, passages);
    for (const passage of passages) {
      expect(passage.end - passage.start).toBeLessThanOrEqual(PASSAGE_LIMIT);
      expectTiled(text, passage.sentences, passage.start, passage.end);
    }
  });

  test('a limit of 700 holds for every passage', () => {
    expect(PASSAGE_LIMIT).toBe(700);
    expect(PASSAGE_TARGET).toBeLessThan(PASSAGE_LIMIT);
  });

  test('a short paragraph is one passage, and a blank line begins another', () => {
    expect(passagesOf('One. Two.\n\nThree.')).toEqual(['One. Two.', 'Three.']);
  });

  test('a line that is broken inside a sentence stays in its paragraph', () => {
    expect(passagesOf('They met\nin the city\nof Hangzhou.')).toEqual(['They met\nin the city\nof Hangzhou.']);
  });

  test('a long paragraph is cut between sentences into passages of about equal length', () => {
    const lengths = passagesOf(LONG_ENGLISH).map(({ length }) => length);
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(150);
    for (const passage of passagesOf(LONG_ENGLISH)) expect(passage).toMatch(/^Sentence number .*\.$/s);
  });

  test('every item of a list is a passage of its own', () => {
    expect(passagesOf('- roads\n- schools\n- clinics')).toEqual(['- roads', '- schools', '- clinics']);
  });

  test('a text of white space has no passage', () => {
    expect(splitPassages(' \n\t\r\n')).toEqual([]);
    expect(splitPassages('')).toEqual([]);
  });

  test('text before the given offset is in no passage', () => {
    const text = 'front matter. Body.';
    expect(textsOf(text, splitPassages(text, 13))).toEqual(['Body.']);
  });
});

describe('Markdown headings', () => {
  const text =
    '# Visit\n\nIntroduction.\n\n## Aid ##\n\nFunds were given.\n\n### Details\nMore.\n\n## Schools\n\nTwo schools.\n';
  const passages = splitPassages(text, 0, true);

  test('are the trail of what stands below them, down to the next of their level', () => {
    const trailOf = (words: string) => passages.find(({ start, end }) => text.slice(start, end).includes(words))?.trail;
    expect(trailOf('Introduction')).toEqual(['Visit']);
    expect(trailOf('Funds')).toEqual(['Visit', 'Aid']);
    expect(trailOf('More')).toEqual(['Visit', 'Aid', 'Details']);
    expect(trailOf('Two schools')).toEqual(['Visit', 'Schools']);
  });

  test('stand in the passage they head, so that passages still tile the document', () => {
    expectTiled(text, passages);
    expect(textsOf(text, passages)[0]).toBe('# Visit\n\nIntroduction.');
  });

  test('are plain text in a document that is not Markdown', () => {
    expect(splitPassages(text).every(({ trail }) => trail.length === 0)).toBe(true);
  });

  test.each([
    ['CRLF line ends', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
  ])('and the sentences below them are the same with %s', (_, written) => {
    const shapeOf = (source: string) =>
      splitPassages(source, 0, true).map(({ trail, sentences }) => ({ trail, sentences: textsOf(source, sentences) }));
    expect(shapeOf(written)).toEqual(shapeOf(text));
    expectTiled(written, splitPassages(written, 0, true));
  });

  test('that skip a level leave no empty heading in the trail', () => {
    expect(splitPassages('# A\n\n### C\n\nText.', 0, true).at(-1)?.trail).toEqual(['A', 'C']);
  });
});

describe('sentences', () => {
  test('end at a full stop, a question mark, an exclamation mark and an ellipsis', () => {
    expect(sentencesOf('One. Two? Three! Four… Five')).toEqual(['One.', 'Two?', 'Three!', 'Four…', 'Five']);
  });

  test('in Chinese need no space between them, and keep their closing quotation mark', () => {
    expect(sentencesOf('他来了。“真的吗？”她问！好')).toEqual(['他来了。', '“真的吗？”', '她问！', '好']);
  });

  test.each([
    'He met Mr. Wang and Dr. Li in Hangzhou.',
    'He met Gov. Smith there.',
    'It cost approx. 3 million yuan.',
    'It happened at 9 a.m. on Monday.',
    'J. Smith spoke first.',
    'The U.S. Embassy was not there.',
    'It grew by 8.48 percent.',
    'Roads, schools etc. were built.',
  ])('do not end inside "%s"', (sentence) => {
    expect(sentencesOf(sentence)).toEqual([sentence]);
  });

  test('keep the quotation mark that closes them', () => {
    expect(sentencesOf('“We agree.” He left.')).toEqual(['“We agree.”', 'He left.']);
  });

  test('that are too long are cut behind a clause', () => {
    const clause = `${'word '.repeat(30).trim()}, `;
    const text = clause.repeat(8).trim();
    const sentences = splitPassages(text).flatMap((passage) => textsOf(text, passage.sentences));
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(sentence.endsWith(',')).toBe(true);
  });

  test('that are too long and have no clause are cut between words', () => {
    const text = 'bridge '.repeat(250).trim();
    const sentences = splitPassages(text).flatMap((passage) => textsOf(text, passage.sentences));
    for (const sentence of sentences) expect(sentence).toMatch(/^bridge( bridge)*$/);
  });

  test.each([0, 1])('are never cut inside a surrogate pair, wherever the pairs begin (shift %i)', (shift) => {
    const text = 'a'.repeat(shift) + '𠮷'.repeat(1000);
    for (const passage of splitPassages(text)) {
      for (const sentence of textsOf(text, passage.sentences)) expect(sentence).not.toMatch(/\p{Cs}/u);
    }
  });
});
