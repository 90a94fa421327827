import type { Desk } from '../answer/desk.ts';
import { answerReply } from '../commands/kit/answer-reply.ts';
import type { Document } from '../corpus/corpus.ts';
import { counted } from '../text.ts';
import { type RenderOptions, renderReply } from './render.ts';

const PEOPLE = 5;
const FIGURES = 4;

function glance({ title, passages, people, facts, gaps }: Document): string[] {
  const dated = facts.flatMap(({ when }) => (when ? [when] : [])).toSorted((a, b) => a.sort.localeCompare(b.sort));
  const visit = dated.filter(({ sort }) => sort.startsWith('visit')).map(({ value }) => value.en);
  const figures = facts.flatMap(({ figure }) => (figure ? [`${figure.value.en} (${figure.what.en})`] : []));
  const lines = [
    ['When', [...new Set(visit)].slice(0, 2).join('; ')],
    [
      'Who',
      people
        .slice(0, PEOPLE)
        .map(({ name, role }) => `${name.en} — ${role.en}`)
        .join('\n          '),
    ],
    ['Figures', figures.slice(0, FIGURES).join('; ')],
    [
      'Indexed',
      `${counted(passages.length, 'passage')}, ${counted(facts.length, 'fact')}, ${counted(gaps.length, 'thing')} people ask that it does not say`,
    ],
  ];
  return [
    title.en,
    ...lines.filter(([, value]) => value).map(([name, value]) => `  ${(name ?? '').padEnd(7)} ${value}`),
  ];
}

/** The question the banner answers: one about a figure, where there is one. */
function exampleQuestion(documents: readonly Document[]): string | undefined {
  const facts = documents.flatMap((document) => document.facts);
  return (facts.find(({ figure }) => figure) ?? facts[0])?.asks.en[0];
}

/** What the console shows when it opens: each document at a glance, one question answered, how to go on. */
export function banner(desk: Desk, options: RenderOptions): string {
  const { documents } = desk.corpus;
  const question = exampleQuestion(documents);
  return [
    ...documents.slice(0, 3).map((document) => glance(document).join('\n')),
    ...(documents.length > 3 ? [`… and ${counted(documents.length - 3, 'more document')}`] : []),
    ...(question ? [`> ${question}\n\n${renderReply(answerReply(desk.ask(question), false), options)}`] : []),
    'Ask in English or Chinese, or type /help. /quit or Ctrl-D ends.',
  ].join('\n\n');
}
