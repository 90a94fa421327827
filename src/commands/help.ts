import type { Corpus } from '../corpus/corpus.ts';
import { type Locale, languageOf, localize } from '../text.ts';
import { type Command, type CommandContext, defineCommand, PRIVATE_OPTION, replyLocale } from './kit/command.ts';
import { type Field, reply } from './kit/reply.ts';

const EXAMPLES = 3;

const nameFor = ({ name }: Pick<Command, 'name'>, locale: Locale) => (locale === 'en' ? name.en : name[locale]);

/** Questions of the corpus's own, from all over it. */
function questionsOf({ documents }: Corpus, locale: Locale): string[] {
  const asks = documents.flatMap(({ facts }) => facts.flatMap((fact) => fact.asks[languageOf(locale)].slice(0, 1)));
  const step = Math.max(1, Math.floor(asks.length / EXAMPLES));
  return asks.filter((_, index) => index % step === 0).slice(0, EXAMPLES);
}

/** The first thing a command suggests for an option; help does without where suggesting fails. */
function firstSuggestion(command: Command, option: string, context: CommandContext): string | undefined {
  try {
    return command.complete?.(option, '', context, {})[0]?.value;
  } catch {
    return undefined;
  }
}

/** How a command is typed, with something of the corpus it can be given: the first thing it suggests itself. */
function exampleOf(command: Command, question: string | undefined, context: CommandContext): string | undefined {
  const locale = replyLocale(context);
  const needed = command.options.find(({ required }) => required);
  if (!needed) return undefined;
  const suggested = needed.autocomplete ? firstSuggestion(command, needed.name.en, context) : undefined;
  const given = suggested ?? (command.name.en === 'ask' ? question : undefined);
  return given === undefined ? undefined : `/${nameFor(command, locale)} ${given}`;
}

function commandField(command: Command, question: string | undefined, context: CommandContext): Field {
  const locale = replyLocale(context);
  const name = `/${nameFor(command, locale)}`;
  const subcommands = (command.subcommands ?? []).map((sub) => `${name} ${nameFor(sub, locale)}`);
  const example = exampleOf(command, question, context);
  const value = [localize(command.description, locale), subcommands.join(', '), example ?? ''];
  return { name, value: value.filter((line) => line !== '').join('\n') };
}

export default defineCommand({
  name: { en: 'help', 'zh-CN': '帮助', 'zh-TW': '說明' },
  description: { en: 'What this desk can do, with examples', zh: '本问答台能做什么，附示例' },
  options: [PRIVATE_OPTION],
  run(options, context) {
    const locale = replyLocale(context);
    const { documents } = context.desk.corpus;
    const titles = documents.map(({ title }) => localize(title, locale)).join(localize({ en: '; ', zh: '；' }, locale));
    const examples = questionsOf(context.desk.corpus, locale);
    const intro = {
      en: `I answer questions about: ${titles}. Every answer shows the exact words it rests on; what the document does not say, I say it does not say.`,
      zh: `我回答关于以下文件的问题：${titles}。每个回答都附原文依据；文中没有的，我会说明没有。`,
    };
    return reply({
      locale,
      title: localize({ en: 'Help', zh: '帮助' }, locale),
      text: localize(intro, locale),
      fields: [
        ...(examples.length > 0
          ? [{ name: localize({ en: 'Try asking', zh: '可以这样问' }, locale), value: examples.join('\n') }]
          : []),
        ...context.commands.map((command) => commandField(command, examples[0], context)),
      ],
      private: options.private === true,
    });
  },
});
