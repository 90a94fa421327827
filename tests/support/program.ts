import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

/** What people run, built before the suite. */
const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Standard input; nothing by default. */
  readonly input?: string | Buffer;
  /** The environment besides PATH: that of whoever runs the suite is left out. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another `main.js` than the one of the project. */
  readonly program?: string | undefined;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it printed so far. */
  readonly printed: { stdout: string; stderr: string };
  /** Resolves when it has ended. */
  readonly ended: Promise<Outcome>;
}

const folders: string[] = [];
const running = new Set<ChildProcessWithoutNullStreams>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder with these files, removed after the tests of the file. */
export function temporaryFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'visit-desk-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

let nowhere: string | undefined;

/**
 * Starts `node dist/main.js` in a folder of its own, with nothing of whoever runs the suite: neither their `.env` nor
 * their state.
 */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, program = PROGRAM): Running {
  nowhere ??= temporaryFolder({ 'no.env': '' });
  const own = { ENV_FILE: join(nowhere, 'no.env'), STATE_FILE: join(nowhere, 'state.sqlite') };
  const child = spawn(process.execPath, [program, ...args], {
    cwd: nowhere,
    env: { ...(process.env.PATH ? { PATH: process.env.PATH } : {}), ...own, ...env },
  });
  running.add(child);
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  // A program that ends before it has read its input is no fault of the test.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, ...printed });
    });
  });
  return { child, printed, ended };
}

/** Runs `node dist/main.js` to its end. */
export function run(args: readonly string[], { input = '', env = {}, program }: RunOptions = {}): Promise<Outcome> {
  const { child, ended } = start(args, env, program);
  child.stdin.end(input);
  return ended;
}

/** The JSON lines of a program that did what it was asked and complained of nothing. */
export function jsonLines({ code, stdout, stderr }: Outcome): unknown[] {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

/** Expects a refusal: nothing on standard output, one line on standard error, which is returned. */
export function refusal({ code, stdout, stderr }: Outcome, expected: 1 | 2): string {
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).not.toMatch(/^\s*at |Error:/m);
  return stderr.trimEnd();
}
