import pg from 'pg';
import { messageOf } from '../errors.ts';
import { type Database, DatabaseError, type Query, type Row, type Trouble, type Value } from './database.ts';
import { migrate } from './migrations.ts';

/** A command must answer within 3 s, so a database that does not is given up before. */
const CONNECT_MS = 1000;
const QUERY_MS = 1500;
const CONNECTIONS = 5;
const BIGINT = 20;
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
/** Any number no other program is likely to lock. */
const LOCK = 'select pg_advisory_xact_lock(862509417)';

/** SQLSTATE classes and codes [PostgreSQL, Appendix A]. */
function troubleOf(code: string): Trouble | undefined {
  if (code === '53100') return 'full';
  if (code === '25006') return 'read-only';
  if (code === '42501' || code.startsWith('28')) return 'denied';
  if (code === '3D000' || code === '3F000') return 'unopened';
  if (code === '40001' || code === '40P01' || code === '55P03' || code === '53300') return 'busy';
  if (code.startsWith('XX')) return 'corrupt';
  return /^(?:08|57P)/.test(code) ? 'unreachable' : undefined;
}

function faultOf(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && 'severity' in error;
  // What has no SQLSTATE did not come from the database: the connection broke, or it took too long.
  const trouble = isState ? (troubleOf(code) ?? 'other') : 'unreachable';
  return new DatabaseError(trouble, messageOf(error) || (code ?? 'no reason given'));
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null;
}

async function run(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  values: readonly Value[] = [],
): Promise<readonly Row[]> {
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql.replaceAll('{now}', NOW), [...values]);
    return rows.filter(isRow);
  } catch (error) {
    throw faultOf(error);
  }
}

function createPool(url: string, trouble: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    application_name: 'visit-desk',
    types: {
      // Numbers of ours are times and counts, far below 2^53.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format),
    },
  });
  // Without a listener, a connection that breaks while nobody uses it ends the process.
  pool.on('error', trouble);
  return pool;
}

/**
 * Opens a PostgreSQL database with our tables in it.
 * @param url `postgresql://user:password@host/database`.
 * @param trouble told when a connection breaks while nobody uses it; the next use opens another.
 * @throws DatabaseError where it cannot be used.
 */
export async function openPostgres(url: string, trouble: (error: Error) => void): Promise<Database> {
  const pool = createPool(url, trouble);
  const transaction: Database['transaction'] = async (work) => {
    const client = await pool.connect().catch((error: unknown) => {
      throw faultOf(error);
    });
    let broken = true;
    try {
      const query: Query = (sql, values) => run(client, sql, values);
      await query('begin');
      try {
        const result = await work(query);
        await query('commit');
        broken = false;
        return result;
      } catch (error) {
        await query('rollback').then(
          () => (broken = false),
          () => undefined,
        );
        throw error;
      }
    } finally {
      // A connection in an unknown state must not be used again.
      client.release(broken);
    }
  };
  const database: Database = { query: (sql, values) => run(pool, sql, values), transaction, close: () => pool.end() };
  try {
    await migrate(database, LOCK);
    return database;
  } catch (error) {
    await pool.end();
    throw error;
  }
}
