import type { Locale } from '../text.ts';
import { plainLine, unbreak } from './escape.ts';
import { cutToFit, type Room, within } from './fit.ts';
import { LIMITS } from './limits.ts';

const LABELS: Readonly<Record<Locale, string>> = { en: 'Question: ', 'zh-CN': '问题：', 'zh-TW': '問題：' };
/** Between a question and the one that followed up on it. */
const FOLLOWED_BY = ' › ';
/** How far back a follow-up can point. */
const CHAIN = 3;
/** Units of a footer that questions may take: a few of the longest that can be asked. */
const LONGEST = 1200;

/**
 * Draws the question of a message as the line under its evidence, where it is found again by `questionOf`, also after a
 * restart.
 * @param previous what it followed up on, one question a line, oldest first; only the last few are kept.
 * @param harmless makes the text harmless where the line stands.
 */
export function questionLine(
  question: string,
  previous: string | undefined,
  locale: Locale,
  room: Room,
  harmless: (line: string) => string = plainLine,
): string {
  const lines = [...(previous ?? '').split('\n'), question].map(plainLine).filter((line) => line !== '');
  const chain = lines.slice(-CHAIN);
  while (chain.length > 1 && chain.join(FOLLOWED_BY).length > LONGEST) chain.shift();
  const draw = (text: string) => LABELS[locale] + harmless(text);
  const limit = within(room, { characters: Math.min(LONGEST + LABELS[locale].length, LIMITS.embedFooter) });
  return chain.length === 0 ? '' : cutToFit(chain.join(FOLLOWED_BY), limit, draw);
}

/** @returns the questions of a line as `questionLine` drew it, one a line; undefined where it is no such line. */
function questionsIn(line: string): string | undefined {
  const label = Object.values(LABELS).find((words) => line.startsWith(words.trim()));
  return label && unbreak(line).slice(label.trim().length).trim().replaceAll(FOLLOWED_BY, '\n');
}

/** A message of ours, as far as it tells what it answered. */
export interface Answered {
  readonly content: string;
  readonly embeds: readonly { readonly footer: { readonly text: string } | null }[];
}

/** @returns the questions a message of ours answered, one a line, oldest first: read under its embed, else its text. */
export function questionOf({ content, embeds }: Answered): string | undefined {
  const footers = embeds.flatMap(({ footer }) => footer?.text ?? []);
  const last = content.slice(content.lastIndexOf('\n') + 1).replace(/\\([^0-9A-Za-z\s])/g, '$1');
  for (const line of [...footers, last]) {
    const questions = questionsIn(line);
    if (questions) return questions;
  }
  return undefined;
}
