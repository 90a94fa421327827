import type { Localized } from '../text.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * Runs one statement. Its text is the same for every database: `$1` … are values, `{now}` is the database's own clock
 * in milliseconds since 1970.
 * @throws DatabaseError where the database cannot do it.
 */
export type Query = (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;

/** The little that is asked of a database, so that another one can take its place. */
export interface Database {
  readonly query: Query;
  /** Runs the work as a whole or, where it throws, not at all. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** What keeps a database from working, as far as someone can do something about it. */
export type Trouble =
  | 'full'
  | 'read-only'
  | 'denied'
  | 'corrupt'
  | 'newer'
  | 'unreachable'
  | 'busy'
  | 'unopened'
  | 'other';

/** A database that does not work at the moment. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly trouble: Trouble;
  /** Whether only opening it anew can help. */
  readonly reopen: boolean;

  constructor(trouble: Trouble, message: string, reopen = false) {
    super(message);
    this.trouble = trouble;
    this.reopen = reopen;
  }
}

const TEXTS: Readonly<Record<Trouble, (place: string, detail: string) => Localized>> = {
  full: (place) => ({
    en: `the disk of ${place} is full; whoever runs the bot must make room`,
    zh: `${place} 所在的磁盘已满，请机器人的运行者腾出空间`,
  }),
  'read-only': (place) => ({
    en: `${place} can be read only; whoever runs the bot must let it write there`,
    zh: `${place} 是只读的，请机器人的运行者允许写入`,
  }),
  denied: (place) => ({
    en: `the bot is not allowed to use ${place}; whoever runs it must grant access`,
    zh: `机器人无权使用 ${place}，请其运行者授予权限`,
  }),
  corrupt: (place) => ({
    en: `${place} is damaged or is no state file, and is left as it is; whoever runs the bot must put a backup in its place, or move it away to begin anew`,
    zh: `${place} 已损坏或不是状态文件，现保持原样；请机器人的运行者换上备份，或移走该文件以重新开始`,
  }),
  newer: (place) => ({
    en: `${place} was written by a newer version of the bot; whoever runs it must use that version`,
    zh: `${place} 由更新版本的机器人写入，请其运行者改用该版本`,
  }),
  unreachable: (place) => ({
    en: `${place} does not answer; whoever runs the bot must see that it runs and can be reached`,
    zh: `${place} 没有响应，请机器人的运行者确认其正在运行且可以连接`,
  }),
  busy: (place) => ({
    en: `${place} is held by another program; try again in a moment`,
    zh: `${place} 正被其他程序占用，请稍后再试`,
  }),
  unopened: (place, detail) => ({
    en: `${place} cannot be opened (${detail}); whoever runs the bot must name a file it can write, or a database it can use`,
    zh: `${place} 无法打开（${detail}），请机器人的运行者指定可写的文件或可用的数据库`,
  }),
  other: (place, detail) => ({
    en: `${place} does not work (${detail}); whoever runs the bot must look at it`,
    zh: `${place} 工作不正常（${detail}），请机器人的运行者检查`,
  }),
};

/**
 * @param place the file, or host and database, without a password.
 * @returns what is wrong, and who can mend it.
 */
export function troubleText({ trouble, message }: DatabaseError, place: string): Localized {
  return TEXTS[trouble](place, message.split('\n', 1).join());
}
