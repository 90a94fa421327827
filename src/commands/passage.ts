import { type Document, type Passage, passageAt, type Quote, quoteOf } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { fold, type Locale, localize } from '../text.ts';
import { CHANGED, readPress, shareButtons, turnButton } from './kit/buttons.ts';
import { catalogueOf } from './kit/catalogue.ts';
import { type CommandContext, defineCommand, PRIVATE_OPTION, replyLocale, stringOption } from './kit/command.ts';
import { contextArguments, readContext, showInContext } from './kit/context.ts';
import { DOCUMENT_OPTION, itemOption, lookUp, suggestLookUp } from './kit/look-up.ts';
import { type Button, type Reply, reply } from './kit/reply.ts';

const PASSAGE = { en: 'passage', zh: '段落' };
const BEFORE = { en: 'Previous passage', zh: '上一段' };
const AFTER = { en: 'Next passage', zh: '下一段' };
const HEADINGS = { en: 'Under', zh: '所在标题' };

/** What a reply marks: a whole passage, or quotes within their passages. */
interface Target {
  readonly passage: Passage;
  readonly quotes: readonly Quote[];
  /** What a button carries to show the same again. */
  readonly args: readonly string[];
}

function intro({ passage, quotes }: Target, locale: Locale): string {
  const { document, ordinal } = passage;
  const whole = quotes.some(({ start, end }) => start === passage.start && end === passage.end);
  const place = {
    en: `passage ${ordinal} of ${document.passages.length} in “${document.title.en}”`,
    zh: `《${document.title.zh}》第${ordinal}段（共${document.passages.length}段）`,
  };
  if (whole) {
    return localize({ en: `The marked text is ${place.en}.`, zh: `标出的文字是${place.zh}。` }, locale);
  }
  return localize({ en: `The quoted words, marked in ${place.en}.`, zh: `引文已在${place.zh}中标出。` }, locale);
}

function neighbourButtons({ document, ordinal }: Passage, locale: Locale): Button[] {
  const turns = [
    [BEFORE, document.passages[ordinal - 2]],
    [AFTER, document.passages[ordinal]],
  ] as const;
  return turns.flatMap(([label, passage]) =>
    passage
      ? [turnButton(localize(label, locale), 'passage', [document.id, `${passage.ordinal}`], `/passage ${passage.id}`)]
      : [],
  );
}

function passageReply(target: Target, context: CommandContext, isPrivate: boolean): Reply {
  const locale = replyLocale(context);
  const { passage, quotes, args } = target;
  const { document, trail } = passage;
  return reply({
    locale,
    title: passage.id,
    text: intro(target, locale),
    quotes: showInContext(document, quotes),
    fields: trail.length > 0 ? [{ name: localize(HEADINGS, locale), value: trail.join(' › ') }] : [],
    buttons: [...neighbourButtons(passage, locale), ...shareButtons(isPrivate, locale, 'passage', args)],
    private: isPrivate,
  });
}

function wholePassage(passage: Passage): Target {
  const { document, ordinal } = passage;
  return { passage, quotes: [quoteOf(document, passage)], args: [document.id, `${ordinal}`] };
}

/** Reads what a button points to: `document, ordinal`, or `document, digest, start-end …`. */
function targetOf(document: Document, [place = '', ...spans]: readonly string[]): Target {
  if (spans.length === 0) {
    const passage = /^\d+$/.test(place) ? document.passages[Number(place) - 1] : undefined;
    if (!passage) throw new UserError(CHANGED);
    return wholePassage(passage);
  }
  const quotes = readContext(document, place, spans);
  const passage = passageAt(document, quotes[0]?.start ?? -1);
  if (!passage) throw new UserError(CHANGED);
  return { passage, quotes, args: contextArguments(document, quotes) };
}

const NAMED = itemOption(
  { en: 'passage', 'zh-CN': '段落', 'zh-TW': '段落' },
  { en: 'Its number, or words in it', zh: '段落编号，或其中的词语' },
);

/**
 * Refuses numbers no passage can have: to the words that find a passage, "-1" would be as good as "1".
 * @throws UserError where that is all that was given.
 */
function requireOrdinal(given: string, [first]: readonly Passage[]): void {
  const typed = fold(given);
  if (!/^(?:.*#)? ?[-+]?[\d.]+$/.test(typed) || /^(?:.*#)? ?\d+$/.test(typed)) return;
  throw new UserError({
    en: `There is no passage “${given.trim()}”; they are numbered from 1, such as ${first?.id ?? '#1'}.`,
    zh: `没有段落“${given.trim()}”；段落从 1 开始编号，例如 ${first?.id ?? '#1'}。`,
  });
}

export default defineCommand({
  name: { en: 'passage', 'zh-CN': '段落', 'zh-TW': '段落' },
  description: { en: 'Read a passage of the document, with what stands around it', zh: '阅读原文的一个段落及其上下文' },
  options: [NAMED, DOCUMENT_OPTION, PRIVATE_OPTION],
  run(options, context) {
    requireOrdinal(
      stringOption(options, NAMED.name.en),
      context.desk.corpus.documents.flatMap(({ passages }) => passages),
    );
    const found = lookUp(catalogueOf(context.desk.corpus).passages, PASSAGE, NAMED, options, context);
    return passageReply(wholePassage(found.item), found.context, options.private === true);
  },
  complete(option, typed, context, given) {
    return suggestLookUp(catalogueOf(context.desk.corpus).passages, option, typed, context, given);
  },
  press(args, context) {
    const { isPrivate, replaces, rest } = readPress(args);
    const [id, ...place] = rest;
    const document = context.desk.corpus.documents.find((candidate) => candidate.id === id);
    if (!document) throw new UserError(CHANGED);
    return { ...passageReply(targetOf(document, place), context, isPrivate), replaces };
  },
});
