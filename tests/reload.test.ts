import { expect, test } from 'vitest';
import type { Desk } from '../src/answer/desk.ts';
import { CorpusError } from '../src/errors.ts';
import { createReload } from '../src/reload.ts';
import { keepLog } from './support/log.ts';
import { smallDesk } from './support/small-desk.ts';

interface Reading {
  readonly finish: (desk: Desk) => void;
  readonly fail: (error: Error) => void;
}

/** A reload whose readings the test ends. */
function scene() {
  const readings: Reading[] = [];
  const swapped: Desk[] = [];
  const build = () => new Promise<Desk>((finish, fail) => readings.push({ finish, fail }));
  const { log, logged } = keepLog();
  const reload = createReload(build, (desk) => swapped.push(desk), log);
  return { reload, readings, swapped, logged };
}

test('asked for during a reading, however often, the corpus is read once more after it', async () => {
  const { reload, readings, swapped } = scene();
  const [old, fresh] = [await smallDesk(), await smallDesk()];
  reload();
  reload();
  reload();
  expect(readings).toHaveLength(1);
  readings[0]?.finish(old);
  await expect.poll(() => readings.length).toBe(2);
  expect(swapped).toEqual([old]);
  readings[1]?.finish(fresh);
  await expect.poll(() => swapped.at(-1)).toBe(fresh);
  expect(readings).toHaveLength(2);
});

test('a faulty corpus is told, changes nothing, and is no hindrance to the next reading', async () => {
  const { reload, readings, swapped, logged } = scene();
  reload();
  readings[0]?.fail(new CorpusError([{ file: 'corpus/a.txt', line: 1, message: 'is empty' }]));
  await expect
    .poll(() => logged.at(-1)?.msg)
    .toBe('corpus not reloaded, the old one keeps serving: corpus/a.txt:1: is empty');
  expect(swapped).toEqual([]);
  reload();
  const desk = await smallDesk();
  readings[1]?.finish(desk);
  await expect.poll(() => swapped).toEqual([desk]);
});
