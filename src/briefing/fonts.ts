import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Noto Sans SC as npm brings it: about a hundred files of a few hundred characters each, all weights in each. */
const PACKAGE = '@fontsource-variable/noto-sans-sc';
/** Characters of each file: `U+4e00-4eff,U+5000`. */
const rangesFile = z.record(z.string(), z.string());
/** Its digits and letters come first, so that they do not come from a file for another script. */
const LATIN = 'latin';

interface FontFile {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Whoever takes fonts in: `GlobalFonts` of the drawing library. */
interface FontRegister {
  register(font: Buffer, name: string): unknown;
}

const folder = () => dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/LICENSE`));
const registered = new Map<string, Promise<string>>();
let known: Promise<readonly FontFile[]> | undefined;

async function readFiles(): Promise<readonly FontFile[]> {
  const files = rangesFile.parse(JSON.parse(await readFile(join(folder(), 'unicode.json'), 'utf8')));
  return Object.entries(files).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}

async function registerFile(name: string, fonts: FontRegister): Promise<string> {
  const family = `visit-desk ${name}`;
  fonts.register(await readFile(join(folder(), 'files', `noto-sans-sc-${name}-wght-normal.woff2`)), family);
  return family;
}

/**
 * Makes fonts known to the drawing library for every character of a text, from files of a package and never from the
 * system: only those files that are needed, each once.
 * @returns the family list to draw the text with, as CSS writes it.
 */
export async function fontFamilies(text: string, fonts: FontRegister): Promise<string> {
  known ??= readFiles();
  const codes = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const needed = (await known).filter(
    ({ name, ranges }) =>
      name === LATIN || ranges.some(([from, to]) => codes.some((code) => from <= code && code <= to)),
  );
  const names = needed.map(({ name }) => name).toSorted((a, b) => Number(b === LATIN) - Number(a === LATIN));
  const families = names.map((name) => {
    const family = registered.get(name) ?? registerFile(name, fonts);
    registered.set(name, family);
    return family;
  });
  return (await Promise.all(families)).map((family) => `"${family}"`).join(', ');
}
