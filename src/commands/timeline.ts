import type { Fact } from '../corpus/corpus.ts';
import { defineCommand } from './kit/command.ts';
import { factListCommand } from './kit/fact-list.ts';

const compare = (a = '', b = '') => (a < b ? -1 : Number(a > b));

/** By the editor's sort key; facts of one date and wording stay together. */
function earlierFirst({ when: a }: Fact, { when: b }: Fact): number {
  return compare(a?.sort, b?.sort) || compare(a?.value.en, b?.value.en);
}

export default defineCommand(
  factListCommand({
    name: { en: 'timeline', 'zh-CN': '时间线', 'zh-TW': '時間線' },
    description: { en: 'What happened when, in order', zh: '按时间顺序列出事件' },
    heading: { en: 'What happened when, the earliest first:', zh: '按时间先后：' },
    nothing: {
      en: 'No dates have been noted for this. Ask with /ask, or look for words with /search.',
      zh: '这里没有整理出的日期。可以用 /ask 提问，或用 /search 查找词语。',
    },
    size: 6,
    choose: (facts) => facts.filter(({ when }) => when).toSorted(earlierFirst),
    line: ({ when, label, answer }) => ({ head: when?.value ?? label, said: answer }),
  }),
);
