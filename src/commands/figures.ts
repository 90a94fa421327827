import { defineCommand } from './kit/command.ts';
import { factListCommand } from './kit/fact-list.ts';

export default defineCommand(
  factListCommand({
    name: { en: 'figures', 'zh-CN': '数据', 'zh-TW': '數據' },
    description: { en: 'The figures the document gives', zh: '文件给出的数据' },
    heading: { en: 'Figures, with what each is:', zh: '各项数据及其含义：' },
    nothing: {
      en: 'No figures have been noted for this. Ask with /ask, or look for words with /search.',
      zh: '这里没有整理出的数据。可以用 /ask 提问，或用 /search 查找词语。',
    },
    size: 8,
    choose: (facts) => facts.filter(({ figure }) => figure),
    line: ({ figure, label, answer }) => ({ head: figure?.value ?? label, said: figure?.what ?? answer }),
  }),
);
