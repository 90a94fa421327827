import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';

/** The same sentence in the languages the desk speaks; `zh` is Simplified. */
export interface Localized {
  readonly en: string;
  readonly zh: string;
}

/** The languages editors write in. */
export type Language = keyof Localized;

/** How a reply is written: `zh-TW` is the Simplified text in Traditional characters. */
export type Locale = 'en' | 'zh-CN' | 'zh-TW';

const PLAIN = /^[\x20-\x7e]*$/;
/** Plain text with neither a capital nor a backquote, its words one space apart: nothing is to be folded. */
const FOLDED = /^[!-@[-_a-~]+(?: [!-@[-_a-~]+)*$/;
const HAN = /\p{Script=Han}/u;
const HAN_ALL = /\p{Script=Han}/gu;
const LATIN_WORDS = /\p{N}*\p{Script=Latin}[\p{Script=Latin}\p{N}]*/gu;

interface OpenCC {
  Converter(options: { from: 'cn' | 't'; to: 'cn' | 'tw' }): (text: string) => string;
}
// opencc-js ships type declarations that do not resolve under `nodenext`, hence require and our own declaration.
const load = createRequire(import.meta.url) as (name: `opencc-js/${'t2cn' | 'cn2t'}`) => OpenCC;

let toSimplifiedCharacters: ((text: string) => string) | undefined;
let toTraditionalCharacters: ((text: string) => string) | undefined;

/** @returns whether the text has at least one Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** @returns the text with Traditional characters replaced by Simplified ones (OpenCC's tables). */
export function toSimplified(text: string): string {
  if (!hasHan(text)) return text;
  toSimplifiedCharacters ??= load('opencc-js/t2cn').Converter({ from: 't', to: 'cn' });
  return toSimplifiedCharacters(text);
}

/** @returns the text with Simplified characters replaced by Traditional ones (OpenCC's tables). */
export function toTraditional(text: string): string {
  // 1.1 MB of tables, needed only by those who read Traditional: loaded at the first use.
  toTraditionalCharacters ??= load('opencc-js/cn2t').Converter({ from: 'cn', to: 'tw' });
  return toTraditionalCharacters(text);
}

/**
 * One form for everything that is the same word: no terminal's colours, compatibility forms and widths (NFKC), case, Traditional to
 * Simplified (with 甚么 as 什么), typographic quotes and dashes, any white space to one space.
 */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text;
  // Most texts are plain ASCII, where little of this applies; thousands are folded while a desk is built.
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll('`', "'").replace(/ +/g, ' ').trim();
  return toSimplified(stripVTControlCharacters(text).normalize('NFKC').toLowerCase())
    .replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('甚么', '什么')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

/**
 * The locale a question asks for by its script: Chinese where Chinese carries the question (a name or a phrase in
 * Chinese characters inside an English question does not), Traditional where some character of it is Traditional only.
 */
export function localeOf(text: string): Locale {
  const han = text.match(HAN_ALL)?.length ?? 0;
  const words = text.match(LATIN_WORDS)?.length ?? 0;
  // A Chinese word is about two characters.
  if (han === 0 || han / 2 < words) return 'en';
  return toSimplified(text) === text ? 'zh-CN' : 'zh-TW';
}

/** @returns the language an editor's text is written in for readers of this locale. */
export function languageOf(locale: Locale): Language {
  return locale === 'en' ? 'en' : 'zh';
}

/** @returns the text for a reader of this locale. */
export function localize(text: Localized, locale: Locale): string {
  if (locale === 'en') return text.en;
  return locale === 'zh-CN' ? text.zh : toTraditional(text.zh);
}

/** @returns a number with what it counts, in English: "1 document", "2 documents". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Reads a locale as Discord or a caller names it (`zh-CN`, `zh-TW`, `en-US`, `de` …).
 * @returns Chinese for a Chinese locale, English for any other, undefined for none.
 */
export function parseLocale(name: string | undefined): Locale | undefined {
  if (name === undefined) return undefined;
  if (/^zh\b.*\b(tw|hk|mo|hant)\b/i.test(name)) return 'zh-TW';
  return /^zh\b/i.test(name) ? 'zh-CN' : 'en';
}

/**
 * Cuts at the last white space (or between characters of a script without spaces) so that the result, with its mark,
 * is no longer than `limit` UTF-16 units; never inside a surrogate pair.
 */
export function truncate(text: string, limit: number, mark = '…'): string {
  if (text.length <= limit) return text;
  let cut = Math.max(0, limit - mark.length);
  const space = text.lastIndexOf(' ', cut);
  if (space > cut * 0.6) cut = space;
  const last = text.charCodeAt(cut - 1);
  if (last >= 0xd800 && last <= 0xdbff) cut -= 1;
  return (text.slice(0, cut).trimEnd() + mark).slice(0, limit);
}
