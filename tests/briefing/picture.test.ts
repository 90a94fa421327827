import { beforeAll, describe, expect, test } from 'vitest';
import { fontFamilies } from '../../src/briefing/fonts.ts';
import { ALT_TEXT, glanceOf, glanceText } from '../../src/briefing/glance.ts';
import { canPicture, drawGlance, PICTURE_WIDTH } from '../../src/briefing/picture.ts';
import type { Document } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { BUNDLED, corpusFolder } from '../support/corpus-folder.ts';

const MOST_BYTES = 1024 * 1024;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

let visit: Document;

async function documentOf(files: Readonly<Record<string, string>>): Promise<Document> {
  const [document] = (await loadCorpus(await corpusFolder(files))).documents;
  if (!document) throw new Error('no document');
  return document;
}

beforeAll(async () => {
  const [document] = (await loadCorpus(BUNDLED)).documents;
  if (!document) throw new Error('no document');
  visit = document;
});

/** The pixels of a PNG: how large it is, and the share of them that is not as the first one. */
async function pixelsOf(data: Uint8Array) {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(data);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const opaque = pixels.every((pixel) => pixel >>> 24 === 255);
  const dark = pixels.filter((pixel) => (pixel & 0xff) < 0x60).length / pixels.length;
  return { width: image.width, height: image.height, opaque, dark };
}

describe('the visit at a glance', () => {
  test.each(['en', 'zh-CN', 'zh-TW'] as const)(
    'is an opaque PNG with text on it, well below 1 MiB: %s',
    async (locale) => {
      const { data, description } = await drawGlance(visit, locale);
      expect([...data.slice(0, 8)]).toEqual(PNG);
      expect(data.byteLength).toBeLessThan(MOST_BYTES / 2);
      const { width, height, opaque, dark } = await pixelsOf(data);
      expect(width).toBe(PICTURE_WIDTH);
      expect(height).toBeGreaterThan(1000);
      expect(height).toBeLessThan(2400);
      expect(opaque).toBe(true);
      expect(dark).toBeGreaterThan(0.01);
      expect(dark).toBeLessThan(0.2);
      expect(description.length).toBeLessThanOrEqual(ALT_TEXT);
    },
  );

  test('is drawn once for a document and locale', async () => {
    const first = await drawGlance(visit, 'en');
    expect(await drawGlance(visit, 'en')).toBe(first);
    expect(await drawGlance(visit, 'zh-CN')).not.toBe(first);
  });

  test('tells people by side, dates in order and figures, in words too', () => {
    const glance = glanceOf(visit, 'en');
    expect(glance?.sides.map(({ side, people }) => [side, people[0]?.name])).toEqual([
      ['Qinghai', 'Wang Guosheng'],
      ['Zhejiang', 'Xia Baolong'],
      ['Central leadership', 'Xi Jinping'],
    ]);
    expect(glance?.dates.map(({ when }) => when)).toEqual(['2010', '14 to 15 October', 'morning of 15 October']);
    expect(glance?.figures.map(({ value }) => value)).toEqual(['848 million yuan', '221']);
    const chinese = glanceOf(visit, 'zh-TW');
    const text = chinese ? glanceText(chinese) : '';
    for (const words of ['王國生', '浙江', '10月14日至15日', '8.48億元，2010年以來援青資金'])
      expect(text).toContain(words);
  });

  test('of a topic is about that topic: its title, what is stated, its dates, people and figures only', async () => {
    const aid = visit.topics.find(({ id }) => id === 'aid');
    const glance = glanceOf(visit, 'en', aid);
    expect([glance?.title, glance?.words.glance]).toEqual(["Zhejiang's aid to Qinghai", 'One topic at a glance']);
    expect(glance?.points).toHaveLength(6);
    expect(glance?.points[0]).toMatch(/aid/i);
    expect(glance?.figures.map(({ value }) => value)).toEqual(['848 million yuan', '221']);
    expect(glance?.dates.map(({ when }) => when)).not.toContain('14 to 15 October');
    expect((await drawGlance(visit, 'en', aid)).description).toMatch(/^One topic at a glance: Zhejiang's aid to Qin/);
    expect(await drawGlance(visit, 'en', aid)).not.toBe(await drawGlance(visit, 'en'));
  });

  test('of every topic of the bundled document is within its limits, in every language', async () => {
    for (const topic of visit.topics) {
      expect(canPicture(visit, topic)).toBe(true);
      for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
        const glance = glanceOf(visit, locale, topic);
        expect(glance?.points.length).toBeGreaterThan(0);
        expect(glance ? glanceText(glance).length : 0).toBeLessThanOrEqual(ALT_TEXT);
      }
    }
  });

  test('does not exist where no editor noted a person, a date or a figure', async () => {
    const bare = await documentOf({ 'a.txt': 'They met in May 2016.' });
    expect(canPicture(bare)).toBe(false);
    expect(canPicture(visit)).toBe(true);
    await expect(drawGlance(bare, 'en')).rejects.toThrow(/^There is nothing to draw/);
  });

  test('of many people with long names stays within its limits, and says how many it leaves out', async () => {
    const long = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley';
    const person = (index: number) =>
      `  - { id: p${index}, name: { en: "${long} ${index}", zh: 阿卜杜勒·穆罕默德${index} }, side: { en: Side ${index % 2}, zh: 某方 }, role: { en: "${'the chair of a committee '.repeat(12)}", zh: 主席 }, quotes: [Ann] }`;
    const people = Array.from({ length: 14 }, (_, index) => person(index)).join('\n');
    const crowd = await documentOf({ 'a.txt': 'Ann met.', 'a.facts.yaml': `people:\n${people}\n` });
    const { data, description } = await drawGlance(crowd, 'en');
    expect(data.byteLength).toBeLessThan(MOST_BYTES);
    expect((await pixelsOf(data)).width).toBe(PICTURE_WIDTH);
    expect(description.length).toBeLessThanOrEqual(ALT_TEXT);
    expect(glanceOf(crowd, 'en')?.sides.map(({ people: shown, more }) => shown.length + more)).toEqual([7, 7]);
    expect(glanceOf(crowd, 'en')?.sides[0]?.more).toBeGreaterThan(0);
  });

  test('takes its fonts from a package, only the files its characters need, Latin first, and each once', async () => {
    const taken: string[] = [];
    const fonts = { register: (_: Buffer, name: string) => taken.push(name) };
    // Characters no other test draws.
    const families = await fontFamilies('丒囍', fonts);
    expect(families).toMatch(/^"visit-desk latin", "visit-desk \d+"/);
    const before = taken.length;
    await fontFamilies('丒囍', fonts);
    expect(taken).toHaveLength(before);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(5);
  });
});
