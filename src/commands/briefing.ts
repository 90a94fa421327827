import { type BriefingRequest, briefingTopics } from '../briefing/briefing.ts';
import { fold, type Locale, localeOf, localize, parseLocale } from '../text.ts';
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

function given(options: OptionValues, name: string): string | undefined {
  return stringOption(options, name).trim() || undefined;
}

/** Those with what was typed in their id or in a title of either language, where it begins one first. */
function suggest(
  typed: string,
  items: readonly { readonly id: string; readonly title: { readonly en: string; readonly zh: string } }[],
  locale: Locale,
): Suggestion[] {
  const part = fold(typed);
  const ranked = items.flatMap(({ id, title }) => {
    const names = [id, title.en, title.zh].map(fold);
    const rank = names.some((name) => name.startsWith(part)) ? 0 : names.some((name) => name.includes(part)) ? 1 : 2;
    return rank < 2 ? [{ rank, label: localize(title, locale), value: id }] : [];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ label, value }) => ({ label, value }));
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
    {
      name: { en: 'document', 'zh-CN': '文件', 'zh-TW': '文件' },
      description: { en: 'The document it is about', zh: '简报所依据的文件' },
      type: 'string',
      maxLength: 100,
      autocomplete: true,
    },
    {
      name: { en: 'language', 'zh-CN': '语言', 'zh-TW': '語言' },
      description: { en: 'The language of the briefing; yours if left out', zh: '简报的语言；不填则用您的语言' },
      type: 'string',
      choices: [
        { label: { en: 'English', zh: 'English' }, value: 'en' },
        { label: { en: '简体中文', zh: '简体中文' }, value: 'zh-CN' },
        { label: { en: '繁體中文', zh: '繁體中文' }, value: 'zh-TW' },
      ],
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
  complete(option, typed, context) {
    const { corpus } = context.desk;
    const locale = replyLocale(context);
    if (option === 'document') return suggest(typed, corpus.documents, locale);
    // What else was typed is not told, so topics of every document are offered.
    const topics = corpus.documents.flatMap(({ id }) => briefingTopics(corpus, id));
    return suggest(typed, [...new Map(topics.map((topic) => [topic.id, topic])).values()], locale);
  },
  press([what, document, topic, language], context) {
    const request = { document, topic: topic || undefined, locale: parseLocale(language) ?? replyLocale(context) };
    return briefingReply(context.desk, request, { private: true, file: what === 'file', picture: what === 'picture' });
  },
});
