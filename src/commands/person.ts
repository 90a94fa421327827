import type { Fact, Person } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { type Locale, localize } from '../text.ts';
import { CHANGED, readPress, shareButtons } from './kit/buttons.ts';
import { catalogueOf } from './kit/catalogue.ts';
import { type CommandContext, defineCommand, PRIVATE_OPTION, replyLocale } from './kit/command.ts';
import { bulletLine, readingsOf, showEach } from './kit/facts.ts';
import { DOCUMENT_OPTION, itemOption, lookUp, suggestLookUp } from './kit/look-up.ts';
import { PAGE_OPTION, pageArgument, pageButtons, pageNotes, pageOf, pageOption } from './kit/pages.ts';
import { type Reply, reply } from './kit/reply.ts';

const PERSON = { en: 'person', zh: '人物' };
const SHOWN = 5;
const SAID = { en: 'What they said:', zh: '讲话内容：' };
const ABOUT = { en: 'What the document says about them:', zh: '文中的相关内容：' };

/** What a person said, and what is said of them by name. */
function factsAbout(person: Person): { said: Fact[]; about: Fact[] } {
  const { facts } = person.document;
  const isNamed = ({ answer }: Fact) => answer.en.includes(person.name.en) || answer.zh.includes(person.name.zh);
  return {
    said: facts.filter(({ speaker }) => speaker === person),
    about: facts.filter((fact) => fact.speaker !== person && isNamed(fact)),
  };
}

function linesUnder(heading: { en: string; zh: string }, facts: readonly Fact[], locale: Locale): string[] {
  if (facts.length === 0) return [];
  return ['', localize(heading, locale), ...facts.map(({ answer }) => bulletLine(localize(answer, locale)))];
}

function personReply(person: Person, page: number, context: CommandContext, isPrivate: boolean): Reply {
  const locale = replyLocale(context);
  const { said, about } = factsAbout(person);
  const shown = pageOf([...said, ...about], page, SHOWN);
  const reference = catalogueOf(context.desk.corpus).people.referenceOf(person);
  const side = localize(person.side, locale);
  const name = localize(person.name, locale);
  const role = localize(person.role, locale);
  const isSaid = ({ speaker }: Fact) => speaker === person;
  return reply({
    locale,
    title: name,
    text: [
      localize({ en: `${name} (${side}): ${role}.`, zh: `${name}（${side}）：${role}。` }, locale),
      ...linesUnder(SAID, shown.items.filter(isSaid), locale),
      ...linesUnder(
        ABOUT,
        shown.items.filter((fact) => !isSaid(fact)),
        locale,
      ),
    ].join('\n'),
    quotesAs: 'evidence',
    quotes: showEach([
      ...(page === 1 ? person.quotes : []),
      ...shown.items.flatMap(({ quotes }) => quotes.slice(0, 1)),
    ]),
    notes: [...readingsOf(shown.items, locale), ...pageNotes(shown, locale)],
    buttons: [
      ...pageButtons(
        shown,
        locale,
        'person',
        (to) => [reference, `${to}`],
        (to) => `/person ${reference} page:${to}`,
      ),
      ...shareButtons(isPrivate, locale, 'person', [reference, `${page}`]),
    ],
    private: isPrivate,
  });
}

const NAMED = itemOption(
  { en: 'person', 'zh-CN': '人物', 'zh-TW': '人物' },
  { en: 'A name or a role, in English or Chinese', zh: '姓名或职务，中文或英文均可' },
);

export default defineCommand({
  name: { en: 'person', 'zh-CN': '人物', 'zh-TW': '人物' },
  description: { en: 'Who someone is, and what they said', zh: '查阅某人的身份和讲话' },
  options: [NAMED, PAGE_OPTION, DOCUMENT_OPTION, PRIVATE_OPTION],
  run(options, context) {
    const found = lookUp(catalogueOf(context.desk.corpus).people, PERSON, NAMED, options, context);
    return personReply(found.item, pageOption(options), found.context, options.private === true);
  },
  complete(option, typed, context, given) {
    return suggestLookUp(catalogueOf(context.desk.corpus).people, option, typed, context, given);
  },
  press(args, context) {
    const { isPrivate, replaces, rest } = readPress(args);
    const [reference = '', page] = rest;
    const person = catalogueOf(context.desk.corpus).people.get(reference);
    if (!person) throw new UserError(CHANGED);
    return { ...personReply(person, pageArgument(page), context, isPrivate), replaces };
  },
});
