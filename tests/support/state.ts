import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach } from 'vitest';
import type { Database } from '../../src/state/database.ts';
import { openPostgres } from '../../src/state/postgres.ts';
import { openSqlite } from '../../src/state/sqlite.ts';
import { createState, type State, type StateConfig } from '../../src/state/state.ts';
import { keepLog } from './log.ts';

/** A PostgreSQL to test on, which `.ci/run` starts; without it those tests are skipped, and said to be. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL;

/** The databases the state store runs on, and whether this one can be tested here. */
export const BACKENDS = [
  { backend: 'SQLite', skip: false },
  { backend: 'PostgreSQL', skip: !TEST_DATABASE_URL },
] as const;

export type Backend = (typeof BACKENDS)[number]['backend'];

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs one statement as whoever owns the test database. */
export async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A folder that lives as long as the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'visit-desk-state-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Where a new, empty store is; it lives as long as the test. */
export async function emptyStore(backend: Backend): Promise<StateConfig> {
  const stateFile = join(await testFolder(), 'deep', 'state.sqlite');
  if (backend === 'SQLite') return { stateFile, databaseUrl: undefined, keepUnanswered: true };
  const schema = `test_${randomBytes(6).toString('hex')}`;
  await administer(`create schema ${schema}`);
  cleanups.push(() => administer(`drop schema ${schema} cascade`));
  const url = new URL(TEST_DATABASE_URL ?? '');
  url.searchParams.set('options', `-csearch_path=${schema}`);
  return { stateFile, databaseUrl: url.href, keepUnanswered: true };
}

/** Opens a store as a database; it is closed after the test. */
export async function openStore({ stateFile, databaseUrl }: StateConfig): Promise<Database> {
  const database = await (databaseUrl ? openPostgres(databaseUrl, () => undefined) : openSqlite(stateFile));
  cleanups.push(() => database.close().catch(() => undefined));
  return database;
}

export interface TestState {
  readonly state: State;
  readonly config: StateConfig;
  /** A second look into the same store. */
  readonly database: Database;
  readonly logged: Record<string, unknown>[];
}

/**
 * A state store of a test, and a second look into it.
 * @param stateFile what the state store is to find in its place.
 */
export async function testState(
  backend: Backend = 'SQLite',
  changes: Partial<StateConfig> = {},
  stateFile?: string,
): Promise<TestState> {
  const config = { ...(await emptyStore(backend)), ...changes };
  const database = await openStore(config);
  const { log, logged } = keepLog();
  const state = createState(stateFile ? { ...config, stateFile } : config, log);
  cleanups.push(() => state.close());
  return { state, config, database, logged };
}
