import type { Desk } from '../../answer/desk.ts';
import type { Corpus, Document } from '../../corpus/corpus.ts';
import { UserError } from '../../errors.ts';
import { type Locale, type Localized, localize } from '../../text.ts';
import { catalogueOf, type Shelf } from './catalogue.ts';
import {
  type CommandContext,
  inLocaleOf,
  type LocalizedName,
  type Option,
  type OptionValues,
  replyLocale,
  type Suggestion,
  stringOption,
} from './command.ts';
import type { Fit } from './matcher.ts';

/** Longer than any label or title; what people type is cut to it by Discord. In UTF-16 units. */
export const NAME_LIMIT = 300;
/** What Discord takes as the value of a suggestion, and how many suggestions [Application Commands, Choice]. */
const VALUE_LIMIT = 100;
const SUGGESTIONS = 25;
/** Candidates named where it is not clear which one is meant. */
const CANDIDATES = 5;

/** Narrows a command to one document. */
export const DOCUMENT_OPTION: Option = {
  name: { en: 'document', 'zh-CN': '文件', 'zh-TW': '文件' },
  description: { en: 'Only from this document', zh: '仅限此文件' },
  type: 'string',
  maxLength: NAME_LIMIT,
  autocomplete: true,
};

/** Names the item a command looks up. */
export function itemOption(name: LocalizedName, description: Localized): Option {
  return { name, description, type: 'string', required: true, maxLength: NAME_LIMIT, autocomplete: true };
}

const DOCUMENT: Localized = { en: 'document', zh: '文件' };

/** @returns an item's label; with its document's title, where there are several documents and it is in one. */
function fullLabel<T>(shelf: Shelf<T>, item: T, corpus: Corpus, locale: Locale): string {
  const label = shelf.labelOf(item, locale);
  const document = shelf.documentOf(item);
  const isInside = corpus.documents.length > 1 && !Object.is(document, item);
  return isInside ? `${label} · ${localize(document.title, locale)}` : label;
}

/**
 * Suggests items of a shelf for what is typed so far.
 * @param scope the documents there are to choose from.
 */
function suggest<T>(
  shelf: Shelf<T>,
  typed: string,
  context: CommandContext,
  scope: readonly Document[] = context.desk.corpus.documents,
): Suggestion[] {
  const locale = replyLocale(context);
  const { corpus } = context.desk;
  const found = shelf.matcher.find(typed, (item) => scope.includes(shelf.documentOf(item)));
  return found.slice(0, SUGGESTIONS).map(({ item }) => {
    const reference = shelf.referenceOf(item);
    const label = fullLabel(shelf, item, corpus, locale);
    // What is too long to be chosen by its reference is chosen by its name.
    return {
      label,
      value: reference.length <= VALUE_LIMIT ? reference : shelf.labelOf(item, locale).slice(0, VALUE_LIMIT),
    };
  });
}

/**
 * Finds the one item that is meant, by its reference or by words that fit no other.
 * @param noun what such an item is called.
 * @param scope the documents it may be in.
 * @throws UserError where none fits, or several do, naming the nearest.
 */
export function resolve<T>(
  shelf: Shelf<T>,
  noun: Localized,
  given: string,
  corpus: Corpus,
  scope: readonly Document[] = corpus.documents,
): T {
  const isInScope = (item: T) => scope.includes(shelf.documentOf(item));
  const typed = given.trim();
  const referred = shelf.get(typed);
  if (referred !== undefined && isInScope(referred)) return referred;
  const found = typed === '' ? [] : shelf.matcher.find(typed, isInScope);
  const fitting = (['same', 'named', 'about'] satisfies Fit[])
    .map((fit) => found.filter((one) => one.fit === fit))
    .find((group) => group.length > 0);
  const [best, ...others] = fitting ?? [];
  if (best && others.length === 0) return best.item;
  const candidates = (fitting ?? (found.length > 0 ? found : shelf.matcher.find('', isInScope))).slice(0, CANDIDATES);
  const labels = (locale: Locale) => candidates.map(({ item }) => fullLabel(shelf, item, corpus, locale));
  throw new UserError(unclear(noun, typed, best !== undefined, labels));
}

function unclear(one: Localized, typed: string, several: boolean, labels: (locale: Locale) => string[]): Localized {
  const list = { en: labels('en').join('; '), zh: labels('zh-CN').join('；') };
  if (several) {
    return {
      en: `Several fit “${typed}”; say which ${one.en} you mean: ${list.en}.`,
      zh: `“${typed}”对应多个${one.zh}，请说明是哪一个：${list.zh}。`,
    };
  }
  if (list.en === '') return { en: `There is no ${one.en} to look up here.`, zh: `这里没有可查的${one.zh}。` };
  if (typed === '') {
    return { en: `Say which ${one.en} you mean: ${list.en}.`, zh: `请说明要查哪一个${one.zh}：${list.zh}。` };
  }
  return {
    en: `There is no ${one.en} “${typed}”. The nearest: ${list.en}.`,
    zh: `没有名为“${typed}”的${one.zh}。最接近的有：${list.zh}。`,
  };
}

/**
 * The documents a command is to look in: the one its option names, else all.
 * @throws UserError where no document is so called.
 */
export function scopeOf(options: OptionValues, { corpus }: Desk): readonly Document[] {
  const given = stringOption(options, DOCUMENT_OPTION.name.en);
  if (given.trim() === '') return corpus.documents;
  return [resolve(catalogueOf(corpus).documents, DOCUMENT, given, corpus)];
}

/** As {@link scopeOf}, for suggestions, which have no use for errors: all documents where the one named is not known. */
export function scopeWhileTyping(options: OptionValues, { corpus }: Desk): readonly Document[] {
  const found = catalogueOf(corpus).documents.get(stringOption(options, DOCUMENT_OPTION.name.en));
  return found ? [found] : corpus.documents;
}

/** @returns the id of the only document of a scope that leaves others out; undefined where nothing is left out. */
export function onlyDocument(scope: readonly Document[], { corpus }: Desk): string | undefined {
  return scope.length < corpus.documents.length ? scope[0]?.id : undefined;
}

/**
 * Finds the item that an option names, in the documents a command is to look in.
 * @returns it, and the context with the locale of who typed that.
 * @throws UserError where no item, or no document, is meant beyond doubt.
 */
export function lookUp<T>(
  shelf: Shelf<T>,
  noun: Localized,
  option: Option,
  options: OptionValues,
  context: CommandContext,
): { readonly item: T; readonly context: CommandContext } {
  const { desk } = context;
  const given = stringOption(options, option.name.en);
  const item = resolve(shelf, noun, given, desk.corpus, scopeOf(options, desk));
  return { item, context: inLocaleOf(given, context) };
}

/** Suggests documents by title. */
export function suggestDocuments(typed: string, context: CommandContext): Suggestion[] {
  return suggest(catalogueOf(context.desk.corpus).documents, typed, context);
}

/** Suggests for a command that looks one item up: documents for its document option, else items of that document. */
export function suggestLookUp<T>(
  shelf: Shelf<T>,
  option: string,
  typed: string,
  context: CommandContext,
  given: OptionValues,
): Suggestion[] {
  if (option === DOCUMENT_OPTION.name.en) return suggestDocuments(typed, context);
  return suggest(shelf, typed, context, scopeWhileTyping(given, context.desk));
}
