import { z } from 'zod';
import { fold, type Language } from '../text.ts';
import type { Database, Row } from './database.ts';

/** How long a question is kept after it was asked last. */
export const KEPT_DAYS = 90;
const KEPT_MS = KEPT_DAYS * 24 * 60 * 60_000;
/** More different questions than an editor reads; beyond it those asked least and longest ago go. */
const MOST = 10_000;
/** Notes that wait to be written; beyond it a database that does not answer would fill the memory. */
const MOST_WAITING = 1000;
const FLUSH_MS = 1000;
/** How long notes wait that could not be written. */
const RETRY_MS = 30_000;
const BATCH = 200;

/** Something people asked that the documents do not say. Nothing tells who asked, or in which channel. */
export interface Unanswered {
  /** Folded, so that the same question is counted once. */
  readonly text: string;
  readonly language: Language;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Whether the corpus it was asked of last does answer it. */
  readonly answered: boolean;
}

export interface UnansweredLog {
  /**
   * Counts a question, now or a moment later: it neither waits nor fails.
   * @param guildId the server it was asked in, where it was asked in one.
   */
  readonly note: (question: string, language: Language, corpus: string, guildId?: string) => void;
  /** Writes what was noted and not yet written; where that fails, it is kept for another time. */
  readonly flush: () => Promise<void>;
  /**
   * Those still unanswered first, then those asked most.
   * @param guildId only those asked in this server; without it all, a question of several servers once.
   */
  readonly list: (limit: number, offset: number, guildId?: string) => Promise<readonly Unanswered[]>;
  /** @param guildId as for `list`. */
  readonly count: (guildId?: string) => Promise<number>;
  /** Asks everything again that was last asked of another corpus. @returns how many have an answer now. */
  readonly askAgain: (corpus: string, isAnswered: (question: string) => boolean) => Promise<number>;
  /** Forgets what was last asked more than 90 days ago. */
  readonly purge: () => Promise<void>;
}

const rowSchema = z
  .object({
    text: z.string(),
    language: z.enum(['en', 'zh']),
    count: z.number(),
    first_at: z.number(),
    last_at: z.number(),
    answered: z.number(),
  })
  .transform(({ first_at, last_at, answered, ...same }) => {
    return { ...same, firstAt: first_at, lastAt: last_at, answered: answered === 1 };
  });

interface Note {
  /** '' for none. */
  readonly guildId: string;
  readonly text: string;
  readonly language: Language;
  readonly corpus: string;
  count: number;
}

type Use = <T>(work: (database: Database) => Promise<T>) => Promise<T>;

async function write(use: Use, notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  await use(({ transaction }) =>
    transaction(async (query) => {
      for (const { guildId, text, language, corpus, count } of notes) {
        await query(
          `insert into unanswered (guild_id, language, text, count, first_at, last_at, corpus, answered)
           values ($5, $1, $2, $3, {now}, {now}, $4, 0)
           on conflict (guild_id, language, text) do update
           set count = unanswered.count + $3, last_at = {now}, corpus = $4, answered = 0`,
          [language, text, count, corpus, guildId],
        );
      }
    }),
  );
}

/** Lets answers go first between questions that are asked again. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

async function askAgain(use: Use, corpus: string, isAnswered: (question: string) => boolean): Promise<number> {
  let answered = 0;
  for (;;) {
    const rows = await use(({ query }) =>
      query('select distinct language, text from unanswered where corpus <> $1 limit $2', [corpus, BATCH]),
    );
    if (rows.length === 0) return answered;
    const marks: (readonly [row: Row, answered: number])[] = [];
    for (const row of rows) {
      await breath();
      const now = isAnswered(String(row.text)) ? 1 : 0;
      answered += now;
      marks.push([row, now]);
    }
    await use(({ transaction }) =>
      transaction(async (query) => {
        for (const [row, now] of marks) {
          await query('update unanswered set corpus = $3, answered = $4 where language = $1 and text = $2', [
            ...[row.language ?? null, row.text ?? null, corpus, now],
          ]);
        }
      }),
    );
  }
}

/**
 * The log of questions without an answer.
 * @param kept whether any is kept.
 */
export function createUnanswered(use: Use, kept: boolean): UnansweredLog {
  const waiting = new Map<string, Note>();
  let timer: NodeJS.Timeout | undefined;
  const keep = (note: Note) => {
    const key = `${note.guildId} ${note.language} ${note.text}`;
    const same = waiting.get(key);
    if (same) same.count += note.count;
    else if (waiting.size < MOST_WAITING) waiting.set(key, note);
  };
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const notes = [...waiting.values()];
    waiting.clear();
    try {
      await write(use, notes);
    } catch (error) {
      for (const note of notes) keep(note);
      flushIn(RETRY_MS);
      throw error;
    }
  };
  // A database that does not work has been written down by whoever gave it.
  const flushIn = (ms: number) => {
    timer ??= setTimeout(() => flush().catch(() => undefined), ms).unref();
  };
  return {
    note(question, language, corpus, guildId = '') {
      const text = fold(question);
      if (!kept || text === '') return;
      keep({ guildId, text, language, corpus, count: 1 });
      flushIn(FLUSH_MS);
    },
    flush,
    list: (limit, offset, guildId) =>
      use(async ({ query }) => {
        const rows = await query(
          `select text, language, cast(sum(count) as bigint) as count, min(first_at) as first_at,
             max(last_at) as last_at, min(answered) as answered
           from unanswered ${guildId === undefined ? '' : 'where guild_id = $3'} group by language, text
           order by answered, count desc, last_at desc, text limit $1 offset $2`,
          guildId === undefined ? [limit, offset] : [limit, offset, guildId],
        );
        return rows.map((row) => rowSchema.parse(row));
      }),
    count: (guildId) =>
      use(async ({ query }) => {
        const [row] = await query(
          `select count(*) as count from (
             select distinct language, text from unanswered ${guildId === undefined ? '' : 'where guild_id = $1'}
           ) as question`,
          guildId === undefined ? [] : [guildId],
        );
        return Number(row?.count ?? 0);
      }),
    askAgain: (corpus, isAnswered) => askAgain(use, corpus, isAnswered),
    purge: () =>
      use(async ({ query }) => {
        await query('delete from unanswered where last_at < {now} - $1', [KEPT_MS]);
        await query(
          `delete from unanswered where (guild_id, language, text) in (
             select guild_id, language, text from unanswered order by count desc, last_at desc limit $2 offset $1)`,
          [MOST, MOST],
        );
      }),
  };
}
