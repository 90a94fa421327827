import { hasHan } from '../text.ts';
import { isQuestion, isQuestionClause } from './parts.ts';

const LATIN = /[a-z]/;

/** What people need an answer for; no document here is about them. */
const PAPERS =
  'caption|minutes|newsletter|slide|press kit|media kit|summary|note|memo|file|website|blog|brochure|poster|quiz|class|lesson|paper|essay';

/**
 * What people wrap a question in: who wants to know, politeness, where the answer should come from. It says nothing of
 * what is asked, and words like "manager", "report" or "thanks" in it would be taken for the subject.
 */
const ENGLISH_FRAMES: readonly RegExp[] = [
  /^(?:i'm |i am )?not sure (?:if|whether) (?:this|that|it) is (?:the |the right |a )?(?:right )?(?:place|channel|room|question|spot)\b[^,.;]*[,.;]? but\b/g,
  // What somebody else says is asked as if it were so: "a colleague insists that they met; is that so?"
  /^(?:somebody|someone|(?:my|our|an?|some|one) (?!host|guest|delegation|visitor|leader|secretary|governor|province|party)[\w-]+)(?: (?:in|on|of) (?:my|our|the) [\w-]+| [\w-]+)? (?:insists?|claims?|maintains?|believes?|thinks?|swears?|doubts?|says?|argues?|is (?:convinced|sure|certain))(?: that)? (?!who|whom|whose|what|which|when|where|why|how)/g,
  /(?<=[.,;!?]\s{0,3})(?:(?:is|was) (?:that|this|it) (?:so|right|true|correct|the case)|(?:does|do|would) (?:it|they|the (?:text|report|document|article|hosts?)) (?:back|bear|confirm|agree|support)(?: (?:it|that|this|him|her|them))?(?: (?:up|out))?)\s*\?*$/g,
  // "For the minutes I need …", "I have to prepare a note and need …", "our archive needs the …".
  /\b(?:for|before|in) (?:my|our|a|an|the|this|that) (?:[\w-]+ ){1,3}?(?=(?:i|we) (?:have|need|must|want|should|would|'d)\b)/g,
  new RegExp(
    `^for (?:my|our|the|this|an?) (?:[\\w-]+ ){0,2}?(?:${PAPERS})s?(?:\\s*[:,]|(?= (?:whether|if|who|whom|what|which|when|where|why|how)\\b))`,
    'g',
  ),
  /^(?:i|we)(?:'m|'re| (?!hear|heard|read|saw|see|know|think|thought|understand)[\w']+)\b[^,;.?]{1,60}? and (?:(?:i|we) )?(?:would like to know|want to (?:know|quote|cite|mention)|need(?: to know)?|must know|want(?= (?:the|an?|some)\b)|(?:still )?(?:lack|miss))\b/g,
  /^(?:my|our|the|a) (?!delegation|group|host|guest|visitor|two|province|prefecture|plateau|party|leader|people|cadre|aid|project)[^,;.?]{1,60}? and (?:needs?|wants?|asks? for|lacks?|misses|would like)(?: to (?:know|see|have))?(?= (?:the|an?|some|details)\b)/g,
  /\blet (?:an?|some|the|my|our) (?:[\w-]+ ){1,3}know\b/g,
  /^(?:my|our|a|an|the) (?!delegation|group|host|guest|visitor|two|province|party|leader)(?:[\w'-]+ ){1,4}?(?:would like|would be (?:glad|happy|pleased)|wants?|needs?|asks? for|asked for|requires?|requests?)(?: to (?:see|have|get|learn|hear|know))? (?=(?:the|an?|some|evidence|details|mrs?|ms)\b)/g,
  /(?<!\b(?:say|says|said|saying|a|the) )\b(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:there|all|team|everyone|folks|bot))?\b[,!.]*/g,
  /\b(?:(?:(?:quick|just a|one|simple|random|two|three|a few|some) )?questions?(?: for you)?|(?:(?:two|three|a few|some) )?quick ones?)[:,]\s*/g,
  /(?<=^\s*|[,.;:!?]\s*)(?:(?:and )?(?:first|second|third)(?:ly)?|lastly|finally)(?: of all)?,\s*/g,
  /(?<=^\s*|[,.;:!?]\s*)(?:so|ok|okay|well|um+|hmm+)\b[,.]\s*/g,
  /\bin the first place\b|\bor (?:whatever|something|anything|what|nah)(?: like that)?\b(?=\s*[?.!]*$)/g,
  /\b(?:could|can|would|will) (?:you|u|someone|anyone|anybody|somebody|(?:a|some) kind soul)(?: (?:please|pls|kindly|maybe|possibly))?(?: (?:tell|remind|inform|explain|clarify|confirm|say|let|help|show|give|find out|check|look up))?(?: (?:to )?(?:me|us|(?:my|our) (?!delegation|group|host|guest|visitor|leader|secretary|governor|province|party)[\w-]+)(?: know)?)?(?: (?:about|for me|out))?\b/g,
  /\b(?:i|we)(?:'d| would) be (?:very |so |most |really )?(?:grateful|thankful|glad|happy|obliged|pleased)(?: (?:if (?:you|someone|anyone|somebody) could|if|for|to (?:know|hear|learn|see|be told)))?\b/g,
  /\b(?:(?:may|might|can|could) (?:i|we) ask|let me ask)\b/g,
  /\b(?:point|direct) (?:me|us) to\b/g,
  /(?:[,.;?!]\s*|^)(?:please |pls )?(?:show|quote|give|cite)(?: me| us)? (?:the|that|a) (?:line|words?|sentence|passage|quote)s?(?: (?:that says so|for it|please|pls))?\s*[.!?]*$/g,
  /(?:[,.;]\s*)(?:and )?(?:please |pls )?(?:check|verify|confirm|see) (?:whether|if) (?:the (?:text|report|document|article)|it|that|this)\b[^,.;?]{0,40}[.!?]*$/g,
  /\b(?:please|pls|plz|kindly)\b[,]?/g,
  /\b(?:tell|remind|inform|show) (?:me|us|(?:my|our) [\w-]+)(?: again)?(?: about)?\b/g,
  /^(?:(?:and|so|now|just) )?(?:gimme|(?:give|get|fetch|hand|send) (?:me|us))\b/g,
  // "They met alone, right?", "how much are we talking?", "bottom line: how much?"
  /,\s*(?:right|correct|yes|yeah|no|huh|eh)\s*\?+$/g,
  /\bare we talking(?: about| here)*\b/g,
  /^(?:the )?(?:bottom line|long story short|in short|in brief)\s*[:,-]\s*/g,
  /\b(?:let (?:me|us) know|i(?:'d| would)? (?:like|love|need|want|wish) to (?:know|understand|find out|learn|hear|check)(?: about)?|i wanna know|i need(?: to know)?|i(?:'m| am) (?:wondering|curious|trying to (?:find out|understand|figure out|work out)|not sure)(?: about)?|i was wondering|i wonder|i(?:'ve| have) been asked(?: to (?:find out|say|check))?|i (?:keep )?forg[eo]t(?:ting|ten)?|i can'?t (?:remember|recall)|remind me|wondering|curious)\b/g,
  /(?:\b(?:my|our|the|a) |^)(?:(?:line |project |big |new )?(?:boss|manager|supervisor|director|teacher|professor|editor|colleague|colleagues|team|client|friend|chief|head|leadership|minister|department|office|intern|mum|mom|dad|wife|husband|assistant|student|students|class|audience|reader|readers|lead))(?: (?:just|also|really|still|now|always|keeps?|is|was|are|has|have|had|would|wants?|needs?|asked|asks|asking|wondered|wonders|wondering|likes?|like|been|to|know|find out|hear|learn|me|us|curious|about|understand|check|confirm|be told|keen|interested in))+\b/g,
  /\b(?:somebody|someone|people|they|he|she|we|you)(?: (?:just|also|really|still|keep|keeps|is|was|are|here|in the (?:team|chat|channel|office)))* (?:(?:wants?|needs?|likes?|wanted|would like) to (?:know|find out|understand|learn|hear)|asked(?: me| us)?|is asking|are asking|wonders?|wondered)(?: about)?\b/g,
  /\b(?:do|does|did) (?:you|u|anyone|anybody|we|somebody|someone)(?: (?:happen|chance))?(?: to)? (?:know|remember|recall|have any idea|have an idea)(?: about)?\b/g,
  /\b(?:any (?:idea|clue|chance)|no idea|idk|not sure|help me(?: (?:understand|out))?|what i want to know is|what i need is|the question is|asking for a friend)\b/g,
  /\b(?:according to|based on|going by|judging by|from|in|per|as per|as stated in|does|did|what does|with reference to) (?:the|this|that|your|our|my)? ?(?:\w+ )?(?:document|article|report|text|press report|news report|story|piece|page|source|write-?up|readout|press release|file|doc)s?(?: (?:say|says|state|states|mention|mentions|tell|tells|give|gives)(?: (?:us|me))?(?: (?:anything|something))?(?: about)?)?\b/g,
  /\b(?:the|this) (?:document|article|report|text|story|source) (?:says?|states?|mentions?|gives?|tells? us)(?: that)?\b/g,
  /\b(?:is|was|are) (?:it|there) (?:said|stated|mentioned|written|reported)(?: anywhere)?(?: that)?\b/g,
  // "What did he express his thanks for?" may end with them, too.
  /(?<!(?:'s|表示|\b(?:his|her|their|its|the|of|express|expressed|give|gave|say|said|saying|many|with|for|any|some|no|owed?))\s)\b(?:thank you|thanks(?: (?:a lot|in advance|so much))?|thx|ty|cheers)\s*[!.?]*$/g,
  /\b(?:i|we) (?:have|need|want|must|should|would like|'d like)(?: to)? (?:state|report|write(?: down)?|note|put|quote|give|cite|fill in|include|mention|name|present|record)\b/g,
];
const DEPARTMENTS =
  '组织|宣传|发改|财政|外事|人事|编辑|校对|秘书|办公|教育|统战|政策|研究|文旅|农业|交通|信息|法务|市场|公关|行政|新闻|策划|设计|资料|档案|[^，,。？?]{0,4}(?:办事|联络)';
const CHINESE_FRAMES: readonly RegExp[] = [
  // Whose department asks is not asked about: "组织部想知道…".
  new RegExp(
    `^(?:我们?)?(?:${DEPARTMENTS})[部厅局处科社台室组司办委](?:的?(?:人|同事|同志|领导|熟人|朋友|亲戚))?[^，,。？?]{0,6}(?:[，,][^，,。？?]{0,4})?(?:想(?:知道|确认|了解|核对|打听|问|听听|看看)|托我问|让我问|在问)[，,：:]?`,
    'g',
  ),
  /^有?[位个名]?[^，,。？?]{0,6}(?:来信|来电|来函|打电话来?|留言|私信)(?:问|询问|打听)(?:起|了|过)?[，,：:]?/g,
  /^我们?(?:得|要|需要|准备|打算|必须)?[向给跟][^，,。？?]{0,6}(?:领导|老板|[部处科局厅校院社市县]长|书记|主任|同事|客户|经理|老总|上级|主编|学生|老师|大家|专家)(?:汇报|说明|解释|介绍|交代)一?下?/g,
  /^[替帮代](?!表)[^，,。？?]{1,6}(?<![访慰])问(?:一[句下])?[，,：:]/g,
  /(?:请问|想请问|请教|麻烦(?:问)?一?下?|打扰一?下?|不好意思|您好|你好|大家好|哈喽)[，,！!。]?(?:一下)?/g,
  /(?:我|我们|咱们?)?(?:很|挺|比较|就|还|只|也|就是|其实)?(?:想|要|需要|希望|想要)(?:要)?(?:知道|了解|问|确认|弄清楚|搞清楚|核实|查|打听|请教)(?:一?下)?[，,：:]?/g,
  /(?:我们?|咱们?|他们|单位)?的?(?:领导|老板|经理|主任|处长|科长|老师|导师|同事|编辑|主编|朋友|客户|同学|上司|上级|总监|组长|家长|室友|书记办|办公室)(?:们)?(?:让|叫|要|托|刚|又|还|在|非|老|一直|今天)*(?:我|我们)?(?:来|去)?(?:帮忙|帮)?(?:问|想知道|要知道|想了解|要了解|想问|问起|问到|关心|核实|确认|查|搞清楚|弄清楚|让我查|好奇)(?:的是)?(?:我|我们)?(?:一?下)?[，,：:]?/g,
  /(?:有没有人|有人|谁|你|您)?(?:能不能|能否|可不可以|可以|可否|能)?(?:帮我|帮忙|给我)?(?:告诉|说明|介绍|讲讲|讲一讲|讲(?!话)|说说|说一说|查一查|查查|解释|科普|总结|列举|列出|列一?下)(?:我|我们|大家)?(?:一?下)?[，,：:]?/g,
  /(?:根据|按照|依据|据|从|看)?(?:这篇|该|本|那篇|这份|原|此|这个|这则)?(?:文章|报道|新闻|文中|文件|材料|文本|稿子|稿件|通稿|文档|原文|资料)(?:里面?|中|上)?(?:的?(?:内容|说法|介绍|报道))?(?:来看)?(?:说|提到|写|写到|介绍|提及|讲(?!话)|讲到|称|显示)?(?:了|过|的|没有?)?[，,：:]?/g,
  /(?:知不知道|知道吗|你知道|您知道|有谁知道|谁知道|不知道|不太清楚|不清楚|忘了|搞不清)[，,：:]?/g,
  /(?:谢谢|多谢|感谢了|谢了|拜托了?|求解|求告知|在线等|急)[！!。.，,～~]*$/g,
];

const SMALL_TALK: ReadonlySet<string> = new Set(
  `hi hello hey yo good morning afternoon evening night thanks thank you so much a lot very thx ty cheers ok okay great cool
  nice can could would please pls i need somebody someone anybody anyone bye goodbye help me test testing yes no lol there all team everyone bot 你好 您好 大家好 哈喽 嗨 早上好 晚上好 谢谢 谢谢你 谢谢您
  谢谢大家 多谢 感谢 好 好的 收到 再见 帮助 救命 测试 在吗 你 您 大家`.split(/\s+/),
);
/** Words between white space and punctuation. */
const SPOKEN = /[^\s\p{P}\p{S}]+/gu;

/** Whether a folded text is a greeting, thanks or the like, and asks nothing. */
export function isSmallTalk(text: string): boolean {
  const words = text.match(SPOKEN) ?? [];
  return words.length > 0 && words.every((word) => SMALL_TALK.has(word));
}

/** The words with which a person asks what follows … */
const ASKING =
  '(?:wonder(?:s|ed|ing)?|ask(?:s|ed|ing)?|know|learn|hear|see|understand|ascertain|find out|check|verify|determine|clarify|establish|confirm|work out|figure out|look up|tell|told|remember|recall|settle|explain|report|note|write down|state|curious|unsure|sure|argu(?:e|es|ing)|debat(?:e|es|ing)|disput(?:e|es|ing))';
/** … and whom they ask or tell. */
const WHOM = '(?: (?:for |to |of )?(?:me|us|you|him|her|them|(?:my|our) [\\w-]+))?(?: (?:about|again|exactly|just))?';
const CHINESE_ASKING =
  '(?:我们?|咱们?|让我们?|叫我们?|要我们?)(?:想|要|来|去)*(?:帮忙|帮)?(?:查查|查一?下|查|问问|问一?下|问|弄清楚?|搞清楚?|核实|确认|打听|说明|了解|知道|找找|解释|汇报)(?:一?下|的是)?[，,：:]?';
/** Up to where the question begins: "someone in the newsroom wonders who …", "老师让我查查…". */
const ASKER = new RegExp(
  `^.*?\\b${ASKING}${WHOM},?\\s+(?=(?:by|in|on|for|with|from|at|to|of)?\\s*(?:who|whom|whose|what|which|when|where|why|how|whether|if)\\b)|^.*?${CHINESE_ASKING}`,
  's',
);

const INDIRECT = /^(?:whether|if)\b/;

/** Whoever only states, reports or learns something is no asker: "in Haixi state, what …?" */
const SELF =
  /\b(?:i|i'm|i'd|i've|we|we're|we'd|you|me|us|my|our|your|someone|somebody|anyone|anybody|to)\b|[我咱]|\b(?:wonder|ask|curious|discord|chat|channel|server)/;
/** "An investor who keeps asking …" is an asker, too. */
const WHO_ASKS = /(?<=[a-z] )(?:who|that) (?:keeps?|is|was|has|wants?|wanted|needs?|would)\b/;
/** What people heard, saw or read is what they ask about. */
const REPORTED = /\b(?:heard|read|saw|noticed)\b/;
/** Up to the last clause: what stands before it may be what the question is about. */
const BEFORE_CLAUSE = /^.*(?:[,，:：;；.。!！–—]|\s-\s)/s;

/**
 * Takes away the clause in which somebody asks, unless that is itself a question. What stands before it is kept: "the
 * Guangdong delegation, can you tell me who led it?" is about Guangdong.
 */
function dropAsker(text: string): string {
  const asker = ASKER.exec(text)?.[0] ?? '';
  const kept = BEFORE_CLAUSE.exec(asker.replace(/[\s,，:：]+$/, ''))?.[0] ?? '';
  const clause = asker.slice(kept.length);
  const rest = text.slice(asker.length);
  const isAsked = isQuestion(rest) || INDIRECT.test(rest);
  return SELF.test(clause) && !REPORTED.test(clause) && !isQuestionClause(clause.replace(WHO_ASKS, '')) && isAsked
    ? `${kept} ${rest}`.trim()
    : text;
}

/**
 * Takes away what a question is wrapped in ("my manager wants to know …", "请问…").
 * @param question folded text.
 * @returns what is left; the question itself where nothing would be.
 */
export function stripFrames(question: string): string {
  const frames = [...(LATIN.test(question) ? ENGLISH_FRAMES : []), ...(hasHan(question) ? CHINESE_FRAMES : [])];
  const bare = frames
    .reduce((text, frame) => text.replace(frame, ' '), dropAsker(question))
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : question;
}
