import type { SectionId } from '../corpus/schema.ts';
import type { Localized } from '../text.ts';

/** What the slots of a briefing are called. */
export const HEADINGS: Readonly<Record<SectionId, Localized>> = {
  'bottom-line': { en: 'Bottom line', zh: '要点' },
  who: { en: 'Who', zh: '人员' },
  'when-where': { en: 'When and where', zh: '时间地点' },
  'key-points': { en: 'Key points', zh: '讲话要点' },
  figures: { en: 'Figures', zh: '数字' },
  outcomes: { en: 'Agreed or promised', zh: '商定或承诺' },
  'not-stated': { en: 'Not stated', zh: '文中未说明' },
  background: { en: 'Background', zh: '背景' },
};
export const BRIEFING: Localized = { en: 'Briefing', zh: '简报' };
export const SOURCES: Localized = { en: 'Sources', zh: '出处' };
export const READING: Localized = { en: 'Reading', zh: '解读' };
/** In an empty slot of a document an editor has gone through. */
export const NOT_STATED: Localized = { en: 'not stated', zh: '文中没有说明' };
/** In an empty slot of a document nobody has gone through. */
export const NOT_NOTED: Localized = { en: 'not stated here', zh: '此处未说明' };
export const UNEDITED: Localized = {
  en: 'No editor has gone through this document: quoted are its first sentences and those with dates, sums or agreements. “Not stated here” says nothing about the rest of it.',
  zh: '尚无编辑整理本文件：以上引用的是开头几句以及含日期、数额或约定的句子；“此处未说明”不代表全文没有。',
};
