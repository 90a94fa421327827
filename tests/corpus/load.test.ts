import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { passageAt, proveQuote, quoteOf, sentenceAt, slice } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

const TEXT = 'They met in Hangzhou. Zhejiang gave money. They met again.';

interface FactParts {
  readonly id?: string;
  readonly quote?: string;
  readonly ask?: string;
  readonly more?: string;
}

/** A fact in YAML, eight lines long; `more` stands in the last. */
function fact({
  id = 'place',
  quote = 'in Hangzhou',
  ask = 'Where did they meet?',
  more = 'kinds: [where]',
}: FactParts) {
  return [
    `  - id: ${id}`,
    '    label: { en: Place, zh: 地点 }',
    '    answer: { en: In Hangzhou., zh: 在杭州。 }',
    `    quotes: ["${quote}"]`,
    `    asks: { en: ["${ask}"], zh: [] }`,
    ...(more.includes('kinds') ? [] : ['    kinds: [where]']),
    `    ${more}`,
    '',
  ].join('\n');
}

/** What is wrong with a folder: lines of the message, without the folder's path. */
async function faultsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const folder = await corpusFolder(files);
  try {
    await loadCorpus(folder);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ name: 'CorpusError' });
    return error instanceof Error ? error.message.split('\n').map((line) => line.replace(`${folder}/`, '')) : [];
  }
}

const factsFaults = (yaml: string) => faultsOf({ 'a.txt': TEXT, 'a.facts.yaml': yaml });

describe('a fault is reported with file and line', () => {
  test('for an unknown key', async () => {
    expect(await factsFaults(`facts:\n${fact({ more: 'colour: red' })}`)).toEqual([
      expect.stringMatching(/^a\.facts\.yaml:\d+: .*unknown key `colour`; remove it or mend its spelling$/),
    ]);
  });

  test('for a quote that is not in the text', async () => {
    expect(await factsFaults(`facts:\n${fact({ quote: 'in Shanghai' })}`)).toEqual([
      'a.facts.yaml:5: the quote "in Shanghai" is not in the text; copy it exactly',
    ]);
  });

  test('for a quote that stands in the text twice', async () => {
    expect(await factsFaults(`facts:\n${fact({ quote: 'They met' })}`)).toEqual([
      'a.facts.yaml:5: the quote "They met" stands in several places; lengthen it until it stands in one',
    ]);
  });

  test('for an id that is used twice', async () => {
    expect(await factsFaults(`facts:\n${fact({})}${fact({ ask: 'Which city?' })}`)).toEqual([
      'a.facts.yaml:8: the id "place" is used twice; rename one of the two',
    ]);
  });

  test('for one ask with two answers, whatever its case and punctuation', async () => {
    expect(await factsFaults(`facts:\n${fact({})}${fact({ id: 'city', ask: 'where did they meet' })}`)).toEqual([
      'a.facts.yaml:12: "where did they meet" has two answers, "place" and "city"; keep it in one',
    ]);
  });

  test('for one ask of a block of text with two answers, at the line the ask stands in', async () => {
    const second = fact({ id: 'city' }).replace(
      /asks: .*/,
      'asks:\n      en: |\n        Which city?\n        Where did they meet?\n      zh: []',
    );
    expect(await factsFaults(`facts:\n${fact({})}${second}`)).toEqual([
      'a.facts.yaml:15: "Where did they meet?" has two answers, "place" and "city"; keep it in one',
    ]);
  });

  test('for an unknown topic', async () => {
    expect(await factsFaults(`facts:\n${fact({ more: 'topic: weather' })}`)).toEqual([
      'a.facts.yaml:8: the topic "weather" is not among the topics; add it or mend the id',
    ]);
  });

  test('for an unknown speaker', async () => {
    expect(await factsFaults(`facts:\n${fact({ more: 'speaker: nobody' })}`)).toEqual([
      'a.facts.yaml:8: the speaker "nobody" is not among the people; add them or mend the id',
    ]);
  });

  test('for a briefing that names what is not there, or fills a slot twice', async () => {
    const briefing = [
      'briefing:',
      '  - { section: who, people: [nobody] }',
      '  - section: key-points',
      '    facts: [place, weather]',
      '  - { section: key-points, topic: weather, gaps: [rain] }',
      '  - { section: who }',
      '',
    ].join('\n');
    expect(await factsFaults(`facts:\n${fact({})}${briefing}`)).toEqual([
      'a.facts.yaml:9: "nobody" is not among the people; add it or mend the id',
      'a.facts.yaml:11: "weather" is not among the facts; add it or mend the id',
      'a.facts.yaml:12: the topic "weather" is not among the topics; add it or mend the id',
      'a.facts.yaml:12: "rain" is not among the gaps; add it or mend the id',
      'a.facts.yaml:13: the slot "who" is filled twice; make it one part',
    ]);
    expect(await factsFaults('briefing:\n  - { section: whom }\n')).toEqual([
      expect.stringMatching(/^a\.facts\.yaml:2: `briefing\.0\.section` must be one of bottom-line, who, /),
    ]);
  });

  test('for an unknown kind of answer', async () => {
    expect(await factsFaults(`facts:\n${fact({ more: 'kinds: [whither]' })}`)).toEqual([
      expect.stringMatching(/^a\.facts\.yaml:7: .*must be one of who, when, where/),
    ]);
  });

  test.each([
    ['{ of: nowhere, as: boss }', 'describes by the name "nowhere"'],
    ['{ of: li, as: nobody }', 'describes as the concept "nobody"'],
  ])('for a name described by what is not there: %s', async (described, message) => {
    const lexicon = `concepts:
  - { id: boss, en: [boss], zh: [老板] }
names:
  - { id: li, kind: person, en: [Li], zh: [李] }
  - { id: wu, kind: person, en: [Wu], zh: [吴], described: ${described} }
`;
    const folder = await corpusFolder({ 'a.txt': 'Text.', 'lexicon.yaml': lexicon });
    await expect(loadCorpus(folder)).rejects.toThrow(message);
    await expect(loadCorpus(folder)).rejects.toThrow('lexicon.yaml:5: ');
  });

  test('for what goes to a name the lexicon does not have', async () => {
    expect(await factsFaults(`facts:\n${fact({ more: 'goes: { from: [nowhere], to: [nobody] }' })}`)).toEqual([
      expect.stringMatching(
        /^a\.facts\.yaml:\d+: goes from or to the name "nowhere", which lexicon\.yaml does not have/,
      ),
      expect.stringMatching(/"nobody"/),
    ]);
  });

  test('for a value that is missing', async () => {
    const [fault] = await factsFaults(`facts:\n${fact({}).replace(/ {4}answer.*\n/, '')}`);
    expect(fault).toMatch(/^a\.facts\.yaml:2: `facts\.0\.answer` is missing/);
  });

  test('for YAML that cannot be read', async () => {
    expect(await factsFaults('facts:\n  - id: [unclosed\n')).toEqual([
      expect.stringMatching(/^a\.facts\.yaml:\d+: is not valid YAML: /),
    ]);
  });

  test('for a lexicon with an unknown section', async () => {
    expect(await faultsOf({ 'a.txt': TEXT, 'lexicon.yaml': 'concepts: []\nnmaes: []\n' })).toEqual([
      expect.stringMatching(/^lexicon\.yaml:2: has the unknown key `nmaes`/),
    ]);
  });

  test('for bytes that are not UTF-8', async () => {
    expect(await faultsOf({ 'a.txt': Uint8Array.from([0x41, 0xe9, 0x41]) })).toEqual([
      'a.txt:1: is not UTF-8; save it as UTF-8',
    ]);
  });

  test.each([
    ['no byte', ''],
    ['white space only', ' \r\n\t\n'],
  ])('for a document of %s', async (_, text) => {
    expect(await faultsOf({ 'a.txt': text })).toEqual(['a.txt:1: is empty; write the document into it or remove it']);
  });

  test('for a Markdown document with nothing below its front matter', async () => {
    expect(await faultsOf({ 'a.md': '---\ntitle: A\n---\n' })).toEqual([
      'a.md:1: is empty; write the document into it or remove it',
    ]);
  });

  test('for an unknown key in a front matter, at its line in the file', async () => {
    expect(await faultsOf({ 'a.md': '---\ntitle: A\ntittle: B\n---\nText.\n' })).toEqual([
      expect.stringMatching(/^a\.md:[123]: has the unknown key `tittle`/),
    ]);
  });

  test('for two documents with the same id', async () => {
    expect(await faultsOf({ 'a.md': 'One.', 'a.txt': 'Two.' })).toEqual([
      'a.txt:1: has the same id as a.md; rename one of the two',
    ]);
  });

  test('for facts about a document that is not there', async () => {
    expect(await faultsOf({ 'a.txt': TEXT, 'b.facts.yaml': 'facts: []' })).toEqual([
      expect.stringMatching(/^b\.facts\.yaml:1: belongs to no document; expected .*NAME\.facts\.yaml/),
    ]);
  });

  test('for a name that cannot be an id', async () => {
    expect(await faultsOf({ '#a.txt': TEXT })).toEqual([expect.stringMatching(/^#a\.txt:1: .*cannot be an id/)]);
  });

  test('for a folder without a document', async () => {
    expect(await faultsOf({ 'readme.pdf': 'x' })).toEqual([
      expect.stringMatching(/^\/[^:]+: holds no document; put a /),
    ]);
  });

  test('for a folder that does not exist', async () => {
    await expect(loadCorpus('/nowhere/corpus')).rejects.toThrow(
      /^\/nowhere\/corpus: the corpus folder does not exist; name a folder of documents$/,
    );
  });
});

describe('what is wrong with a value is said in an editor’s words', () => {
  const factWith = (line: string) => factsFaults(`facts:\n${fact({}).replace(/ {4}quotes: .*/, `    ${line}`)}`);

  test('for a list or a text with nothing in it', async () => {
    expect(await factWith('quotes: []')).toEqual([expect.stringMatching(/:5: `facts\.0\.quotes` is empty; give at /)]);
    expect(await factWith('quotes: [""]')).toEqual([
      expect.stringMatching(/`facts\.0\.quotes\.0` is empty; write at /),
    ]);
    expect(await factWith('quotes:')).toEqual([expect.stringMatching(/`facts\.0\.quotes` is empty; give a list$/)]);
  });

  test('for a mapping, with the keys it has, those first that must be there', async () => {
    expect(await factsFaults('facts: [none]\ntopics:\n  - { id: a, title: A }\n')).toEqual([
      'a.facts.yaml:1: `facts.0` must be a mapping with `id`, `kinds`, `label`, `answer`, `quotes`, `asks`, and any of `topic`, `speaker`, `reading`, `figure`, `when`, `goes`',
      'a.facts.yaml:3: `topics.0.title` must be a mapping with `en`, `zh`',
    ]);
    expect(await faultsOf({ 'a.txt': TEXT, 'lexicon.yaml': '- a' })).toEqual([
      'lexicon.yaml:1: must be a mapping with any of `names`, `concepts`, `absent`, `absent_names`',
    ]);
  });

  test('for a value that may be of several forms', async () => {
    const asks = fact({}).replace(/asks: .*/, 'asks: { en: 5, zh: [""] }');
    expect(await factsFaults(`facts:\n${asks}`)).toEqual([
      'a.facts.yaml:6: `facts.0.asks.en` must be a list or text',
      'a.facts.yaml:6: `facts.0.asks.zh.0` is empty; write at least one word',
    ]);
    expect(await faultsOf({ 'a.md': '---\ntitle: 1984\ndate: 5\n---\nText.' })).toEqual([
      'a.md:2: `title` must be text; put it in quotation marks',
      'a.md:3: `date` must be text or a date',
    ]);
  });

  test.each([
    ['facts:\n\t- id: a\n', /:2: is not valid YAML: a line begins with a tab; indent it with spaces$/],
    ['facts: []\nfacts: []\n', /:2: is not valid YAML: a key stands here that stands above already/],
    ['facts:\n- id a\nb\n', /is not valid YAML: a colon is missing, or stands where it ends a key/],
    ['facts: [{ id: a } { id: b }]\n', /is not valid YAML: a bracket is not closed, or a comma is missing/],
    ['facts: "a\n', /is not valid YAML: .* close brackets and quotation marks/],
    ['facts: [a\n', /is not valid YAML: .* close brackets and quotation marks/],
    ['title: a: b\n', /is not valid YAML: .* put quotation marks around a text with a colon$/],
    ['title: *a\n', /is not valid YAML: a text begins with &, \* or !; put quotation marks around/],
  ])('for YAML that cannot be read: %j', async (yaml, sentence) => {
    expect(await factsFaults(yaml)).toEqual([expect.stringMatching(sentence)]);
  });

  test('and a file of nothing but comments is a mapping with nothing in it', async () => {
    expect(await factsFaults('')).toEqual([]);
    expect(await factsFaults('# to be written\n\n  # later\n')).toEqual([]);
  });
});

test('faults of a file are told by line', async () => {
  const faults = await factsFaults('people: 5\nfacts: 5\ntopics:\n  - { id: a }\ntitle: A\n');
  expect(faults.map((fault) => fault.split(':')[1])).toEqual(['1', '2', '4', '5']);
});

test('a file or folder that cannot be read is told without a line', async () => {
  const folder = await corpusFolder({ 'a.txt': TEXT });
  await mkdir(join(folder, 'b.txt'));
  await expect(loadCorpus(folder)).rejects.toThrow(`${join(folder, 'b.txt')}: cannot be read: it is a folder`);
  await expect(loadCorpus(join(folder, 'a.txt'))).rejects.toThrow('a.txt: the corpus folder is a file; name a folder');
});

test('faults of several files and of every kind are reported together', async () => {
  const faults = await faultsOf({
    'a.txt': TEXT,
    'a.facts.yaml': `facts:\n${fact({ quote: 'in Shanghai' })}${fact({ more: 'topic: weather' })}`,
    'b.txt': '',
    'c.txt': Uint8Array.from([0xff, 0xfe]),
    'lexicon.yaml': 'nmaes: []',
  });
  const expected = ['in Shanghai', 'used twice', 'weather', 'b.txt:1: is empty', 'c.txt:1: is not UTF-8', 'nmaes'];
  for (const part of expected) expect(faults.join('\n')).toContain(part);
  expect(faults).toHaveLength(expected.length);
});

describe('a document', () => {
  test('keeps its byte order mark and CRLF, so that offsets are those of the file', async () => {
    const written = '\uFEFFThey met.\r\n\r\nThey left.\r\n';
    const { documents } = await loadCorpus(await corpusFolder({ 'a.txt': written }));
    expect(documents[0]?.text).toBe(written);
    const last = documents[0]?.passages.at(-1);
    expect(documents[0] && last ? slice(documents[0], last) : '').toBe('They left.');
  });

  test('has passages numbered from 1, and sentences numbered through the document', async () => {
    const { documents } = await loadCorpus(await corpusFolder({ 'a.txt': 'One. Two.\n\nThree.' }));
    const passages = documents[0]?.passages ?? [];
    expect(passages.map(({ id }) => id)).toEqual(['a#1', 'a#2']);
    expect(passages.flatMap(({ sentences }) => sentences.map(({ ordinal }) => ordinal))).toEqual([0, 1, 2]);
  });

  test('takes title, date and source from its front matter, which is no part of its passages', async () => {
    const written =
      '---\ntitle: The visit\ndate: 2016-10-15\nlanguage: en\nsource: a newspaper\n---\n# Heading\n\nText.\n';
    const { documents } = await loadCorpus(await corpusFolder({ 'a.md': written }));
    expect(documents[0]).toMatchObject({
      id: 'a',
      text: written,
      title: { en: 'The visit', zh: 'The visit' },
      date: '2016-10-15',
      source: 'a newspaper',
    });
    expect(documents[0]?.passages[0]?.start).toBe(written.indexOf('# Heading'));
    expect(documents[0]?.passages[0]?.trail).toEqual(['Heading']);
  });

  test('reads a front matter behind a byte order mark and with CRLF', async () => {
    const { documents } = await loadCorpus(await corpusFolder({ 'a.md': '\uFEFF---\r\ntitle: T\r\n---\r\nText.\r\n' }));
    expect(documents[0]?.title.en).toBe('T');
  });

  test('without a title is called by its first heading or line', async () => {
    const { documents } = await loadCorpus(
      await corpusFolder({ 'a.md': '# The heading\n\nText.', 'b.txt': '\nLine.\nMore.' }),
    );
    expect(documents.map(({ title }) => title.en)).toEqual(['The heading', 'Line.']);
  });

  test('needs neither facts nor a lexicon', async () => {
    const corpus = await loadCorpus(await corpusFolder({ 'a.txt': TEXT }));
    expect(corpus.documents[0]).toMatchObject({ facts: [], gaps: [], people: [] });
    expect(corpus.lexicon.names).toEqual([]);
  });

  test('has facts whose quotes are exact slices', async () => {
    const folder = await corpusFolder({ 'a.txt': TEXT, 'a.facts.yaml': `facts:\n${fact({})}` });
    const [document] = (await loadCorpus(folder)).documents;
    const quote = document?.facts[0]?.quotes[0];
    expect(quote).toMatchObject({ start: 9, end: 20, text: 'in Hangzhou' });
    if (quote) expect(slice(quote.document, quote)).toBe(quote.text);
  });

  test('names the passage and sentence at an offset, and none outside', async () => {
    const [document] = (await loadCorpus(await corpusFolder({ 'a.txt': ' One. Two.' }))).documents;
    if (!document) throw new Error('no document');
    expect(passageAt(document, 1)?.id).toBe('a#1');
    expect(sentenceAt(document, 6)?.ordinal).toBe(1);
    expect([passageAt(document, 0), sentenceAt(document, 99)]).toEqual([undefined, undefined]);
  });

  test('proves a quote that is its exact slice, and refuses any other', async () => {
    const [document] = (await loadCorpus(await corpusFolder({ 'a.txt': TEXT }))).documents;
    if (!document) throw new Error('no document');
    const quote = quoteOf(document, { start: 0, end: 8 });
    expect(quote.text).toBe('They met');
    expect(() => proveQuote(quote)).not.toThrow();
    expect(() => proveQuote({ ...quote, text: 'They Met' })).toThrow('is not what the document says there');
    expect(() => proveQuote({ ...quote, end: 0, text: '' })).toThrow('is not what the document says there');
  });
});

describe('the bundled corpus', () => {
  const DOCUMENT_SHA256 = 'd3639c67626541bac0988cd32e083a00fc06a46c45cb9698a70d0dcd7c4a3de2';

  test('loads, and its document is byte for byte what was handed over', async () => {
    const { documents } = await loadCorpus(BUNDLED);
    expect(documents.map(({ id }) => id)).toEqual(['zhejiang-visit']);
    const bytes = await readFile(join(BUNDLED, 'zhejiang-visit.txt'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(DOCUMENT_SHA256);
    expect(
      createHash('sha256')
        .update(documents[0]?.text ?? '', 'utf8')
        .digest('hex'),
    ).toBe(DOCUMENT_SHA256);
  });

  test('has only quotes that are exact slices of its document', async () => {
    const { documents } = await loadCorpus(BUNDLED);
    const quotes = documents
      .flatMap(({ facts, gaps, people }) => [...facts, ...gaps, ...people])
      .flatMap((entry) => entry.quotes);
    expect(quotes.length).toBeGreaterThan(50);
    for (const quote of quotes) expect(slice(quote.document, quote)).toBe(quote.text);
  });
});
