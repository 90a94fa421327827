import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { messageOf } from '../errors.ts';
import { type Database, DatabaseError, type Query, type Row, type Trouble, type Value } from './database.ts';
import { migrate } from './migrations.ts';

/** Calls are synchronous: how long the program may stand still for a lock another one holds. */
const BUSY_MS = 1000;
const NOW = "cast(unixepoch('subsec') * 1000 as integer)";

interface Statement {
  all(...values: readonly Value[]): Row[];
}
interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
type Driver = new (file: string) => Connection;

/** SQLite's own words for its result codes, which not every driver passes on [sqlite.org/rescode.html, sqlite3_errstr]. */
const WORDS: readonly (readonly [RegExp, Trouble])[] = [
  [/ is locked/, 'busy'],
  [/disk is full/, 'full'],
  [/readonly database/, 'read-only'],
  [/malformed|not a database/, 'corrupt'],
  [/unable to open/, 'unopened'],
  [/access permission denied|authorization denied/, 'denied'],
];
const SYSTEM: Readonly<Record<string, Trouble>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** The driver built into Node where it is out of its flag (22.13), else one with the same interface. */
function loadDriver(): Driver {
  const require = createRequire(import.meta.url);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const name = major > 22 || (major === 22 && minor >= 13) ? 'node:sqlite' : '@photostructure/sqlite';
  return (require(name) as { DatabaseSync: Driver }).DatabaseSync;
}

function faultOf(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  const system = 'code' in error && typeof error.code === 'string' ? SYSTEM[error.code] : undefined;
  const trouble = system ?? WORDS.find(([words]) => words.test(error.message))?.[1] ?? 'other';
  const reopen = trouble !== 'busy' && trouble !== 'full';
  return new DatabaseError(trouble, messageOf(error), reopen);
}

/** Node's own recursive way never ends where a file system lets nobody make folders (`/proc`, on Node 20). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder);
  }
}

function connect(file: string): Connection {
  makeFolder(dirname(resolve(file)));
  const connection = new (loadDriver())(file);
  try {
    connection.exec(`pragma busy_timeout = ${BUSY_MS}`);
    // Before anything is written: a damaged file is left as it is.
    const [check] = connection.prepare('pragma quick_check(1)').all();
    if (check?.quick_check !== 'ok') throw new DatabaseError('corrupt', String(check?.quick_check), true);
    connection.exec('pragma journal_mode = wal');
    // What was acknowledged outlives a power cut too.
    connection.exec('pragma synchronous = full');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens a file as a database with our tables in it; file and folder are made where they are missing.
 * @throws DatabaseError where that is not possible. A file that is damaged or something else is not touched.
 */
export async function openSqlite(file: string): Promise<Database> {
  let connection: Connection;
  try {
    connection = connect(file);
  } catch (error) {
    const fault = faultOf(error);
    throw fault instanceof DatabaseError && fault.trouble === 'other'
      ? new DatabaseError('unopened', fault.message, true)
      : fault;
  }
  const statements = new Map<string, Statement>();
  const run: Query = async (sql, values = []) => {
    try {
      const statement =
        statements.get(sql) ?? connection.prepare(sql.replaceAll('{now}', NOW).replace(/\$(\d+)/g, '?$1'));
      statements.set(sql, statement);
      return statement.all(...values);
    } catch (error) {
      throw faultOf(error);
    }
  };
  // One connection: what comes while a transaction is open waits for its end.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const database: Database = {
    query: (sql, values) => inTurn(() => run(sql, values)),
    transaction: (work) =>
      inTurn(async () => {
        // Not upgraded from a read lock later, which would fail instead of waiting.
        await run('begin immediate');
        try {
          const result = await work(run);
          await run('commit');
          return result;
        } catch (error) {
          // SQLite itself rolls some failures back; then there is nothing left to roll back.
          await run('rollback').catch(() => undefined);
          throw error;
        }
      }),
    close: () =>
      inTurn(async () => {
        statements.clear();
        connection.close();
      }),
  };
  try {
    await migrate(database, undefined);
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}
