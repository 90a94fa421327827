import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { readSaved } from '../src/saved-desk.ts';
import { corpusFolder } from './support/corpus-folder.ts';

const BUILT = new URL('../dist/saved-desk.bin', import.meta.url);

async function readAs(content: Uint8Array) {
  const file = join(await corpusFolder({}), 'saved-desk.bin');
  await writeFile(file, content);
  return readSaved(pathToFileURL(file));
}

test('what the build has saved can be used', async () => {
  const saved = await readAs(await readFile(BUILT));
  expect(saved?.digest).toMatch(/^[\da-f]{64}$/);
  expect(Object.keys(saved?.values ?? {})).toContain('lexicon.yaml');
});

test('what another version has saved, or something else, or half of it, is not used', async () => {
  const bytes = await readFile(BUILT);
  const saved: Readonly<Record<string, unknown>> = deserialize(bytes);
  for (const version of [Number(saved.version) + 1, undefined]) {
    expect(await readAs(serialize({ ...saved, version }))).toBeUndefined();
  }
  for (const other of [null, 'text', 7, []]) expect(await readAs(serialize(other))).toBeUndefined();
  expect(await readAs(bytes.subarray(0, bytes.length / 2))).toBeUndefined();
  expect(await readSaved(new URL('./nowhere.bin', BUILT))).toBeUndefined();
});
