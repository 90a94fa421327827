import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { refusal, run, temporaryFolder } from '../support/program.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A clone with a document and an `.env` of its own, as a newcomer has it; the program is started from elsewhere. */
function clone(env: string): { readonly folder: string; readonly program: string } {
  const folder = temporaryFolder({ '.env': env, 'package.json': '{ "type": "module" }' });
  cpSync(join(PROJECT, 'dist'), join(folder, 'dist'), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  mkdirSync(join(folder, 'papers'));
  cpSync(join(PROJECT, 'corpus', 'zhejiang-visit.txt'), join(folder, 'papers', 'report.txt'));
  return { folder, program: join(folder, 'dist', 'main.js') };
}

test('.env and the state lie beside package.json from wherever the program is started, and empty variables do not hide it', async () => {
  const { folder, program } = clone('CORPUS_DIR=papers\nKEEP_UNANSWERED=true\n');
  const env = { ENV_FILE: '', STATE_FILE: '', CORPUS_DIR: '' };
  const input = 'Which hotel did they stay in?\n';
  expect(await run([], { program, env, input })).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(folder, '.visit-desk', 'state.sqlite'))).toBe(true);
  expect((await run(['gaps'], { program, env })).stdout).toMatch(/ which hotel did they stay in\?\n$/);
});

test('ENV_FILE names another file, whose relative paths are relative to it; one that is not there is a fault', async () => {
  const folder = temporaryFolder({ 'second.env': 'CORPUS_DIR=.\n', 'town.txt': 'In the town a bridge was built.' });
  const { stdout } = await run(['search', 'bridge'], { env: { ENV_FILE: join(folder, 'second.env') } });
  expect(stdout).toMatch(/^town#1 /);
  const missing = join(folder, 'third.env');
  expect(refusal(await run(['check'], { env: { ENV_FILE: missing } }), 1)).toContain(`${missing} cannot be read`);
});
