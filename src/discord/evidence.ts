import type { APIEmbed, APIEmbedField } from 'discord.js';
import { type Excerpt, excerptsOf } from '../commands/kit/excerpts.ts';
import { fieldLines } from '../commands/kit/instants.ts';
import { type Field, type Mark, quotesHeading, type Reply } from '../commands/kit/reply.ts';
import { type Locale, localize } from '../text.ts';
import { escapeMarkdown } from './escape.ts';
import { drawExcerpt } from './excerpts.ts';
import { cutToFit, fits, less, type Room, within } from './fit.ts';
import { LIMITS } from './limits.ts';
import { questionLine } from './question.ts';
import { drawStamp } from './stamp.ts';

const GAP = '\n\n';
/** Less than this much of a quote, note or field says nothing. */
const LEAST = 40;
/** What notes may take of the room they share with quotes. */
const NOTES_SHARE = 1 / 3;
/** Kept free for the line that says how much did not fit. */
const REST_LINE: Room = { characters: 60, bytes: 120 };
/** Enough of a document's title to know it by. */
const LONGEST_TITLE = 200;
const EMPTY_FIELD = '—';

/** Tells how many quotes, notes or fields there was no room for. */
function restLine(count: number, locale: Locale): string {
  const more = { en: `… and ${count} more, for which there is no room here.`, zh: `……另有${count}条，此处放不下。` };
  return localize(more, locale);
}

/** A sentence with its quotes in bold, and where it stands. */
function drawQuote(excerpt: Excerpt, locale: Locale, room: Room): string {
  const title = cutToFit(localize(excerpt.document.title, locale), within(room, { characters: LONGEST_TITLE }));
  const from = `\n— ${escapeMarkdown(excerpt.source)}, ${title}`;
  const drawn = drawExcerpt(excerpt, less(room, from));
  return drawn === '' ? '' : drawn + from;
}

/** Draws texts one after another as long as there is room, and says how many there was none for. */
function drawEach<T>(items: readonly T[], room: Room, locale: Locale, draw: (item: T, room: Room) => string): string {
  const drawn: string[] = [];
  let left = room;
  for (const [index, item] of items.entries()) {
    const last = index === items.length - 1;
    const free = last ? left : less(left, ' '.repeat(REST_LINE.characters) + GAP);
    // An even share, so that one long quote does not take the place of all others.
    const share = scale(free, Math.max(1 / (items.length - index), Math.min(1, 600 / free.characters)));
    const text = share.characters < LEAST ? '' : draw(item, share);
    if (text === '') {
      const line = restLine(items.length - index, locale);
      return fits(line, left) ? [...drawn, line].join(GAP) : drawn.join(GAP);
    }
    drawn.push(text);
    left = less(left, text + GAP);
  }
  return drawn.join(GAP);
}

/** Quotes and notes, as much as there is room for. */
function drawBody(reply: Reply, room: Room): string {
  const noteRoom = reply.quotes.length === 0 ? room : scale(room, NOTES_SHARE);
  const said = reply.notes.filter((note) => note.trim() !== '');
  const notes = drawEach(said, noteRoom, reply.locale, (note, free) => cutToFit(note, free));
  const left = notes === '' ? room : less(room, notes + GAP);
  const excerpts = excerptsOf(reply.quotes);
  const quotes = drawEach(excerpts, left, reply.locale, (excerpt, free) => drawQuote(excerpt, reply.locale, free));
  return [quotes, notes].filter((part) => part !== '').join(GAP);
}

function scale({ characters, bytes }: Room, share: number): Room {
  return { characters: Math.floor(characters * share), bytes: Math.floor(bytes * share) };
}

/** What Discord draws itself: each reader's own time, the channel's name as a link, an address to press. */
function drawMark(mark: Mark): string {
  if (mark.type === 'link') return `<${mark.url}>`;
  if (mark.type === 'channel') return /^\d+$/.test(mark.id) ? `<#${mark.id}>` : escapeMarkdown(mark.id);
  const seconds = Math.floor(mark.at / 1000);
  return `<t:${seconds}:F> (<t:${seconds}:R>)`;
}

function drawField({ name, value, marks = [] }: Field, room: Room): APIEmbedField | undefined {
  const shownName = cutToFit(name, within(room, { characters: LIMITS.fieldName })).trim() || EMPTY_FIELD;
  const drawnMarks = marks.map((mark) => `\n${drawMark(mark)}`).join('');
  const left = less(less(room, shownName), drawnMarks);
  const most = { characters: LIMITS.fieldValue - drawnMarks.length };
  const shownValue = (cutToFit(value, within(left, most)) + drawnMarks).trim();
  if (shownValue === '' && value.trim() !== '') return undefined;
  const field = { name: shownName, value: shownValue || EMPTY_FIELD };
  return fits(field.name + field.value, room) ? field : undefined;
}

function drawFields(fields: readonly Field[], room: Room, locale: Locale): APIEmbedField[] {
  const drawn: APIEmbedField[] = [];
  let left = room;
  for (const [index, field] of fields.entries()) {
    const rest = fields.length - index;
    const line = { name: EMPTY_FIELD, value: restLine(rest, locale) };
    const full = drawn.length === LIMITS.embedFields - 1 && rest > 1;
    const next = full ? undefined : drawField(field, rest > 1 ? less(left, ' '.repeat(REST_LINE.characters)) : left);
    if (next === undefined) return fits(line.name + line.value, left) ? [...drawn, line] : drawn;
    drawn.push(next);
    left = less(left, next.name + next.value);
  }
  return drawn;
}

/**
 * Draws what a reply rests on as one embed: quotes with their sources, notes, fields, and the question.
 * @param room what the embed may take in all; each part keeps Discord's limit for it besides.
 * @returns undefined where there is nothing to show.
 */
export function renderEmbed(reply: Reply, previous: string | undefined, room: Room): APIEmbed | undefined {
  const asked = reply.question === undefined ? '' : questionLine(reply.question, previous, reply.locale, room);
  const footer = reply.stamp ? drawStamp(reply.stamp) : asked;
  if (reply.quotes.length + reply.notes.length + reply.fields.length + footer.length === 0) return undefined;
  const heading = reply.quotes.length > 0 ? quotesHeading(reply) : reply.title;
  const title = cutToFit(heading, within(less(room, footer), { characters: LIMITS.embedTitle }));
  const left = less(room, footer + title);
  const description = drawBody(reply, within(left, { characters: LIMITS.embedDescription }));
  const fields = drawFields(reply.fields, less(left, description), reply.locale);
  return {
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
    ...(reply.stamp ? { timestamp: new Date(reply.stamp.at).toISOString() } : {}),
  };
}

/**
 * Draws what a reply rests on as text, and the question, for places where embeds may not be sent.
 * @returns '' where there is nothing to show.
 */
export function renderEvidence(reply: Reply, previous: string | undefined, room: Room): string {
  const question =
    reply.question === undefined ? '' : questionLine(reply.question, previous, reply.locale, room, escapeMarkdown);
  const left = question === '' ? room : less(room, question + GAP);
  const fields = reply.fields.map((field) => `${field.name}: ${fieldLines(field, reply.locale).join('\n')}`);
  const heading = reply.quotes.length === 0 ? '' : `${escapeMarkdown(quotesHeading(reply))}\n`;
  const body = drawBody({ ...reply, notes: [...fields, ...reply.notes] }, less(left, heading));
  return [body === '' ? '' : heading + body, question].filter((part) => part !== '').join(GAP);
}
