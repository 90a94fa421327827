import { load, YAMLException } from 'js-yaml';
import type { z } from 'zod';
import type { Fault } from '../errors.ts';
import { issuesOf, ownWords, syntaxFault } from './yaml-words.ts';

/** Where in a YAML file a value stands: keys and indexes from the top. */
export type Path = readonly PropertyKey[];

/** Something wrong with a file of the corpus, before the line is known. */
export interface Problem {
  readonly file: string;
  /**
   * A 1-based line, or the path of a value whose line is looked up when the problem is reported; undefined where the
   * file has no lines.
   */
  readonly at: number | Path | undefined;
  readonly message: string;
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `\`${path.join('.')}\` ${message}` : message;
}

/** @throws YAMLException for what is no YAML; a file of nothing but comments is an empty mapping. */
function parse(text: string): unknown {
  return text.replace(/^\s*#.*$/gm, '').trim() === '' ? {} : (load(text) ?? {});
}

/**
 * Parses YAML against a schema.
 * @param file the name problems carry.
 * @param problems receives everything that is wrong; the result is undefined where there is anything.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  problems: Problem[],
): z.output<S> | undefined {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    problems.push({ file, at: (error.mark?.line ?? 0) + 1, message: syntaxFault(error.reason) });
    return undefined;
  }
  const parsed = schema.safeParse(value, { error: ownWords });
  if (parsed.success) return parsed.data;
  for (const issue of issuesOf(parsed.error)) {
    // An unknown key is a fault of the key's own line, not of the map it stands in.
    const at = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    problems.push({ file, at, message: describe(issue) });
  }
  return undefined;
}

/**
 * Finds the line of every problem. The parser that knows lines takes four times as long as the one that does not, so
 * it reads a file only once something is wrong with it.
 * @param texts the text of each file a problem has a path in.
 */
export async function locate(problems: readonly Problem[], texts: ReadonlyMap<string, string>): Promise<Fault[]> {
  const { isNode, isScalar, LineCounter, parseDocument } = await import('yaml');
  const cache = new Map<string, (path: Path) => number>();
  const finder = (file: string) => {
    const counter = new LineCounter();
    const document = parseDocument(texts.get(file) ?? '', { lineCounter: counter, prettyErrors: false });
    return (path: Path): number => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (!isNode(node) || !node.range) continue;
        const { line } = counter.linePos(node.range[0]);
        // A phrase of a block of text stands as many lines below the block's mark as its position says.
        const position = path[length];
        return isScalar(node) && typeof position === 'number' ? line + 1 + position : line;
      }
      return 1;
    };
  };
  return problems.map(({ file, at, message }) => {
    if (at === undefined || typeof at === 'number') return { file, line: at, message };
    const find = cache.get(file) ?? finder(file);
    cache.set(file, find);
    return { file, line: find(at), message };
  });
}
