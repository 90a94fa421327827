import type { Locale } from '../../text.ts';
import type { Choice } from './command.ts';

/** The languages of replies, each in its own words. */
export const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' };

/** The same as choices of an option, whose values are locales. */
export const LANGUAGE_CHOICES: readonly Choice[] = Object.entries(LANGUAGES).map(([value, label]) => {
  return { label: { en: label, zh: label }, value };
});
