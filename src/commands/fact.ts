import type { Fact } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { localize } from '../text.ts';
import { CHANGED, readPress, shareButtons } from './kit/buttons.ts';
import { catalogueOf } from './kit/catalogue.ts';
import { type CommandContext, defineCommand, PRIVATE_OPTION, replyLocale } from './kit/command.ts';
import { contextButtons } from './kit/context.ts';
import { readingsOf, showEach } from './kit/facts.ts';
import { DOCUMENT_OPTION, itemOption, lookUp, suggestLookUp } from './kit/look-up.ts';
import { type Reply, reply } from './kit/reply.ts';

const FACT = { en: 'fact', zh: '事实' };
const SAID_BY = { en: 'Said by', zh: '讲话人' };
const TOPIC = { en: 'Topic', zh: '主题' };

function factReply(fact: Fact, context: CommandContext, isPrivate: boolean): Reply {
  const locale = replyLocale(context);
  const { speaker } = fact;
  const topic = fact.document.topics.find(({ id }) => id === fact.topic);
  const reference = catalogueOf(context.desk.corpus).facts.referenceOf(fact);
  return reply({
    locale,
    title: localize(fact.label, locale),
    text: localize(fact.answer, locale),
    quotesAs: 'evidence',
    quotes: showEach(fact.quotes),
    fields: [
      ...(speaker
        ? [
            {
              name: localize(SAID_BY, locale),
              value: `${localize(speaker.name, locale)}${localize({ en: ', ', zh: '，' }, locale)}${localize(speaker.role, locale)}`,
            },
          ]
        : []),
      ...(topic ? [{ name: localize(TOPIC, locale), value: localize(topic.title, locale) }] : []),
    ],
    notes: readingsOf([fact], locale),
    buttons: [...contextButtons(fact.quotes, locale), ...shareButtons(isPrivate, locale, 'fact', [reference])],
    private: isPrivate,
  });
}

const NAMED = itemOption(
  { en: 'fact', 'zh-CN': '事实', 'zh-TW': '事實' },
  { en: 'Type a few words and choose', zh: '输入几个字后选择' },
);

export default defineCommand({
  name: { en: 'fact', 'zh-CN': '事实', 'zh-TW': '事實' },
  description: { en: 'Look up one thing the document states', zh: '查阅文件陈述的一项事实' },
  options: [NAMED, DOCUMENT_OPTION, PRIVATE_OPTION],
  run(options, context) {
    const found = lookUp(catalogueOf(context.desk.corpus).facts, FACT, NAMED, options, context);
    return factReply(found.item, found.context, options.private === true);
  },
  complete(option, typed, context, given) {
    return suggestLookUp(catalogueOf(context.desk.corpus).facts, option, typed, context, given);
  },
  press(args, context) {
    const { isPrivate, rest } = readPress(args);
    const fact = catalogueOf(context.desk.corpus).facts.get(rest[0] ?? '');
    if (!fact) throw new UserError(CHANGED);
    return factReply(fact, context, isPrivate);
  },
});
