import { describe, expect, test } from 'vitest';
import { createBriefing } from '../../src/briefing/briefing.ts';
import { briefingMarkdown, escapeMarkdownFile } from '../../src/briefing/markdown.ts';
import { slice } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

test('the file has every quote to the letter, each with its passage and offsets', async () => {
  const corpus = await loadCorpus(BUNDLED);
  const [document] = corpus.documents;
  for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
    const briefing = createBriefing(corpus, { locale });
    const text = briefingMarkdown(briefing);
    const quotes = briefing.sections.flatMap(({ lines }) => lines.flatMap((line) => line.quotes));
    const found = [...text.matchAll(/^ {2}> (.+)\n {2}>\n {2}> — zhejiang-visit#\d+[,，] ?(\d+)–(\d+)$/gm)];
    expect(found).toHaveLength(quotes.length);
    for (const [, quote, start, end] of found) {
      expect(document && slice(document, { start: Number(start), end: Number(end) })).toBe(quote);
    }
    for (const { heading } of briefing.sections) expect(text).toContain(`\n## ${heading}\n`);
  }
});

test('an empty slot says so, readings are named as such, and a picture is linked with what it shows', async () => {
  const corpus = await loadCorpus(
    await corpusFolder({ 'a.md': '---\ndate: 2016-10-15\nsource: a paper\n---\nThey met.' }),
  );
  const bare = briefingMarkdown(createBriefing(corpus, { locale: 'en' }));
  expect(bare).toContain('## Who\n\nnot stated here\n');
  expect(bare).toContain('No editor has gone through this document');
  expect(bare).toContain('- a: They met., 2016-10-15, a paper');
  const briefing = createBriefing(await loadCorpus(BUNDLED), { locale: 'en', topic: 'aid' });
  const text = briefingMarkdown(briefing, { path: 'my <pic>.png', description: 'Two *sides*' });
  expect(text).toContain('![Two \\*sides\\*](<my \\<pic\\>.png>)');
  expect(text).toContain('  _Reading_: “Youth assistance”');
  expect(text).toContain('Briefing, topic 4 of 9 · ');
});

describe('a text in the file comes out as it stands', () => {
  test.each([
    ['14 to 15, the “Belt and Road” - 848 million.', '14 to 15, the “Belt and Road” - 848 million.'],
    ['*a* _b_ `c` [d](e) <f> |g| ~h~ \\', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\|g\\| \\~h\\~ \\\\'],
    ['# a\n- b\n+ c\n=== d\n1. e\n2) f\n> g', '\\# a\n\\- b\n\\+ c\n\\=== d\n1\\. e\n2\\) f\n\\> g'],
    ['&amp; & AT&T &#35;', '\\&amp; & AT&T \\&#35;'],
    ['a\u0000b\u001b[2J', 'a b \\[2J'],
  ])('%j', (text, escaped) => expect(escapeMarkdownFile(text)).toBe(escaped));

  test('a quote of several lines stays one quotation', async () => {
    const facts = `facts:
  - id: met
    kinds: [what]
    label: { en: The meeting, zh: 会见 }
    answer: { en: They met., zh: 会见。 }
    quotes: ["They met\\n# in the\\n- city"]
    asks: { en: [], zh: [] }
`;
    const folder = await corpusFolder({ 'a.txt': 'They met\n# in the\n- city of Turin.', 'a.facts.yaml': facts });
    const text = briefingMarkdown(createBriefing(await loadCorpus(folder), { locale: 'en' }));
    expect(text).toContain('  > They met\n  > \\# in the\n  > \\- city\n  >\n  > — a#1, 0–24');
  });
});
