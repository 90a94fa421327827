import { localize } from '../text.ts';
import { defineCommand, PRIVATE_OPTION, replyLocale } from './kit/command.ts';
import { reply } from './kit/reply.ts';

const EXAMPLES = 3;

export default defineCommand({
  name: { en: 'help', 'zh-CN': '帮助', 'zh-TW': '說明' },
  description: { en: 'What this desk can do, with examples', zh: '本问答台能做什么，附示例' },
  options: [PRIVATE_OPTION],
  run(options, context) {
    const locale = replyLocale(context);
    const { documents } = context.desk.corpus;
    const titles = documents.map(({ title }) => localize(title, locale)).join(localize({ en: '; ', zh: '；' }, locale));
    const language = locale === 'en' ? 'en' : 'zh';
    const asks = documents.flatMap(({ facts }) => facts.flatMap((fact) => fact.asks[language].slice(0, 1)));
    const step = Math.max(1, Math.floor(asks.length / EXAMPLES));
    const examples = asks.filter((_, index) => index % step === 0).slice(0, EXAMPLES);
    const intro = {
      en: `I answer questions about: ${titles}. Every answer shows the exact words it rests on; what the document does not say, I say it does not say.`,
      zh: `我回答关于以下文件的问题：${titles}。每个回答都附原文依据；文中没有的，我会说明没有。`,
    };
    return reply({
      locale,
      title: localize({ en: 'Help', zh: '帮助' }, locale),
      text: localize(intro, locale),
      fields: [
        ...context.commands.map(({ name, description }) => {
          return { name: `/${locale === 'en' ? name.en : name[locale]}`, value: localize(description, locale) };
        }),
        ...(examples.length > 0
          ? [{ name: localize({ en: 'Try asking', zh: '可以这样问' }, locale), value: examples.join('\n') }]
          : []),
      ],
      private: options.private === true,
    });
  },
});
