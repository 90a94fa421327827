import { remember } from '../remember.ts';

/** Parts a pattern without being seen. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Controls (line breaks and tabs apart) and marks that turn the reading direction of whatever follows. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** `discord.gg/x`, `discord.com/invite/x`, `discord.gift/x`: Discord draws a card for them, with or without `https:`. */
const DISCORD_HOST = /(discord(?:app)?)\.(?=[a-z])/gi;
const HALF_CHARACTERS = /\p{Cs}/gu;

/** @returns the text without characters that are never seen but change what is, and without halves of characters. */
function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(HALF_CHARACTERS, '\ufffd')
    .replaceAll('\t', ' ');
}

/** Words that ping whoever reads, and the opening of a mention, time stamp, custom emoji or command. */
function breakMentions(text: string): string {
  return text
    .replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`)
    .replace(/<(?=[@#:/]|a:|t:|id:)/gi, `<${ZERO_WIDTH_SPACE}`);
}

/** Replies are drawn of the same documents, facts and labels again and again, some kilobytes at most. */
const REMEMBERED = 1000;
const itself = (text: string) => text;

/**
 * Makes a text come out in Discord as it stands, where Markdown is read: no emphasis, heading, list, quotation, code,
 * spoiler, link, masked link, invite, mention, emoji or time stamp arises from it.
 */
export const escapeMarkdown = remember(REMEMBERED, itself, (text: string): string =>
  breakMentions(clean(text).replace(/[\\*_~`|[\]]/g, '\\$&'))
    .replace(/\]\(/g, ']\\(')
    .replace(/<(?!\u200b)/g, '\\<')
    // A link, then an emoji by its name (`:wave:`), which Discord's clients draw too.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/:(?=[\w+\\-]+:)/g, '\\:')
    .replace(DISCORD_HOST, '$1\\.')
    // Lines that begin like a heading, small print, list item or quotation, behind white space of any kind.
    .replace(/^([^\S\n]*)(#{1,3}(?=\s|$)|-#?(?=\s|$)|\+(?=\s|$)|>)/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])(?=\s|$)/gm, '$1\\$2'),
);

/**
 * Makes a text one harmless line for the places where Discord reads no Markdown (footers, labels, choices), where a
 * backslash would be seen.
 */
export const plainLine = remember(REMEMBERED, itself, (text: string): string =>
  breakMentions(clean(text))
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/\]\(/g, `]${ZERO_WIDTH_SPACE}(`)
    .replace(DISCORD_HOST, `$1${ZERO_WIDTH_SPACE}.`)
    .replace(/\s+/g, ' ')
    .trim(),
);

/** @returns what was given to `plainLine`, but for its white space. */
export function unbreak(line: string): string {
  return line.replaceAll(ZERO_WIDTH_SPACE, '');
}
