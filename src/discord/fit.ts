import { escapeMarkdown } from './escape.ts';

/** How much more text goes into a message or a part of one. */
export interface Room {
  /** UTF-16 units: never fewer than the characters Discord counts. */
  readonly characters: number;
  /** UTF-8 bytes. */
  readonly bytes: number;
}

const MARK = '…';
/** A character may be a base with any number of marks on it; beyond this many units one is cut apart. */
const LONGEST_CHARACTER = 64;

let graphemes: Intl.Segmenter | undefined;

/** @returns what is left of the room once the text is in it. */
export function less(room: Room, text: string): Room {
  return { characters: room.characters - text.length, bytes: room.bytes - Buffer.byteLength(text) };
}

/** @returns the smaller of two rooms, in each measure. */
export function within(room: Room, limit: Partial<Room>): Room {
  return {
    characters: Math.min(room.characters, limit.characters ?? room.characters),
    bytes: Math.min(room.bytes, limit.bytes ?? room.bytes),
  };
}

/** @returns whether the text has its place in the room. */
export function fits(text: string, room: Room): boolean {
  return text.length <= room.characters && Buffer.byteLength(text) <= room.bytes;
}

/** The place nearest before `at` where a text may be cut: after a word where there are words, else after a character. */
function cutBefore(text: string, at: number): number {
  const space = Math.max(text.lastIndexOf(' ', at), text.lastIndexOf('\n', at));
  if (space > at * 0.6) return space;
  graphemes ??= new Intl.Segmenter();
  const start = graphemes.segment(text).containing(at)?.index ?? at;
  if (at - start <= LONGEST_CHARACTER) return start;
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

/**
 * Draws as much of a text as the room takes, cut after a word and marked `…` where it does not take all.
 * @param draw escapes the text; the room is measured after it.
 * @returns '' where not even a word and the mark have their place.
 */
export function cutToFit(text: string, room: Room, draw: (text: string) => string = escapeMarkdown): string {
  const whole = draw(text);
  if (fits(whole, room)) return whole;
  const beginning = (end: number) => draw(text.slice(0, end).trimEnd()) + MARK;
  let low = 0;
  let high = Math.min(text.length, Math.max(0, room.characters));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(beginning(middle), room)) low = middle;
    else high = middle - 1;
  }
  for (let end = cutBefore(text, low); end > 0; end = cutBefore(text, end - 1)) {
    const drawn = beginning(end);
    if (drawn.length > MARK.length && fits(drawn, room)) return drawn;
  }
  return '';
}
