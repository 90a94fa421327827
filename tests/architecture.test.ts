import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../src/commands/kit/registry.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const LEAVES = ['text', 'errors', 'log', 'config', 'remember'];
/** Wiring: may import anything. */
const WIRING = ['main', 'save', 'saved-desk', 'serve', 'reload', 'desk-worker'];
/** From left to right: a room imports from itself and from rooms to its left. */
const ORDER = ['corpus', 'search', 'answer', 'briefing', 'state', 'commands'];
/** They stand side by side at the right end. */
const FRONT_DOORS = ['discord', 'console', 'cli', 'quality'];
/** state/ is used by commands and front doors only, which its place in the order says; it needs no front door. */
const ALLOWED = new Map<string, readonly string[]>([
  ...LEAVES.map((leaf) => [leaf, LEAVES] as const),
  ...ORDER.map((room, index) => [room, [...LEAVES, ...ORDER.slice(0, index + 1)]] as const),
  ...FRONT_DOORS.map((door) => [door, [...LEAVES, ...ORDER, door]] as const),
]);
/** `cli ask` prints what the console prints. */
const EXCEPTIONS = new Map([['cli', ['console/render.ts']]]);

const MOST_LINES = 250;
/** Files over the limit, each with its reason: `['search/x.ts', 'a table that is read as one']`. */
const LONG_FILES = new Map<string, string>([]);

interface SourceFile {
  readonly path: string;
  /** The folder of src it is in; of a file in src itself, its name. */
  readonly room: string;
  readonly code: string;
  /** Files of src it imports. */
  readonly inside: readonly string[];
  /** Packages it imports. */
  readonly packages: readonly string[];
}

function readSource(path: string): SourceFile {
  const code = readFileSync(join(SRC, path), 'utf8');
  const imported = [...code.matchAll(/(?:\bfrom\s+|^import\s+|\bimport\(\s*)'([^']+)'/gm)].flatMap(
    ([, name]) => name ?? [],
  );
  const here = (name: string) => relative(SRC, join(SRC, dirname(path), name)).replaceAll('\\', '/');
  return {
    path,
    room: path.replace(/(?:\/.*|\.ts)$/, ''),
    code,
    inside: imported.filter((name) => name.startsWith('.')).map(here),
    packages: imported.filter((name) => !name.startsWith('.')),
  };
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readSource(path.replaceAll('\\', '/')))
  .sort((a, b) => a.path.localeCompare(b.path));

const roomOf = (path: string) => path.replace(/(?:\/.*|\.ts)$/, '');
const pathsWhere = (test: (file: SourceFile) => boolean) => files.filter(test).map(({ path }) => path);
const importersOf = (name: string) =>
  pathsWhere(({ packages }) => packages.some((found) => found === name || found.startsWith(`${name}/`)));

test('the imports are found', () => {
  expect(files.length).toBeGreaterThan(50);
  const serve = files.find(({ path }) => path === 'serve.ts');
  expect(serve?.inside).toEqual(expect.arrayContaining(['errors.ts', 'console/console.ts', 'discord/start.ts']));
});

test('every file of src stands in a room of the plan, is a leaf, or is wiring', () => {
  const known = [...ALLOWED.keys(), ...WIRING];
  expect(pathsWhere(({ room }) => !known.includes(room))).toEqual([]);
});

test('rooms import from their own room, from rooms to their left, and from leaves', () => {
  const wrong = files
    .filter(({ room }) => !WIRING.includes(room))
    .flatMap(({ path, room, inside }) =>
      inside
        .filter((target) => !(ALLOWED.get(room) ?? []).includes(roomOf(target)))
        .filter((target) => !(EXCEPTIONS.get(room) ?? []).includes(target))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('no file imports itself by way of others, types apart', () => {
  const values = new Map(
    files.map(({ path, code }) => {
      const bare = code.replace(/^(?:import|export) type [^;]*;$/gm, '');
      const names = [...bare.matchAll(/\bfrom\s+'(\.[^']+)'/g)].flatMap(([, name]) => name ?? []);
      return [path, names.map((name) => join(dirname(path), name).replaceAll('\\', '/'))];
    }),
  );
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of values.get(from) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      reach(next, seen);
    }
    return seen;
  };
  expect([...values.keys()].filter((path) => reach(path, new Set()).has(path))).toEqual([]);
});

describe('what is imported in one room only', () => {
  test.each([
    ['discord.js', 'discord'],
    ['minisearch', 'search'],
    ['commander', 'cli'],
    ['@napi-rs/canvas', 'briefing'],
  ])('%s in src/%s', (name, room) => {
    const importers = importersOf(name);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((path) => roomOf(path) !== room)).toEqual([]);
  });
});

test('the environment is read in main.ts only', () => {
  expect(pathsWhere(({ code }) => /process\.env|\benv\b[^;\n]*from 'node:process'/.test(code))).toEqual(['main.ts']);
});

test('one file of src/commands is one command', async () => {
  const commandFiles = files.filter(({ path }) => /^commands\/[^/]+$/.test(path));
  expect(await loadCommands()).toHaveLength(commandFiles.length);
  for (const { path, code } of commandFiles) {
    expect([path, code.match(/defineCommand\(/g)?.length]).toEqual([path, 1]);
    expect(code).toContain('export default defineCommand(');
  }
  const names = (await loadCommands()).map(({ name }) => `commands/${name.en}.ts`);
  expect(names.sort()).toEqual(commandFiles.map(({ path }) => path).sort());
});

test(`no file of src has more than ${MOST_LINES} lines, but for those listed with a reason`, () => {
  const long = pathsWhere(({ code }) => code.trimEnd().split('\n').length > MOST_LINES);
  expect(long).toEqual([...LONG_FILES.keys()].sort());
});

test('src has no any, no non-null assertion by lint suppression, and no console.log', () => {
  // The pattern names what it looks for: the one place where these words may stand.
  expect(pathsWhere(({ code }) => /\bas any\b|: any\b|biome-ignore|@ts-(?:ignore|expect-error)/.test(code))).toEqual(
    [],
  );
  expect(pathsWhere(({ code }) => /\bconsole\.(?:log|error|warn|info)\(/.test(code))).toEqual([]);
});
