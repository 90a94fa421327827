import { beforeAll, describe, expect, test } from 'vitest';
import { type Briefing, briefingTopics, createBriefing } from '../../src/briefing/briefing.ts';
import { layScreen, SCREEN, sizeOf } from '../../src/briefing/screen.ts';
import { type Corpus, slice } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { Locale } from '../../src/text.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const satisfies readonly Locale[];
const SLOTS = ['bottom-line', 'who', 'when-where', 'key-points', 'figures', 'outcomes', 'not-stated', 'background'];

let bundled: Corpus;

beforeAll(async () => {
  bundled = await loadCorpus(BUNDLED);
});

const corpusOf = async (files: Readonly<Record<string, string>>) => loadCorpus(await corpusFolder(files));

function everyBriefing(corpus: Corpus): Briefing[] {
  const topics = [undefined, ...briefingTopics(corpus).map(({ id }) => id)];
  return topics.flatMap((topic) => LOCALES.map((locale) => createBriefing(corpus, { topic, locale })));
}

const linesOf = ({ sections }: Briefing, id?: string) =>
  sections.filter((section) => id === undefined || section.id === id).flatMap(({ lines }) => lines);
const textOf = (briefing: Briefing, id: string) =>
  linesOf(briefing, id)
    .map(({ text }) => text)
    .join('\n');

describe('the briefing on the bundled visit', () => {
  test('has every slot in the order it is read, and none of them is empty', () => {
    const { sections, title } = createBriefing(bundled, { locale: 'en' });
    expect(title).toBe("Qinghai's Party and government delegation visits Zhejiang");
    expect(sections.map(({ id }) => id)).toEqual(SLOTS);
    for (const { lines } of sections) expect(lines.length).toBeGreaterThan(0);
  });

  test('names people with role and side, quotes who speaks, and gives figures with what they are', () => {
    const briefing = createBriefing(bundled, { locale: 'en' });
    expect(textOf(briefing, 'who')).toMatch(
      /Qinghai: Party Secretary Wang Guosheng.*Zhejiang: Party Secretary Xia Baolong/,
    );
    expect(textOf(briefing, 'when-where')).toMatch(/14 to 15 October[\s\S]*Hangzhou/);
    expect(textOf(briefing, 'figures')).toContain('848 million yuan (aid funds since 2010)');
    expect(textOf(briefing, 'key-points')).toContain(
      'Xia Baolong: “the people of the two provinces have a brotherly friendship”',
    );
    expect(linesOf(briefing, 'key-points').length).toBeGreaterThanOrEqual(3);
    expect(textOf(briefing, 'not-stated')).toContain('Agreements signed');
  });

  test('is in the language asked for; quotes stay as they are, after an editor’s words', () => {
    const simplified = createBriefing(bundled, { locale: 'zh-CN' });
    expect(textOf(simplified, 'who')).toContain('省委书记王国生');
    expect(textOf(simplified, 'key-points')).toMatch(/兄弟般的情谊。原文：“the people of the two provinces/);
    const traditional = createBriefing(bundled, { locale: 'zh-TW' });
    expect(traditional.sections.map(({ heading }) => heading)).toContain('時間地點');
    expect(textOf(traditional, 'who')).toContain('省委書記王國生');
  });

  test('rests on exact slices: every line of every topic and language has its quotes, and every quote is one', () => {
    for (const briefing of everyBriefing(bundled)) {
      for (const { id, lines } of briefing.sections) {
        for (const { text, says, quotes } of lines) {
          expect([text, says]).not.toContain('');
          // What a document says nothing about may have no words that stand near.
          if (id !== 'not-stated') expect(quotes.length).toBeGreaterThan(0);
          for (const quote of quotes) expect(slice(quote.document, quote)).toBe(quote.text);
        }
      }
    }
  });

  test('says nothing an editor did not write down or the document does not say', () => {
    const [document] = bundled.documents;
    if (!document) throw new Error('no document');
    const answers = [...document.facts.map(({ answer }) => answer.en), ...document.gaps.map(({ says }) => says.en)];
    for (const briefing of everyBriefing(bundled).filter(({ locale }) => locale === 'en')) {
      for (const { says } of linesOf(briefing)) expect(answers).toContain(says);
    }
  });

  test('fits one screen with nothing left out, in every topic and language', () => {
    for (const briefing of everyBriefing(bundled)) {
      const screen = layScreen(briefing);
      expect(sizeOf(screen)).toBeLessThanOrEqual(SCREEN);
      expect(screen).toEqual(layScreen(briefing, Number.POSITIVE_INFINITY));
      expect(screen.note).toBeUndefined();
    }
  });

  test('tells its topics in the order of a series, and each says which of how many it is', () => {
    const topics = briefingTopics(bundled);
    expect(topics.map(({ id }) => id)).toEqual(bundled.documents[0]?.topics.map(({ id }) => id));
    const parts = topics.map(({ id }) => createBriefing(bundled, { topic: id, locale: 'en' }).part);
    expect(parts).toEqual(topics.map((_, index) => ({ number: index + 1, of: topics.length })));
    expect(createBriefing(bundled, { locale: 'en' }).part).toBeUndefined();
  });
});

describe('a topic or a document', () => {
  test.each(['aid', 'AID', 'Zhejiang’s aid to Qinghai', '浙江援青工作', '浙江援青', 'aid to Q'])(
    'is found by id or title, or by a part of a title that no other has: %s',
    (topic) => {
      expect(createBriefing(bundled, { topic, locale: 'en' }).topic?.id).toBe('aid');
    },
  );

  test('that is not there is refused, saying what there is', async () => {
    const refuse = (request: object) => () => createBriefing(bundled, { locale: 'en', ...request });
    expect(refuse({ topic: 'weather' })).toThrow(/^There is no topic "weather"; there are: visit \(The visit\), /);
    // Several titles have it.
    expect(refuse({ topic: 'the' })).toThrow(/^There is no topic "the"/);
    for (const topic of ['', 'x', '青']) expect(refuse({ topic })).toThrow(/^There is no topic "/);
    expect(refuse({ document: 'other' })).toThrow(/^There is no document "other"; there are: zhejiang-visit \(/);
    expect(() => briefingTopics(bundled, 'other')).toThrow(/^There is no document "other"/);
    const bare = await corpusOf({ 'a.txt': 'Text.' });
    expect(() => createBriefing(bare, { topic: 'aid', locale: 'en' })).toThrow(
      'There is no topic "aid"; a has no topics; leave the topic out.',
    );
  });

  test('is looked for in every document; without a name it is the one with facts', async () => {
    const facts = (id: string) => `topics:
  - { id: ${id}, title: { en: The ${id}, zh: 主题 } }
facts:
  - id: ${id}-fact
    topic: ${id}
    kinds: [what]
    label: { en: ${id}, zh: 某事 }
    answer: { en: It rained., zh: 下雨了。 }
    quotes: ["It rained"]
    asks: { en: [], zh: [] }
`;
    const corpus = await corpusOf({
      ...{ 'a.txt': 'It rained.', 'b.txt': 'It rained.', 'c.txt': 'It rained.' },
      ...{ 'b.facts.yaml': facts('rain'), 'c.facts.yaml': facts('storm') },
    });
    expect(createBriefing(corpus, { locale: 'en' }).document.id).toBe('b');
    expect(createBriefing(corpus, { locale: 'en', topic: 'storm' }).document.id).toBe('c');
    expect(createBriefing(corpus, { locale: 'en', document: 'a' }).document.id).toBe('a');
    expect(briefingTopics(corpus, 'c').map(({ id }) => id)).toEqual(['storm']);
    expect(() => createBriefing(corpus, { locale: 'en', document: 'b', topic: 'storm' })).toThrow('no topic "storm"');
  });
});

describe('a document whose editor chose nothing for its briefing', () => {
  const TEXT =
    'Ann Lee of the north spoke. In May 2016 they met in Turin. She said: "We agreed on roads." It cost 5 million.';
  const fact = (id: string, quote: string, more: string, answer = quote) => `  - id: ${id}
    label: { en: ${id}, zh: 某事 }
    answer: { en: "${answer}", zh: 某事。 }
    quotes: ["${quote}"]
    asks: { en: [], zh: [] }
    ${more}
`;
  const FACTS = `people:
  - { id: ann, name: { en: Ann Lee, zh: 李安 }, side: { en: North, zh: 北方 }, role: { en: speaker, zh: 发言人 }, quotes: [Ann Lee] }
facts:
${fact('about', 'they met', 'kinds: [what]')}${fact('when', 'In May 2016', 'kinds: [when]')}${fact('roads', 'We agreed on roads', 'kinds: [what]', 'They agreed on roads.')}${fact('cost', 'It cost 5 million', 'kinds: [how-much]\n    figure: { value: { en: 5 million, zh: 五百万 }, what: { en: cost, zh: 费用 } }')}${fact('spoke', 'of the north spoke', 'kinds: [what]\n    speaker: ann')}gaps:
  - { id: hotel, label: { en: The hotel, zh: 酒店 }, says: { en: No hotel is named., zh: 没有。 }, asks: { en: [], zh: [] } }
`;

  test('has its slots filled from kinds, dates, figures, people and speakers', async () => {
    const briefing = createBriefing(await corpusOf({ 'a.txt': TEXT, 'a.facts.yaml': FACTS }), { locale: 'en' });
    expect(Object.fromEntries(SLOTS.map((id) => [id, textOf(briefing, id)]))).toEqual({
      'bottom-line': 'they met',
      who: 'Ann Lee (North): speaker',
      'when-where': 'In May 2016',
      'key-points': 'Ann Lee: “of the north spoke”',
      figures: '5 million (cost)',
      outcomes: 'They agreed on roads.',
      'not-stated': 'The hotel',
      background: '',
    });
    const background = layScreen(briefing).parts.find(({ id }) => id === 'background');
    expect(background?.text).toBe('not stated');
  });

  test('or wrote no facts either, is quoted in its own words, and what looks cannot tell is left open', async () => {
    const corpus = await corpusOf({ 'a.txt': `The visit\n\n${TEXT}` });
    const briefing = createBriefing(corpus, { locale: 'en' });
    expect(briefing.title).toBe('The visit');
    expect(textOf(briefing, 'bottom-line')).toBe('“Ann Lee of the north spoke.”');
    expect(textOf(briefing, 'when-where')).toBe('“In May 2016 they met in Turin.”');
    expect(textOf(briefing, 'outcomes')).toContain('We agreed on roads');
    expect(textOf(briefing, 'figures')).toBe('“It cost 5 million.”');
    expect(linesOf(briefing, 'who')).toEqual([]);
    const { parts, note } = layScreen(briefing);
    expect(parts.find(({ id }) => id === 'who')?.text).toBe('not stated here');
    expect(note).toMatch(/^No editor has gone through this document/);
    const chinese = layScreen(createBriefing(corpus, { locale: 'zh-CN' }));
    expect(chinese.parts.find(({ id }) => id === 'who')?.text).toBe('此处未说明');
  });

  test.each([
    ['sentences without end', 'word '.repeat(3000)],
    ['Chinese without end', '代表团访问了该省'.repeat(900)],
    ['characters of two units', '𠮷👍'.repeat(900)],
    ['one word', 'Rain'],
    ['no word at all', '…'],
    ['headings only', '# One\n\n## Two\n'],
  ])('is still quoted exactly and shortly where it is %s', async (_, text) => {
    const corpus = await corpusOf({ 'a.md': text });
    for (const locale of LOCALES) {
      const briefing = createBriefing(corpus, { locale });
      expect(linesOf(briefing).length).toBeGreaterThan(0);
      for (const { quotes } of linesOf(briefing)) {
        for (const quote of quotes) {
          expect(slice(quote.document, quote)).toBe(quote.text);
          expect(quote.text).not.toMatch(/\p{Cs}/u);
        }
      }
      expect(sizeOf(layScreen(briefing))).toBeLessThanOrEqual(SCREEN);
    }
  });

  test('with more facts than a screen takes loses the least needed lines, and says how many', async () => {
    const sentences = Array.from({ length: 30 }, (_, index) => `Point ${index} is ${'very '.repeat(30)}long.`);
    const many = sentences
      .map((text, index) => fact(`f-${index}`, text, `kinds: [${index % 2 ? 'who' : 'when'}]`))
      .join('');
    const corpus = await corpusOf({ 'a.txt': sentences.join(' '), 'a.facts.yaml': `facts:\n${many}` });
    const screen = layScreen(createBriefing(corpus, { locale: 'en' }));
    expect(sizeOf(screen)).toBeLessThanOrEqual(SCREEN);
    expect(screen.parts.find(({ id }) => id === 'key-points')?.text).toMatch(/\+ \d more$/);
  });
});
