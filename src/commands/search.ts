import { quoteOf } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { localeOf, localize } from '../text.ts';
import { defineCommand, PRIVATE_OPTION, stringOption } from './kit/command.ts';
import { reply, showQuote } from './kit/reply.ts';

const WORDS_LIMIT = 300;
const SHOWN = 3;
const NOTHING = {
  en: 'No passage has any of these words. Try other words, or ask a whole question.',
  zh: '没有段落包含这些词。请换个说法，或直接提出完整的问题。',
};
const FOUND = { en: 'Passages that match, best first:', zh: '匹配的段落，最相关的在前：' };

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
    PRIVATE_OPTION,
  ],
  run(options, { desk, locale: asker }) {
    const words = stringOption(options, 'words').trim();
    if (words === '') {
      throw new UserError({
        en: 'Give some words to look for, for example: aid funds.',
        zh: '请输入要查找的词语，例如：援青资金。',
      });
    }
    const locale = asker ?? localeOf(words);
    const hits = desk.search(words, { limit: SHOWN });
    return reply({
      locale,
      title: localize({ en: 'Search', zh: '搜索' }, locale),
      text: localize(hits.length > 0 ? FOUND : NOTHING, locale),
      quotes: hits.map(({ sentence }) => showQuote(quoteOf(sentence.passage.document, sentence))),
      private: options.private === true,
    });
  },
});
