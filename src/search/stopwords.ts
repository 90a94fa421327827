export const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/**
 * Words that carry a sentence's grammar and not its subject: articles, pronouns, auxiliaries, prepositions, question
 * words. With question words and auxiliaries among them a question weighs only what it asks about.
 */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although am among an and another any anybody
  anyone anything are aren't around as at away b be became because become becomes been before being below besides between
  both but by c can can't cannot could couldn't d did didn't do does doesn't doing don't done down during e each
  either else etc even ever every everyone everything f for from further g had hadn't has hasn't have haven't having he
  he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in into is isn't
  it it's its itself j just k kind l let's like m made make makes many may me might mine more most much must my myself n
  nor not now o of off often on once one only onto or other others otherwise our ours ourselves out over own p per
  perhaps q quite r rather really s same say saying says shall shan't she she'd she'll she's should shouldn't since so
  some somebody someone something such t than that that's the their theirs them themselves then there there's therefore
  these they they'd they'll they're they've this those though through thus to together too toward towards u under until
  up upon us v very via w was wasn't we we'd we'll we're we've were weren't what what's whatever when when's where
  where's whether which while who who's whoever whom whose why why's will with within without won't would wouldn't x y
  yes yet you you'd you'll you're you've your yours yourself z 's 're 've 'll 'd n't whats whos wheres hows im ive dont
  respectively doesnt didnt isnt wasnt cant wont ok okay pls plz u r ur got get gets getting go goes going went gone thing things
  stuff exactly actually basically please thanks hey hi hello yo lol btw fyi gonna wanna gotta kinda sorta bout dunno lemme
  gimme rn tbh smth tho cuz coz anyway anyways yeah yep nah nope bro bruh dude guy guys chap bloke omg haha lmao ngl fam huh welp
  plus apart aside several regarding concerning definitely relatively comparatively considerably extremely
  tysm idk imo imho ya y'all em abt acc wait uh um erm what're what'd what'll who'd who're who'll when'd when're where'd
  where're how'd how're why'd why're that'd there're lot lots bit`
    .split(/\s+/)
    .filter(Boolean),
);

/** The Chinese counterparts: particles, pronouns, question words, measure words, forms of politeness. */
export const CHINESE_STOP_WORDS: readonly string[] =
  `的 了 着 过 吗 呢 吧 啊 呀 嘛 么 哦 哈 啦 喔 地 得 之 其 此 该 这 那 这个 那个 这些 那些 这次 那次 这里 那里 是 为 乃 有 没 在 于 和 与 及 以及 或 或者 并 并且 而 而且 但 但是 也 都 就
  才 又 再 还 还有 另外 则 若 如 如果 因 因为 所以 因此 由 由于 从 自 自从 到 向 往 对 对于 关于 把 被 给 让 使 令 跟 同 比 按 按照 根据 据 通过 随 等 等等 们 我 我们 咱们 你 你们
  您 他 他们 她 她们 它 它们 自己 大家 谁 什么 啥 哪 哪个 哪些 哪里 哪儿 哪位 哪一 哪一个 怎么 怎样 怎么样 如何 为什么 为何 为啥 何 何时 何地 多少 几 几个 几位 多大 多久 多长 什么时候 啥时候 是否 是不是 有没有 能否 可否 能不能
  可以 能 能够 会 要 想 应 应该 请 请问 麻烦 谢谢 你好 您好 帮 帮忙 帮我 告诉 告诉我 说说 说一下 一下 一个 一些 一种 个 位 名 项 件 次 种 些 点 上 下 中 里 内 外 前 后 时 之间 之后 之前
  以来 以后 期间 当中 其中 方面 进行 做 做了 作出 作 出 来 去 不 很 非常 十分 比较 最 更 太 只 仅 已 已经 曾 曾经 正在 将 曾 所 者 呗 咋 咋样 究竟 到底 具体 分别 主要 一共 总共 共 共计 累计 大概 大约 左右
  知道 想知道 想问 问 问一下 了解 了解一下 想了解 查 查一下 介绍 介绍一下 看 看看 指 指的是 什麼 情况 事情 东西 内容 相关 有关 关 又是 都有 用 以 至 即 即是 便 且 均 各 每 某 某人 任何 所有 全部 似的 一样 般`
    .split(/\s+/)
    .filter(Boolean);
