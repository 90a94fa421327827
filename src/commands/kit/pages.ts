import { UserError } from '../../errors.ts';
import { type Locale, type Localized, localize } from '../../text.ts';
import { STALE_BUTTON, turnButton } from './buttons.ts';
import type { Option, OptionValues } from './command.ts';
import type { Button } from './reply.ts';

/** Turns to a page of a reply that has several. */
export const PAGE_OPTION: Option = {
  name: { en: 'page', 'zh-CN': '页', 'zh-TW': '頁' },
  description: { en: 'Which page to show', zh: '要查看第几页' },
  type: 'integer',
  minimum: 1,
  maximum: 1000,
};

/** The part of a list that is shown at once. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

const PREVIOUS = { en: 'Previous page', zh: '上一页' };
const NEXT = { en: 'Next page', zh: '下一页' };

/** @returns the page an option names, else the first. */
export function pageOption(options: OptionValues): number {
  const value = options[PAGE_OPTION.name.en];
  return typeof value === 'number' ? value : 1;
}

/**
 * @returns the page a button names.
 * @throws UserError where it names none.
 */
export function pageArgument(text: string | undefined): number {
  if (!/^[1-9]\d{0,3}$/.test(text ?? '')) throw new UserError(STALE_BUTTON);
  return Number(text);
}

/**
 * @param total how many items there are on all pages.
 * @param size how many items a page has.
 * @returns how many pages there are.
 * @throws UserError where there is no such page.
 */
export function requirePage(page: number, total: number, size: number): number {
  const pages = Math.max(1, Math.ceil(total / size));
  if (!Number.isInteger(page) || page < 1 || page > pages) {
    throw new UserError({
      en: `There is no page ${page}; the last is page ${pages}.`,
      zh: `没有第${page}页，最后一页是第${pages}页。`,
    });
  }
  return pages;
}

/**
 * @param size how many items a page has.
 * @throws UserError where there is no such page.
 */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = requirePage(page, all.length, size);
  return { items: all.slice((page - 1) * size, page * size), page, pages };
}

/** @returns the note that says which page this is, where there are several. */
export function pageNotes({ page, pages }: Omit<Page<unknown>, 'items'>, locale: Locale): string[] {
  return pages > 1 ? [localize({ en: `Page ${page} of ${pages}`, zh: `第${page}页，共${pages}页` }, locale)] : [];
}

/**
 * The buttons that turn a page.
 * @param argsFor what the command's `press` takes for a page.
 * @param typedFor what shows that page where there are no buttons.
 */
export function pageButtons(
  { page, pages }: Page<unknown>,
  locale: Locale,
  command: string,
  argsFor: (page: number) => readonly string[],
  typedFor: (page: number) => string,
  labels: { readonly previous: Localized; readonly next: Localized } = { previous: PREVIOUS, next: NEXT },
): Button[] {
  const turnTo = (label: Localized, to: number) =>
    to < 1 || to > pages ? [] : [turnButton(localize(label, locale), command, argsFor(to), typedFor(to))];
  return [...turnTo(labels.previous, page - 1), ...turnTo(labels.next, page + 1)];
}
