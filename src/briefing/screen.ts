import { passageAt } from '../corpus/corpus.ts';
import type { SectionId } from '../corpus/schema.ts';
import { type Locale, localize, truncate } from '../text.ts';
import { type Briefing, passagesOf } from './briefing.ts';
import type { BriefingLine } from './lines.ts';
import { BRIEFING, NOT_NOTED, NOT_STATED, SOURCES, UNEDITED } from './words.ts';

/** What a reader takes in without scrolling, in UTF-16 units: what the texts of one screen come to in all. */
export const SCREEN = 1500;
/** The most of one line. */
const LONGEST_LINE = 320;
/** What gives way first where there is too much, and how many of its lines stay. */
const GIVE_WAY: readonly (readonly [SectionId, number])[] = [
  ['background', 1],
  ['figures', 3],
  ['outcomes', 2],
  ['key-points', 3],
  ['not-stated', 3],
  ['when-where', 2],
  ['who', 4],
  ['outcomes', 1],
  ['figures', 1],
  ['key-points', 1],
  ['not-stated', 1],
  ['when-where', 1],
  ['who', 1],
];

/** A slot as it is shown: its name and its text. */
export interface ScreenPart {
  readonly id: SectionId | 'sources';
  readonly heading: string;
  readonly text: string;
}

/** A briefing as one screen shows it. */
export interface Screen {
  readonly heading: string;
  /** What it is about. */
  readonly title: string;
  readonly parts: readonly ScreenPart[];
  readonly note: string | undefined;
}

interface Slot {
  readonly id: SectionId;
  readonly heading: string;
  readonly lines: readonly BriefingLine[];
  readonly dropped: number;
}

/** A line with the passages it rests on: `… §2, 9`, or `… §2, 9†` where rough words had to be read. */
function drawLine(line: BriefingLine): string {
  const passages = passagesOf([line]);
  const mark = line.reading === undefined ? '' : '†';
  const source = passages.length === 0 ? '' : `§${passages.join(', ')}${mark}`;
  return `${truncate(line.text.replace(/\s+/g, ' ').trim(), LONGEST_LINE)} ${source}`.trim();
}

function drawSlot({ id, lines, dropped }: Slot, locale: Locale, unstated: string): string {
  const more = dropped === 0 ? [] : [localize({ en: `+ ${dropped} more`, zh: `另有${dropped}条` }, locale)];
  if (lines.length === 0) return unstated;
  // Names of what is missing need no source each; sentences follow one another; points stand in lines of their own.
  const points: readonly SectionId[] = ['key-points', 'figures', 'outcomes', 'background'];
  if (id === 'not-stated') return [...lines.map(({ text }) => text), ...more].join(locale === 'en' ? '; ' : '；');
  const drawn = [...lines.map(drawLine), ...more];
  return points.includes(id) && drawn.length > 1 ? drawn.map((text) => `• ${text}`).join('\n') : drawn.join(' ');
}

function sourcesText({ document, locale }: Briefing, lines: readonly BriefingLine[]): string {
  const cited = lines.some(({ quotes }) => quotes.some(({ start }) => passageAt(document, start)));
  const from = [document.date, document.source].filter((part) => part !== undefined).join(', ');
  const read = lines.some(({ reading }) => reading !== undefined);
  const english = [
    cited ? `§n is passage n of ${document.id}` : document.id,
    ...(from === '' ? [] : [from]),
    ...(read ? ['† as an editor reads rough words'] : []),
  ];
  const chinese = [
    cited ? `§n 指 ${document.id} 第 n 段` : document.id,
    ...(from === '' ? [] : [from]),
    ...(read ? ['† 原文不通顺，按编辑解读'] : []),
  ];
  return localize({ en: english.join('; '), zh: chinese.join('；') }, locale);
}

/**
 * Lays a briefing out for one screen. What is too much for it is left out line by line, the least needed first, and
 * counted.
 * @param limit what headings and texts may come to in all, in UTF-16 units: a wish, for each slot keeps a line.
 */
export function layScreen(briefing: Briefing, limit = SCREEN): Screen {
  const { locale, document, topic, part } = briefing;
  const edited = document.facts.length + document.people.length + document.gaps.length > 0;
  const unstated = localize(edited ? NOT_STATED : NOT_NOTED, locale);
  const about = topic && localize(document.title, locale);
  const number =
    part && localize({ en: ` (${part.number} of ${part.of})`, zh: `（${part.number}/${part.of}）` }, locale);
  const base = {
    heading: localize(BRIEFING, locale) + (number ?? ''),
    title: about === undefined ? briefing.title : `${briefing.title} – ${about}`,
    note: edited ? undefined : localize(UNEDITED, locale),
  };
  let slots: Slot[] = briefing.sections.map((section) => ({ ...section, dropped: 0 }));
  const draw = (): Screen => ({
    ...base,
    parts: [
      ...slots.map((slot) => ({ id: slot.id, heading: slot.heading, text: drawSlot(slot, locale, unstated) })),
      {
        id: 'sources',
        heading: localize(SOURCES, locale),
        text: sourcesText(
          briefing,
          slots.flatMap(({ id, lines }) => (id === 'not-stated' ? [] : lines)),
        ),
      },
    ],
  });
  let screen = draw();
  for (const [id, least] of GIVE_WAY) {
    while (sizeOf(screen) > limit && slots.some((slot) => slot.id === id && slot.lines.length > least)) {
      slots = slots.map((slot) =>
        slot.id === id ? { ...slot, lines: slot.lines.slice(0, -1), dropped: slot.dropped + 1 } : slot,
      );
      screen = draw();
    }
  }
  return screen;
}

/** @returns how much there is to read, in UTF-16 units. */
export function sizeOf({ heading, title, parts, note = '' }: Screen): number {
  const shown = parts.flatMap((part) => (part.id === 'bottom-line' ? [part.text] : [part.heading, part.text]));
  return [heading, title, note, ...shown].join(' ').length;
}
