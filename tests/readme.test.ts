import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './support/program.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const DOCUMENT = readFileSync(new URL('../corpus/zhejiang-visit.txt', import.meta.url), 'utf8');

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The questions of the opening example, each with the paragraphs shown below it. */
function examples() {
  const [, block = ''] = /^```\n(> [\s\S]*?)^```$/m.exec(README) ?? [];
  return block.split(/^> /m).flatMap((part) => {
    const [question, ...shown] = part.trim().split('\n\n');
    return question ? [{ question, shown }] : [];
  });
}

test('the opening example shows every block the program prints, and quotes the document exactly', async () => {
  expect(examples().length).toBeGreaterThan(1);
  expect(README.match(/^ {2}\S+#\d+ {2}.*\[/m)).not.toBeNull();
  for (const { question, shown } of examples()) {
    const printed = (await run(['ask', question])).stdout.trimEnd().split('\n\n');
    // Quotes stand indented below the heading of their block, cut short.
    const withoutQuotes = (blocks: readonly string[]) => blocks.map((text) => oneLine(text.replace(/^ {2}.*$/gm, '')));
    expect(withoutQuotes(shown)).toEqual(withoutQuotes(printed));
    const quotes = shown.flatMap((text) => [...text.matchAll(/\[([^\]]+)\]/g)].map(([, quote = '']) => oneLine(quote)));
    for (const quote of quotes) expect(oneLine(DOCUMENT)).toContain(quote);
  }
});
