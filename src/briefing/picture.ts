import type { Document, Topic } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { hasHan, type Locale } from '../text.ts';
import { type Box, createLayout, type Layout, row, stack, tall } from './boxes.ts';
import { fontFamilies } from './fonts.ts';
import { type Glance, glanceOf, glanceText, moreWords } from './glance.ts';

/** A picture, with what a person who cannot see it is told. */
export interface Picture {
  /** A PNG file. */
  readonly data: Uint8Array;
  readonly description: string;
}

/** Pixels: on a telephone about 390 points wide the smallest text comes to 11 points. */
export const PICTURE_WIDTH = 1080;
const MARGIN = 56;
const GAP = 24;
const PADDING = 28;
const INNER = PICTURE_WIDTH - 2 * MARGIN;

/** On its own ground, so that it reads the same where Discord is light and where it is dark. */
const COLOURS = {
  ground: '#f6f4ee',
  card: '#ffffff',
  border: '#c5c9cf',
  ink: '#1a1e24',
  faint: '#48525d',
  accent: '#0a5a86',
};
const TITLE = { size: 54, weight: 700, colour: COLOURS.ink, lines: 3 } as const;
const HEADING = { size: 32, weight: 700, colour: COLOURS.accent, lines: 1 } as const;
const NAME = { size: 36, weight: 700, colour: COLOURS.ink, lines: 3 } as const;
const BODY = { size: 31, weight: 400, colour: COLOURS.faint, lines: 8 } as const;
const FIGURE = { size: 48, weight: 700, colour: COLOURS.ink, lines: 3 } as const;
/** Figures of so many characters have their place three in a row. */
const SHORT_FIGURE = 7;

const NOTHING = {
  en: 'There is nothing to draw: no editor has noted people, dates or figures of this document yet.',
  zh: '没有可画的内容：尚无编辑记录该文件的人员、日期或数字。',
};
const NO_LIBRARY = {
  en: 'Pictures cannot be drawn on this machine: the drawing library has no build for its system. Everything else works.',
  zh: '本机无法绘图：绘图库没有适用于该系统的版本。其他功能不受影响。',
};

async function loadCanvas() {
  try {
    // 35 MB that only a picture needs.
    return await import('@napi-rs/canvas');
  } catch {
    throw new UserError(NO_LIBRARY);
  }
}

/** The font draws typographic quotation marks as wide as a Chinese character, which is right in Chinese only. */
function straighten(text: string): string {
  return hasHan(text) ? text : text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

/** Boxes in rows of a few, those of a row equally high. */
function grid(make: readonly ((width: number) => Box)[], columns: number, layout: Layout): Box {
  const rows: Box[] = [];
  for (let from = 0; from < make.length; from += columns) {
    const makers = make.slice(from, from + columns);
    const width = (INNER - GAP * (makers.length - 1)) / makers.length - 2 * PADDING;
    const boxes = makers.map((one) => one(width));
    const height = Math.max(...boxes.map((box) => box.height));
    rows.push(
      row(
        boxes.map((box) => layout.card(tall(box, height), PADDING, COLOURS.card, COLOURS.border)),
        GAP,
      ),
    );
  }
  return stack(rows, GAP);
}

function dateBox({ dates }: Glance, layout: Layout): Box {
  const width = INNER - 2 * PADDING;
  const left = Math.round(width * 0.38);
  const lines = dates.map(({ when, what }) =>
    row(
      [
        layout.text(straighten(when), { ...NAME, size: BODY.size }, left),
        layout.text(straighten(what), BODY, width - left - GAP),
      ],
      GAP,
    ),
  );
  return layout.card(tall(stack(lines, 12), 0), PADDING, COLOURS.card, COLOURS.border);
}

function pointsBox({ points }: Glance, layout: Layout): Box {
  const width = INNER - 2 * PADDING;
  const lines = points.map((point) => layout.text(straighten(point), { ...BODY, colour: COLOURS.ink }, width));
  return layout.card(tall(stack(lines, 20), 0), PADDING, COLOURS.card, COLOURS.border);
}

function sideBox({ side, people, more }: Glance['sides'][number], locale: Locale, layout: Layout) {
  return (width: number): Box => {
    const shown = people.map(({ name, role }) =>
      stack([layout.text(straighten(name), NAME, width), layout.text(straighten(role), BODY, width)], 2),
    );
    const rest = moreWords(more, locale);
    return stack(
      [
        layout.text(straighten(side), { ...HEADING, lines: 2 }, width),
        ...shown,
        ...(rest === '' ? [] : [layout.text(rest, BODY, width)]),
      ],
      16,
    );
  };
}

function figureBox({ value, what }: Glance['figures'][number], layout: Layout) {
  return (width: number): Box =>
    stack([layout.text(straighten(value), FIGURE, width), layout.text(straighten(what), BODY, width)], 4);
}

/** The parts that have something in them, each with its heading. */
function partsOf(glance: Glance, layout: Layout): Box[] {
  const { locale, words, points, dates, sides, figures } = glance;
  const isThree = figures.length % 3 === 0 && figures.every(({ value }) => value.length <= SHORT_FIGURE);
  const part = (name: string, items: readonly unknown[], draw: () => Box) =>
    items.length === 0 ? [] : [stack([layout.text(name, HEADING, INNER), draw()], 12)];
  const people = () =>
    grid(
      sides.map((side) => sideBox(side, locale, layout)),
      2,
      layout,
    );
  const numbers = () =>
    grid(
      figures.map((figure) => figureBox(figure, layout)),
      isThree ? 3 : 2,
      layout,
    );
  return [
    ...part(words.points, points, () => pointsBox(glance, layout)),
    ...part(words.dates, dates, () => dateBox(glance, layout)),
    ...part(words.people, sides, people),
    ...part(words.figures, figures, numbers),
  ];
}

function compose(glance: Glance, layout: Layout): Box {
  const { locale, title, words, source } = glance;
  const head = [
    layout.bar(120, 10, COLOURS.accent),
    layout.text(words.glance, HEADING, INNER),
    layout.text(straighten(title), TITLE, INNER),
  ];
  const foot = `${words.source}${locale === 'en' ? ': ' : '：'}${source}`;
  return stack([stack(head, 14), ...partsOf(glance, layout), layout.text(foot, { ...BODY, lines: 2 }, INNER)], 36);
}

async function draw(glance: Glance): Promise<Picture> {
  const { createCanvas, GlobalFonts } = await loadCanvas();
  const description = glanceText(glance);
  const families = await fontFamilies(
    `…:：${JSON.stringify(glance)}${straighten(JSON.stringify(glance))}`,
    GlobalFonts,
  );
  let context = createCanvas(1, 1).getContext('2d');
  const box = compose(
    glance,
    createLayout(() => context, families),
  );
  const canvas = createCanvas(PICTURE_WIDTH, Math.ceil(box.height) + 2 * MARGIN);
  context = canvas.getContext('2d');
  context.fillStyle = COLOURS.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  box.draw(MARGIN, MARGIN);
  return { data: await canvas.encode('png'), description };
}

/** A document lives as long as its desk: so do its pictures, each by locale and topic. */
const drawn = new WeakMap<Document, Map<string, Promise<Picture>>>();

/** @returns whether there is anything to draw of a document, or of one topic of it. */
export function canPicture(document: Document, topic?: Topic): boolean {
  return glanceOf(document, 'en', topic) !== undefined;
}

/**
 * Draws "the visit at a glance": people by side, dates, figures; of one topic also what is stated about it. Once for
 * each document, topic and locale; then it is kept.
 * @param topic the one to draw; the whole document where it is not given.
 * @throws UserError where there is nothing to draw, or no drawing library for this system.
 */
export async function drawGlance(document: Document, locale: Locale, topic?: Topic): Promise<Picture> {
  const glance = glanceOf(document, locale, topic);
  if (!glance) throw new UserError(NOTHING);
  const pictures = drawn.get(document) ?? new Map<string, Promise<Picture>>();
  drawn.set(document, pictures);
  const key = `${locale} ${topic?.id ?? ''}`;
  const picture = pictures.get(key) ?? draw(glance);
  pictures.set(key, picture);
  // What failed once may go well the next time.
  picture.catch(() => pictures.delete(key));
  return picture;
}
