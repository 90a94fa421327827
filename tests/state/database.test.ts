import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/state/migrations.ts';
import { openSqlite } from '../../src/state/sqlite.ts';
import type { StateConfig } from '../../src/state/state.ts';
import { BACKENDS, emptyStore, openStore, testFolder } from '../support/state.ts';

const STATE = new URL('../../dist/state/state.js', import.meta.url).href;

/** Opens a store in a program of its own. @returns its exit code. */
function openElsewhere(config: StateConfig): Promise<number | null> {
  const script = `import { createState } from ${JSON.stringify(STATE)};
    const state = createState(${JSON.stringify(config)}, { error(what) { console.error(what); }, debug() {} });
    await state.probe();
    await state.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => child.once('close', resolve));
}

describe.each(BACKENDS)('on $backend', ({ backend, skip }) => {
  describe.skipIf(skip)('the database', () => {
    test('gives numbers as numbers, keeps text and null, and tells the time in milliseconds', async () => {
      const { query } = await openStore(await emptyStore(backend));
      await query('create table thing (a bigint, b text)');
      await query('insert into thing (b, a) values ($2, $1)', [1_764_000_000_123, "it's 您好 $1 ?"]);
      await query('insert into thing (a, b) values ($1, $2)', [null, null]);
      expect((await query('select * from thing order by b is null')).map((row) => ({ ...row }))).toEqual([
        { a: 1_764_000_000_123, b: "it's 您好 $1 ?" },
        { a: null, b: null },
      ]);
      const [row] = await query('select {now} as now');
      expect(Math.abs(Number(row?.now) - Date.now())).toBeLessThan(60_000);
      expect(Number(row?.now) % 1).toBe(0);
    });

    test('does a transaction as a whole or not at all, and works on afterwards', async () => {
      const { query, transaction } = await openStore(await emptyStore(backend));
      await query('create table thing (a bigint primary key)');
      const failing = transaction(async (step) => {
        await step('insert into thing (a) values (1)');
        throw new TypeError('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      const twice = transaction(async (step) => {
        await step('insert into thing (a) values (2)');
        await step('insert into thing (a) values (2)');
      });
      await expect(twice).rejects.toMatchObject({ name: 'DatabaseError' });
      expect(await query('select * from thing')).toEqual([]);
      expect(await transaction((step) => step('insert into thing (a) values (3) returning a'))).toHaveLength(1);
    });

    test('keeps what comes while a transaction is open out of it', async () => {
      const { query, transaction } = await openStore(await emptyStore(backend));
      await query('create table thing (a bigint primary key)');
      const undone = transaction(async (step) => {
        await step('insert into thing (a) values (1)');
        await new Promise((resolve) => setImmediate(resolve));
        throw new TypeError('stop');
      });
      const done = query('insert into thing (a) values (2)');
      await expect(undone).rejects.toThrow('stop');
      await done;
      expect((await query('select a from thing')).map(({ a }) => a)).toEqual([2]);
    });

    test('is made by several programs at once without one of them failing', async () => {
      const config = await emptyStore(backend);
      const programs = Array.from({ length: 4 }, () => openElsewhere(config));
      expect(await Promise.all(programs)).toEqual([0, 0, 0, 0]);
      const { query } = await openStore(config);
      const versions = (await query('select version from migration order by version')).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      expect(await query('select * from schedule')).toEqual([]);
    });

    test('is brought up to date without losing what it holds, and not by an older program', async () => {
      const config = await emptyStore(backend);
      const database = await openStore(config);
      await database.query(
        "insert into unanswered (language, text, count, first_at, last_at, corpus, answered) values ('en', 'x', 1, 2, 3, '', 0)",
      );
      const [present] = await database.query('select max(version) as version from migration');
      const done = Array.from({ length: Number(present?.version) }, () => []);
      const later = [...done, ['alter table unanswered add column note text'], ["update unanswered set note = 'new'"]];
      await migrate(database, undefined, later);
      await migrate(database, undefined, later);
      const rows = await database.query('select text, note from unanswered');
      expect(rows.map((row) => ({ ...row }))).toEqual([{ text: 'x', note: 'new' }]);
      await expect(openStore(config)).rejects.toMatchObject({ name: 'DatabaseError', trouble: 'newer' });
    });

    test('of the first version is brought up to date: what was asked then is of no known server', async () => {
      const config = await emptyStore(backend);
      const first = await openStore(config);
      for (const table of ['migration', 'schedule', 'occurrence', 'unanswered'])
        await first.query(`drop table ${table}`);
      await migrate(first, undefined, MIGRATIONS.slice(0, 1));
      await first.query(
        "insert into unanswered (language, text, count, first_at, last_at, corpus, answered) values ('en', 'x', 2, 3, 4, 'a', 1)",
      );
      await first.close();
      const { query } = await openStore(config);
      expect((await query('select * from unanswered')).map((row) => ({ ...row }))).toEqual([
        { guild_id: '', language: 'en', text: 'x', count: 2, first_at: 3, last_at: 4, corpus: 'a', answered: 1 },
      ]);
    });

    test('says where a statement is wrong instead of ending the program', async () => {
      const { query } = await openStore(await emptyStore(backend));
      await expect(query('select * from nowhere')).rejects.toMatchObject({ trouble: 'other' });
      expect(await query('select 1 as a')).toHaveLength(1);
    });
  });
});

describe('a file that is no state file', () => {
  test.each([
    ['a text', Buffer.from('these are my notes, not a database\n'.repeat(200))],
    ['a database whose pages are damaged', undefined],
  ])('%s is left as it is, byte for byte', async (_, content) => {
    const file = join(await testFolder(), 'state.sqlite');
    if (content) await writeFile(file, content);
    else {
      const database = await openSqlite(file);
      for (let index = 0; index < 200; index += 1) {
        await database.query(
          "insert into unanswered (language, text, count, first_at, last_at, corpus, answered) values ('en', $1, 1, 2, 3, '', 0)",
          [`question ${index} ${'x'.repeat(200)}`],
        );
      }
      await database.query('pragma wal_checkpoint(truncate)');
      await database.close();
      const bytes = await readFile(file);
      await rm(file);
      await rm(`${file}-wal`, { force: true });
      await rm(`${file}-shm`, { force: true });
      bytes.fill(0x5a, 4096, Math.floor(bytes.length / 2));
      await writeFile(file, bytes);
    }
    const before = await readFile(file);
    await expect(openSqlite(file)).rejects.toMatchObject({ name: 'DatabaseError', trouble: 'corrupt', reopen: true });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test('a folder in its place and a file as its folder are told apart from damage', async () => {
    const folder = await testFolder();
    await expect(openSqlite(folder)).rejects.toMatchObject({ trouble: 'unopened' });
    await writeFile(join(folder, 'file'), '');
    await expect(openSqlite(join(folder, 'file', 'state.sqlite'))).rejects.toMatchObject({ trouble: 'unopened' });
    await expect(openSqlite(join(folder, 'file', 'deep', 'x'))).rejects.toMatchObject({ name: 'DatabaseError' });
    await expect(openSqlite('/proc/nowhere/state.sqlite')).rejects.toMatchObject({ name: 'DatabaseError' });
  });
});

test('a database that cannot be reached is given up soon', async () => {
  const started = performance.now();
  const config = { stateFile: '', databaseUrl: 'postgresql://u:secret@127.0.0.1:9/db', keepUnanswered: true };
  const error = await openStore(config).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'DatabaseError', trouble: 'unreachable' });
  expect(String(error)).not.toContain('secret');
  expect(performance.now() - started).toBeLessThan(20_000);
});
