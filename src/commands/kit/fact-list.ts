import type { Document, Fact } from '../../corpus/corpus.ts';
import { UserError } from '../../errors.ts';
import { type Localized, localize } from '../../text.ts';
import { CHANGED, readPress, shareButtons } from './buttons.ts';
import { type Command, type CommandContext, type LocalizedName, PRIVATE_OPTION, replyLocale } from './command.ts';
import { fromDocument, listLine, readingsOf, showEach } from './facts.ts';
import { DOCUMENT_OPTION, onlyDocument, scopeOf, suggestDocuments } from './look-up.ts';
import { PAGE_OPTION, pageArgument, pageButtons, pageNotes, pageOf, pageOption } from './pages.ts';
import { type Reply, reply } from './reply.ts';

/** A list of facts of one sort, with the words each rests on. */
export interface FactList {
  readonly name: LocalizedName;
  readonly description: Localized;
  /** Stands above the list. */
  readonly heading: Localized;
  /** Said where there is nothing to list. */
  readonly nothing: Localized;
  /** How many facts one page shows. */
  readonly size: number;
  /** The facts to list, in their order. */
  readonly choose: (facts: readonly Fact[]) => readonly Fact[];
  /** What a fact is listed under, and what is said of it. */
  readonly line: (fact: Fact) => { readonly head: Localized; readonly said: Localized };
}

function listReply(
  list: FactList,
  documents: readonly Document[],
  page: number,
  context: CommandContext,
  isPrivate: boolean,
): Reply {
  const locale = replyLocale(context);
  const facts = list.choose(documents.flatMap((document) => document.facts));
  if (facts.length === 0) throw new UserError(list.nothing);
  const shown = pageOf(facts, page, list.size);
  const document = onlyDocument(documents, context.desk);
  const scope = document === undefined ? [] : [document];
  const lines = shown.items.map((fact) => {
    const { head, said } = list.line(fact);
    const from = fromDocument(fact, documents, locale);
    return listLine(localize(head, locale), localize(said, locale) + from, locale);
  });
  const command = list.name.en;
  const narrowed = document === undefined ? '' : ` document:"${document}"`;
  return reply({
    locale,
    title: localize(list.heading, locale),
    text: [localize(list.heading, locale), ...lines].join('\n'),
    quotesAs: 'evidence',
    quotes: showEach(shown.items.flatMap(({ quotes }) => quotes.slice(0, 1))),
    notes: [...readingsOf(shown.items, locale), ...pageNotes(shown, locale)],
    buttons: [
      ...pageButtons(
        shown,
        locale,
        command,
        (to) => [`${to}`, ...scope],
        (to) => `/${command} page:${to}${narrowed}`,
      ),
      ...shareButtons(isPrivate, locale, command, [`${page}`, ...scope]),
    ],
    private: isPrivate,
  });
}

/** Makes the command that shows a list of facts. */
export function factListCommand(list: FactList): Command {
  return {
    name: list.name,
    description: list.description,
    options: [PAGE_OPTION, DOCUMENT_OPTION, PRIVATE_OPTION],
    run: (options, context) =>
      listReply(list, scopeOf(options, context.desk), pageOption(options), context, options.private === true),
    complete: (option, typed, context) => (option === DOCUMENT_OPTION.name.en ? suggestDocuments(typed, context) : []),
    press(args, context) {
      const { isPrivate, replaces, rest } = readPress(args);
      const [page, id] = rest;
      const { documents } = context.desk.corpus;
      const scope = id === undefined ? documents : documents.filter((document) => document.id === id);
      if (scope.length === 0) throw new UserError(CHANGED);
      return { ...listReply(list, scope, pageArgument(page), context, isPrivate), replaces };
    },
  };
}
