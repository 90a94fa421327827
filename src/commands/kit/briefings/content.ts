import type { Desk } from '../../../answer/desk.ts';
import { briefingTopics } from '../../../briefing/briefing.ts';
import type { Document } from '../../../corpus/corpus.ts';
import { UserError } from '../../../errors.ts';
import type { Content, NewSchedule } from '../../../state/schedules.ts';
import { fold, type Locale, type Localized, localize } from '../../../text.ts';
import type { Suggestion } from '../command.ts';

/** What a schedule posts. */
export type Chosen = Pick<NewSchedule, 'content' | 'document' | 'topic'>;

interface Choice extends Chosen {
  readonly value: string;
  readonly label: Localized;
}

/** Contents named where another is asked for. */
const NAMED = 8;
const LABELS: Readonly<Record<Exclude<Content, 'topic'>, Localized>> = {
  visit: { en: 'Whole visit', zh: '整个访问' },
  series: { en: 'Series: one topic each time, then ends', zh: '系列：每次一个主题，讲完结束' },
  'series-again': { en: 'Series: one topic each time, begins again', zh: '系列：每次一个主题，讲完重新开始' },
};

function choicesOf(document: Document, desk: Desk): Choice[] {
  const isOnly = desk.corpus.documents.length === 1;
  const topics = briefingTopics(desk.corpus, document.id);
  const kinds: readonly (keyof typeof LABELS)[] = topics.length > 1 ? ['visit', 'series', 'series-again'] : ['visit'];
  const named = (label: Localized): Localized =>
    isOnly ? label : { en: `${label.en} — ${document.title.en}`, zh: `${label.zh}——${document.title.zh}` };
  const id = isOnly ? undefined : document.id;
  const suffix = isOnly ? '' : `@${document.id}`;
  return [
    ...kinds.map((content) => {
      return { content, document: id, topic: undefined, value: content + suffix, label: named(LABELS[content]) };
    }),
    ...topics.map((topic) => {
      const label = named({ en: `Topic: ${topic.title.en}`, zh: `主题：${topic.title.zh}` });
      return { content: 'topic' as const, document: id, topic: topic.id, value: `topic:${topic.id}${suffix}`, label };
    }),
  ];
}

function allChoices(desk: Desk): Choice[] {
  return desk.corpus.documents.flatMap((document) => choicesOf(document, desk));
}

/** Suggests what can be posted while it is typed. */
export function suggestContent(desk: Desk, typed: string, locale: Locale): Suggestion[] {
  const wanted = fold(typed);
  return allChoices(desk)
    .filter(({ value, label }) => fold(`${value} ${label.en} ${label.zh}`).includes(wanted))
    .map(({ value, label }) => ({ value, label: localize(label, locale) }));
}

/**
 * Reads what is to be posted: a suggestion's value, or the name of a topic or a kind in either language.
 * @throws UserError with what there is, for anything else.
 */
export function parseContent(desk: Desk, text: string): Chosen {
  const choices = allChoices(desk);
  const wanted = fold(text);
  const names = ({ value, label, topic }: Choice) =>
    [value, topic ?? value, label.en, label.zh, label.en.replace(/^Topic: /, ''), label.zh.replace(/^主题：/, '')].map(
      fold,
    );
  const exact = choices.find((choice) => fold(choice.value) === wanted);
  const named = choices.filter((choice) => names(choice).includes(wanted));
  const found = exact ?? (named.length === 1 ? named[0] : undefined);
  if (found) return { content: found.content, document: found.document, topic: found.topic };
  const some = [...choices.slice(0, NAMED).map(({ value }) => value), ...(choices.length > NAMED ? ['…'] : [])];
  throw new UserError({
    en: `There is no content "${text.trim().slice(0, 60)}". Choose one while you type, or write: ${some.join(', ').replace(/[^…]$/, '$&.')}`,
    zh: `没有名为“${text.trim().slice(0, 60)}”的内容。请在输入时选择，或写：${some.join('、').replace(/[^…]$/, '$&。')}`,
  });
}

/** @returns what a schedule posts, in words. */
export function describeContent(desk: Desk, { content, document: id, topic: topicId }: Chosen): Localized {
  const document = desk.corpus.documents.find((one) => one.id === id);
  const choice = document ? choicesOf(document, desk) : allChoices(desk);
  const found = choice.find((one) => one.content === content && one.topic === topicId);
  return found?.label ?? { en: topicId ?? content, zh: topicId ?? content };
}
