import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { PROJECT } from '../config.ts';

const packageSchema = z.object({ version: z.string() });

/** @returns the version of the program, as its `package.json` says it. */
export async function readVersion(): Promise<string> {
  return packageSchema.parse(JSON.parse(await readFile(resolve(PROJECT, 'package.json'), 'utf8'))).version;
}
