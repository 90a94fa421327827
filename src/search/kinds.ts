import type { Kind } from '../corpus/schema.ts';
import { fold } from '../text.ts';

/** What a question word, with the words that go with it, asks for; a more exact wording stands before a vaguer one. */
const ENGLISH: readonly (readonly [RegExp, Kind | undefined])[] = [
  [/the (?:moment|time|hour|date|day) (?:at|on|in) which/, 'when'],
  [/the (?:place|city|town|province) (?:at|in|to|from) which/, 'where'],
  [/how many|how often|(?:what|which)(?: is| was| are|'s)?(?: the)?(?: \w+)? number/, 'how-many'],
  [/how much|(?:what|which)(?: is| was|'s)?(?: the)?(?: \w+)? (?:amount|sum|total|figure)/, 'how-much'],
  [
    /how long|since when|(?:what|which)(?: is| was| were|'s)?(?: the)? (?:exact )?(?:dates?|days?|years?|months?|times?|weeks?|period|point in time)/,
    'when',
  ],
  [
    /(?:what|which)(?: is| was|'s)?(?: the)? (?:cit(?:y|ies)|provinces?|prefectures?|count(?:y|ies)|regions?|countr(?:y|ies)|places?|locations?|venue|towns?)/,
    'where',
  ],
  [
    /how come|what for|what (?:made(?! up)|makes(?! up)|led|leads|caused|causes|drove|drives|prompted|persuaded|convinced|motivated)|(?:what|which)(?: is| was| are| were|'s)?(?: the)? reasons?/,
    'why',
  ],
  // "Where does Zhejiang stand among the regions?" asks for no place.
  [/where (?:do|does|did) (?:[\w']+ ){1,4}(?:stand|rank|rate)/, undefined],
  [
    /(?:what|which)(?: is| was|'s)?(?: the)?(?: [\w-]+)? (?:person|people|leaders?|officials?|politicians?|m[ae]n|speakers?|(?:senior |top )?(?:office[- ]?holders?|figures|persons))/,
    'who',
  ],
  [/which (?:party (?:chief|boss)|(?:party |provincial )*secretary|governor)(?!'s)/, 'who'],
  [/who(?:m|se|'s|s)?/, 'who'],
  [/when/, 'when'],
  [/where/, 'where'],
  [/why/, 'why'],
  [/what(?:'s|s)?|which|how/, undefined],
];
const ENGLISH_WORD = new RegExp(ENGLISH.map(([pattern]) => `(\\b(?:${pattern.source})\\b)`).join('|'));
/** Without a question word: what a search in keywords or an order names ("number of projects", "name the city"). */
const ENGLISH_KEYWORD: readonly (readonly [Kind, RegExp])[] = [
  ['how-many', /\b(?:number|count) of\b/],
  ['how-much', /\b(?:total|amount) of\b|\bamount\b/],
  ['when', /^(?:the )?(?:dates?|time|days?|year)\b|(?<!\b(?:by|per|an?|each|every|last|this) )\b(?:dates?|year)$/],
  ['where', /^(?:name )?the (?:city|place|venue)\b|\bvenue\b|\blocation\b/],
  ['why', /\breasons?\b/],
];
/** Verbs that ask where a clause begins with them. */
export const AUXILIARIES = 'did|does|do|is|are|was|were|can|could|has|have|will';
/** "Did he greet them when they came?" asks no time; "does it say when they came?" does. */
const WHEN_BEHIND = new RegExp(
  `^((?:(?:and|but|so|hey|ok) )?(?:${AUXILIARIES})\\b.*?)(?<!\\b(?:say|says|said|state|tell|us|know|known|mention|mentioned|specify|clear|recorded|reveal|announce|disclose|remember|explain|show|of|on|about|day|date|time|idea|moment)) when\\s.*$`,
);
const WHEN_CLAUSE = `^(?:and |but )?when (?!(?:${AUXILIARIES})\\b)[^,?]+,`;
/** Nor does "when they came, who greeted them?". */
const WHEN_BEFORE = new RegExp(`${WHEN_CLAUSE}(?=\\s*(?:who|whom|what|which|where|why|how|${AUXILIARIES})\\b)`);
const ONLY_WHEN_CLAUSE = new RegExp(`${WHEN_CLAUSE}\\s*$`);

/** @returns whether a piece of a question is a clause that says when ("when they came,"), and asks nothing. */
export function isWhenClause(piece: string): boolean {
  return ONLY_WHEN_CLAUSE.test(piece);
}

const CHINESE: readonly (readonly [Kind, RegExp])[] = [
  ['how-many', /多少(?:个|项|名|人|位|次|种|家|条|天|批|所)|几(?:个|项|名|人|位|次|种|家|批|大)|数量|项目数|人数/],
  ['how-much', /多少|多大(?:金额|规模)|几(?:亿|万|千|元)|金额|总额/],
  ['when', /何时|什么时[候间]|啥时候?|哪一?[天年月日]|几[月号日点]|何年|何月|哪个月|多久|时间|日期|年份/],
  [
    'where',
    /哪里|哪儿|何处|何地|什么地[方点]|哪个?(?:座|个)?(?:城市|地方|市|城|州|省份?|县|地区|国家?)|[在到去]哪(?!一?[年天月日些位个])|地点/,
  ],
  ['why', /为什么(?!事)|什么(?:让|使|促使|导致|令(?!人))|为何|为啥|何故|原因|怎么会|凭什么|何以|理由/],
  ['who', /谁|哪(?:位|些人|几位|个人)|何人|什么人/],
];

/**
 * The kinds of answer a question asks for. In English the first question word decides: a later one mostly begins a
 * clause ("… when things got hard").
 * @returns an empty list where the question does not tell, or asks only what, which or how.
 */
export function kindsAsked(question: string): Kind[] {
  const text = fold(question).replace(WHEN_BEHIND, '$1').replace(WHEN_BEFORE, '');
  const match = ENGLISH_WORD.exec(text);
  if (match) {
    const kind = ENGLISH[match.slice(1).findIndex((group) => group !== undefined)]?.[1];
    return kind ? [kind] : [];
  }
  const byChinese = CHINESE.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  // "多少项" is also "多少": the exact count excludes the amount.
  if (byChinese.length > 0) return byChinese.filter((kind) => kind !== 'how-much' || !byChinese.includes('how-many'));
  return ENGLISH_KEYWORD.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
}
