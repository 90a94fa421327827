import { quoteOf } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { localeOf, localize } from '../text.ts';
import { CHANGED, readPress, STALE_BUTTON, shareButtons } from './kit/buttons.ts';
import { type CommandContext, defineCommand, PRIVATE_OPTION, stringOption } from './kit/command.ts';
import { contextButtons } from './kit/context.ts';
import { DOCUMENT_OPTION, onlyDocument, scopeOf, suggestDocuments } from './kit/look-up.ts';
import { PAGE_OPTION, pageArgument, pageButtons, pageNotes, pageOf, pageOption } from './kit/pages.ts';
import { type Reply, reply, showQuote } from './kit/reply.ts';

const WORDS_LIMIT = 300;
const SHOWN = 3;
/** Passages that can be turned to: as many as the search looks at closely. */
const MOST = 20;
/** Longer words have no room in a button, which then takes them from the line that says what the message answers. */
const WORDS_IN_BUTTON = 40;
const NOTHING = {
  en: 'No passage has any of these words. Try other words, or ask a whole question.',
  zh: '没有段落包含这些词。请换个说法，或直接提出完整的问题。',
};
const FOUND = { en: 'Passages that match, best first:', zh: '匹配的段落，最相关的在前：' };
const TURN = {
  previous: { en: 'Previous results', zh: '上一页结果' },
  next: { en: 'More results', zh: '更多结果' },
};

interface Query {
  readonly words: string;
  /** The id of the only document to look in. */
  readonly document: string | undefined;
  readonly page: number;
}

function searchReply(
  { words, document, page }: Query,
  { desk, locale: asker }: CommandContext,
  isPrivate: boolean,
): Reply {
  const locale = asker ?? localeOf(words);
  const shown = pageOf(desk.search(words, { limit: MOST, document }), page, SHOWN);
  const quotes = shown.items.map(({ sentence }) => quoteOf(sentence.passage.document, sentence));
  const argsFor = (to: number) => [`${to}`, document ?? '', ...(words.length <= WORDS_IN_BUTTON ? [words] : [])];
  const narrowed = document === undefined ? '' : ` document:"${document}"`;
  return reply({
    locale,
    title: localize({ en: 'Search', zh: '搜索' }, locale),
    text: localize(quotes.length > 0 ? FOUND : NOTHING, locale),
    quotes: quotes.map(showQuote),
    notes: pageNotes(shown, locale),
    buttons: [
      ...contextButtons(quotes, locale),
      ...pageButtons(shown, locale, 'search', argsFor, (to) => `/search ${words} page:${to}${narrowed}`, TURN),
      ...shareButtons(isPrivate && quotes.length > 0, locale, 'search', argsFor(page)),
    ],
    private: isPrivate,
    question: words,
  });
}

export default defineCommand({
  name: { en: 'search', 'zh-CN': '搜索', 'zh-TW': '搜尋' },
  description: { en: 'Find passages of the document by words', zh: '按词语查找原文段落' },
  options: [
    {
      name: { en: 'words', 'zh-CN': '词语', 'zh-TW': '詞語' },
      description: { en: 'Words to look for, in English or Chinese', zh: '要查找的词语，中文或英文均可' },
      type: 'string',
      required: true,
      maxLength: WORDS_LIMIT,
    },
    PAGE_OPTION,
    DOCUMENT_OPTION,
    PRIVATE_OPTION,
  ],
  run(options, context) {
    const words = stringOption(options, 'words').trim();
    if (words === '') {
      throw new UserError({
        en: 'Give some words to look for, for example: aid funds.',
        zh: '请输入要查找的词语，例如：援青资金。',
      });
    }
    const document = onlyDocument(scopeOf(options, context.desk), context.desk);
    return searchReply({ words, document, page: pageOption(options) }, context, options.private === true);
  },
  complete: (option, typed, context) => (option === DOCUMENT_OPTION.name.en ? suggestDocuments(typed, context) : []),
  press(args, context) {
    const { isPrivate, replaces, rest } = readPress(args);
    const [page, id, given] = rest;
    const words = given ?? context.previous?.split('\n').at(-1);
    if (id === undefined || !words) throw new UserError(STALE_BUTTON);
    const document = id === '' ? undefined : id;
    const isThere = document === undefined || context.desk.corpus.documents.some((one) => one.id === document);
    if (!isThere) throw new UserError(CHANGED);
    return { ...searchReply({ words, document, page: pageArgument(page) }, context, isPrivate), replaces };
  },
});
