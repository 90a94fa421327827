import { type BriefingRequest, briefingTopics } from '../briefing/briefing.ts';
import type { Document } from '../corpus/corpus.ts';
import { localeOf, localize, parseLocale } from '../text.ts';
import { briefingReply } from './kit/briefing-reply.ts';
import {
  type CommandContext,
  defineCommand,
  type OptionValues,
  PRIVATE_OPTION,
  replyLocale,
  type Suggestion,
  stringOption,
} from './kit/command.ts';
import { LANGUAGE_CHOICES } from './kit/languages.ts';
import { DOCUMENT_OPTION, scopeWhileTyping, suggestDocuments } from './kit/look-up.ts';
import { createMatcher } from './kit/matcher.ts';

function given(options: OptionValues, name: string): string | undefined {
  return stringOption(options, name).trim() || undefined;
}

/** Suggests topics, of the document named if there is one. */
function suggestTopics(typed: string, scope: readonly Document[], context: CommandContext): Suggestion[] {
  const locale = replyLocale(context);
  const topics = scope.flatMap(({ id }) => briefingTopics(context.desk.corpus, id));
  const named = [...new Map(topics.map((topic) => [topic.id, topic])).values()].map((topic) => {
    return { item: topic, names: [topic.title.en, topic.title.zh, topic.id], aliases: [], texts: [] };
  });
  return createMatcher(named)
    .find(typed)
    .map(({ item }) => ({ label: localize(item.title, locale), value: item.id }));
}

function requestOf(options: OptionValues, context: CommandContext): BriefingRequest {
  return {
    document: given(options, 'document'),
    topic: given(options, 'topic'),
    locale: parseLocale(given(options, 'language')) ?? context.locale ?? localeOf(stringOption(options, 'topic')),
  };
}

export default defineCommand({
  name: { en: 'briefing', 'zh-CN': '简报', 'zh-TW': '簡報' },
  description: { en: 'The whole visit, or one topic of it, on one screen', zh: '一屏看完此次访问或其中一个主题' },
  options: [
    {
      name: { en: 'topic', 'zh-CN': '主题', 'zh-TW': '主題' },
      description: { en: 'Only this topic; the whole visit if left out', zh: '只看某一主题；不填则为整个访问' },
      type: 'string',
      maxLength: 100,
      autocomplete: true,
    },
    DOCUMENT_OPTION,
    {
      name: { en: 'language', 'zh-CN': '语言', 'zh-TW': '語言' },
      description: { en: 'The language of the briefing; yours if left out', zh: '简报的语言；不填则用您的语言' },
      type: 'string',
      choices: LANGUAGE_CHOICES,
    },
    {
      name: { en: 'file', 'zh-CN': '附文件', 'zh-TW': '附檔案' },
      description: { en: 'Attach it as a Markdown file with every quote', zh: '附上含全部引文的 Markdown 文件' },
      type: 'boolean',
    },
    {
      name: { en: 'picture', 'zh-CN': '附图', 'zh-TW': '附圖' },
      description: { en: 'Attach a picture: people, dates, figures', zh: '附上一览图：人员、日期、数字' },
      type: 'boolean',
    },
    PRIVATE_OPTION,
  ],
  run(options, context) {
    return briefingReply(context.desk, requestOf(options, context), {
      file: options.file === true,
      picture: options.picture === true,
      private: options.private === true,
    });
  },
  complete(option, typed, context, given) {
    if (option === DOCUMENT_OPTION.name.en) return suggestDocuments(typed, context);
    return suggestTopics(typed, scopeWhileTyping(given, context.desk), context);
  },
  press([what, document, topic, language], context) {
    const request = { document, topic: topic || undefined, locale: parseLocale(language) ?? replyLocale(context) };
    return briefingReply(context.desk, request, { private: true, file: what === 'file', picture: what === 'picture' });
  },
});
