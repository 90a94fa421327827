import { type Database, DatabaseError } from './database.ts';

/**
 * What brings the tables from each version to the next; a migration that was released is never changed. Times are
 * milliseconds since 1970.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table schedule (
      id text primary key,
      guild_id text not null,
      code text not null,
      channel_id text not null,
      content text not null,
      document text,
      topic text,
      locale text not null,
      cron text,
      run_at bigint,
      time_zone text not null,
      catch_up text not null,
      status text not null,
      reason text,
      position bigint not null,
      next_at bigint,
      version bigint not null,
      created_at bigint not null,
      unique (guild_id, code)
    )`,
    'create index schedule_due on schedule (next_at)',
    `create table occurrence (
      schedule_id text not null,
      due_at bigint not null,
      state text not null,
      lease_until bigint not null,
      attempts bigint not null,
      message_id text,
      error text,
      primary key (schedule_id, due_at)
    )`,
    'create index occurrence_open on occurrence (state, lease_until)',
    `create table unanswered (
      language text not null,
      text text not null,
      count bigint not null,
      first_at bigint not null,
      last_at bigint not null,
      corpus text not null,
      answered bigint not null,
      primary key (language, text)
    )`,
  ],
  // When a run that could not be posted is tried again; null while a process has it, or none has had it yet.
  ['alter table occurrence add column retry_at bigint'],
  // Questions know their server, '' where that is none, or from before it was kept. No database changes a primary key
  // in the same words as another, so the rows move to a new table.
  [
    'alter table unanswered rename to unanswered_before',
    `create table unanswered (
      guild_id text not null default '',
      language text not null,
      text text not null,
      count bigint not null,
      first_at bigint not null,
      last_at bigint not null,
      corpus text not null,
      answered bigint not null,
      primary key (guild_id, language, text)
    )`,
    `insert into unanswered (language, text, count, first_at, last_at, corpus, answered)
     select language, text, count, first_at, last_at, corpus, answered from unanswered_before`,
    'drop table unanswered_before',
  ],
];

/**
 * Brings the tables up to date, as a whole or not at all; several programs may do so at once.
 * @param lock a statement that keeps others from doing so at the same time, where a transaction alone does not.
 * @param migrations for tests.
 * @throws DatabaseError where a newer version of the program has been here.
 */
export async function migrate(
  database: Database,
  lock: string | undefined,
  migrations: readonly (readonly string[])[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async (query) => {
    if (lock !== undefined) await query(lock);
    await query(
      'create table if not exists migration (version bigint primary key, applied_at bigint not null, used_at bigint not null)',
    );
    const [row] = await query('select max(version) as version from migration');
    const version = Number(row?.version ?? 0);
    if (version > migrations.length) throw new DatabaseError('newer', `version ${version}`, true);
    for (const [index, statements] of migrations.entries()) {
      if (index < version) continue;
      for (const statement of statements) await query(statement);
      await query('insert into migration (version, applied_at, used_at) values ($1, {now}, {now})', [index + 1]);
    }
  });
  await probe(database);
}

/**
 * Writes something that changes nothing.
 * @throws DatabaseError where the database does not take it.
 */
export async function probe(database: Database): Promise<void> {
  await database.query('update migration set used_at = {now} where version = 1');
}
