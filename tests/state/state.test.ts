import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Database, Trouble } from '../../src/state/database.ts';
import { DatabaseError } from '../../src/state/database.ts';
import { createState, StateError } from '../../src/state/state.ts';
import { keepLog } from '../support/log.ts';
import { administer, emptyStore, openStore, TEST_DATABASE_URL } from '../support/state.ts';

const errors = (logged: readonly Record<string, unknown>[]) => logged.filter(({ level }) => Number(level) >= 50);

/** A store whose writes fail while there is trouble, as those of a full disk do. */
async function troubled() {
  const config = await emptyStore('SQLite');
  const real = await openStore(config);
  const now: { trouble: Trouble | undefined } = { trouble: undefined };
  const guard = (sql: string) => {
    if (now.trouble && !sql.startsWith('select')) throw new DatabaseError(now.trouble, 'database or disk is full');
  };
  const database: Database = {
    query: async (sql, values) => {
      guard(sql);
      return real.query(sql, values);
    },
    transaction: async (work) => {
      guard('begin');
      return real.transaction(work);
    },
    close: real.close,
  };
  const { log, logged } = keepLog();
  return { now, logged, state: createState(config, log, async () => database) };
}

test('nothing is opened and no file is made before something is asked of it', async () => {
  const config = await emptyStore('SQLite');
  const { log } = keepLog();
  const untouched = createState(config, log);
  await untouched.close();
  expect(existsSync(dirname(config.stateFile))).toBe(false);
  const state = createState(config, log);
  await state.probe();
  expect(existsSync(config.stateFile)).toBe(true);
  await state.close();
});

test('what is asked of it after the close is refused, and opens nothing again', async () => {
  const config = await emptyStore('SQLite');
  const state = createState(config, keepLog().log);
  await state.probe();
  await state.close();
  await rm(config.stateFile);
  await expect(state.now()).rejects.toThrow(/^That cannot be kept or read now: the bot is stopping\./);
  await expect(state.occurrences.advance()).rejects.toThrow(StateError);
  expect(existsSync(config.stateFile)).toBe(false);
});

test('a disk that is full is said once, lets reading go on, and is over when a write goes through', async () => {
  const { state, now, logged } = await troubled();
  await state.probe();
  now.trouble = 'full';
  for (let round = 0; round < 3; round += 1) {
    await expect(state.occurrences.purge()).rejects.toThrow(/the disk of .* is full; whoever runs the bot/);
    expect(await state.schedules.list(undefined)).toEqual([]);
    expect(state.fault()?.zh).toMatch(/磁盘已满/);
  }
  expect(errors(logged)).toHaveLength(1);
  now.trouble = undefined;
  expect(await state.schedules.list(undefined)).toEqual([]);
  expect(state.fault()).toBeUndefined();
  expect(logged.at(-1)).toMatchObject({ msg: 'the state store works again' });
  now.trouble = 'full';
  await expect(state.probe()).rejects.toThrow(/full/);
  expect(errors(logged)).toHaveLength(2);
  await state.close();
});

test('a question that cannot be noted is no fault of whoever asks', async () => {
  const { state, now } = await troubled();
  now.trouble = 'full';
  expect(() => state.unanswered.note('which hotel?', 'en', 'a')).not.toThrow();
  await state.close();
});

test('questions that could not be noted are noted when the store works again, as many as have room', async () => {
  const { state, now } = await troubled();
  const { unanswered } = state;
  now.trouble = 'full';
  unanswered.note('which hotel?', 'en', 'a');
  await expect(unanswered.flush()).rejects.toThrow(/full/);
  for (let index = 0; index < 1500; index += 1) unanswered.note(`question ${index}`, 'en', 'a');
  unanswered.note('Which hotel?', 'en', 'a');
  await expect(unanswered.flush()).rejects.toThrow(/full/);
  now.trouble = undefined;
  await unanswered.flush();
  expect(await unanswered.list(1, 0)).toMatchObject([{ text: 'which hotel?', count: 2 }]);
  expect(await unanswered.count()).toBe(1000);
  await state.close();
});

test('a store that failed is tried again for them without anybody asking anything', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { state, now } = await troubled();
    now.trouble = 'full';
    state.unanswered.note('which hotel?', 'en', 'a');
    await vi.advanceTimersByTimeAsync(2000);
    expect(state.fault()?.en).toMatch(/full/);
    now.trouble = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await state.unanswered.list(1, 0)).toMatchObject([{ text: 'which hotel?', count: 1 }]);
    await state.close();
  } finally {
    vi.useRealTimers();
  }
});

test('a damaged file is left alone, and a sound one in its place is taken up without a restart', async () => {
  const config = await emptyStore('SQLite');
  await mkdir(dirname(config.stateFile));
  await writeFile(config.stateFile, 'not a database '.repeat(500));
  const { log, logged } = keepLog();
  const state = createState(config, log);
  for (let round = 0; round < 2; round += 1) await expect(state.now()).rejects.toThrow(/damaged.*left as it is/);
  expect(errors(logged)).toHaveLength(1);
  expect(errors(logged)[0]?.msg).toMatch(/put a backup in its place, or move it away/);
  await rm(config.stateFile);
  expect(await state.now()).toBeGreaterThan(0);
  expect(state.fault()).toBeUndefined();
  await state.close();
});

describe.skipIf(!TEST_DATABASE_URL)('PostgreSQL', () => {
  test('that is gone for a while is said once, and used again when it is back', async () => {
    const config = await emptyStore('PostgreSQL');
    const schema = /search_path%3D(\w+)/.exec(config.databaseUrl ?? '')?.[1] ?? '';
    const role = `${schema}_role`;
    await administer(`create role ${role} login`);
    await administer(`grant all on schema ${schema} to ${role}`);
    const url = new URL(config.databaseUrl ?? '');
    url.username = role;
    url.password = '';
    const { log, logged } = keepLog();
    const state = createState({ ...config, databaseUrl: url.href }, log);
    await state.probe();
    await administer(`alter role ${role} nologin`);
    await administer(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    for (let round = 0; round < 3; round += 1) await expect(state.probe()).rejects.toThrow(/whoever runs/);
    expect(errors(logged).length).toBeLessThanOrEqual(2);
    await administer(`alter role ${role} login`);
    await state.probe();
    expect(state.fault()).toBeUndefined();
    expect(state.place).not.toContain(role);
    await state.close();
    await administer(`drop owned by ${role} cascade`);
    await administer(`drop role ${role}`);
  });
});

test('a database that does not answer is said, without its password', async () => {
  const databaseUrl = 'postgresql://u:secret@127.0.0.1:9/db';
  const { log, logged } = keepLog();
  const state = createState({ stateFile: '', databaseUrl, keepUnanswered: true }, log);
  await expect(state.now()).rejects.toThrow(/PostgreSQL 127\.0\.0\.1:9\/db does not answer/);
  expect(JSON.stringify(logged)).not.toContain('secret');
  await state.close();
});
