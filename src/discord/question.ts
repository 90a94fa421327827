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
 * Draws the question of a message as the line under its embed, where it is found again by `questionOf`, also after a
 * restart.
 * @param previous what it followed up on, one question a line, oldest first; only the last few are kept.
 */
export function questionLine(question: string, previous: string | undefined, locale: Locale, room: Room): string {
  const lines = [...(previous ?? '').split('\n'), question].map(plainLine).filter((line) => line !== '');
  const chain = lines.slice(-CHAIN);
  while (chain.length > 1 && chain.join(FOLLOWED_BY).length > LONGEST) chain.shift();
  const draw = (text: string) => LABELS[locale] + plainLine(text);
  const limit = within(room, { characters: Math.min(LONGEST + LABELS[locale].length, LIMITS.embedFooter) });
  return chain.length === 0 ? '' : cutToFit(chain.join(FOLLOWED_BY), limit, draw);
}

/** @returns the questions a message of ours answered, one a line, oldest first, read from its embed. */
export function questionOf(
  embeds: readonly { readonly footer: { readonly text: string } | null }[],
): string | undefined {
  for (const { footer } of embeds) {
    const label = Object.values(LABELS).find((words) => footer?.text.startsWith(words.trim()));
    if (footer && label) return unbreak(footer.text).slice(label.trim().length).trim().replaceAll(FOLLOWED_BY, '\n');
  }
  return undefined;
}
