import type { Localized } from './text.ts';

/** What a person did wrong, in words that may be shown to them as they stand. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly text: Localized;
  /** Where it can be put right. */
  readonly link: string | undefined;

  constructor(text: Localized, link?: string) {
    super(text.en);
    this.text = text;
    this.link = link;
  }
}

/** One thing that is wrong with a file, said so that its editor can mend it. */
export interface Fault {
  /** Path as the editor knows it, relative to the corpus folder's parent. */
  readonly file: string;
  /** 1-based line; undefined where the file itself is not there. */
  readonly line: number | undefined;
  /** What is wrong, and what would be right. */
  readonly message: string;
}

/** Faults of one file together, by line. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  return files.flatMap((name) =>
    faults.filter(({ file }) => file === name).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  );
}

function faultLine({ file, line, message }: Fault): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${message}`;
}

/**
 * Everything that is wrong with a corpus, reported together, file by file and line by line. `message` has one
 * `file:line: …` line per fault.
 */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const ordered = inOrder(faults);
    super(ordered.map(faultLine).join('\n'));
    this.faults = ordered;
  }
}

/** A fault of the environment or of the command line's surroundings: exit code 1, one line per fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A command line that cannot be understood: exit code 2, one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * The message of anything that was thrown.
 * @returns `error.message` for an Error, else the value as a string.
 */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
