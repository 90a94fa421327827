import { z } from 'zod';

const QUOTE_IT = 'put quotation marks around a text that has such signs';

/** What the parser says, by a part of it, in the words of someone who edits the file. */
const SYNTAX: readonly (readonly [RegExp, string])[] = [
  [/tab characters/, 'a line begins with a tab; indent it with spaces'],
  [
    // The parser stops so at a bracket or quotation mark that is not closed, and at a second colon, too.
    /indentation/,
    'a line does not fit those before it; line it up with them, close brackets and quotation marks, and put quotation marks around a text with a colon',
  ],
  [/duplicated mapping key/, 'a key stands here that stands above already; make the two one'],
  [/flow collection/, 'a bracket is not closed, or a comma is missing; write [a, b] or { key: value }'],
  [/quoted scalar/, 'a quotation mark is not closed; close it'],
  [/escape|hexadecimal/, 'a backslash between double quotation marks; write two of them, or single quotation marks'],
  [/anchor|alias|\btag\b|handle/, `a text begins with &, * or !; ${QUOTE_IT}`],
  [
    /mapping|key|expected the node|document separator/,
    `a colon is missing, or stands where it ends a key; ${QUOTE_IT}`,
  ],
  [/non-printable/, 'a character that cannot be seen; remove it'],
];

/** @returns what is wrong with YAML that cannot be parsed, and what would be right. */
export function syntaxFault(reason: string): string {
  const known = SYNTAX.find(([words]) => words.test(reason));
  return `is not valid YAML: ${known ? known[1] : `${reason}; ${QUOTE_IT}`}`;
}

const listed = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(', ');

/** A mapping with its keys, those first that must be there. */
function mapping(schema: unknown): string {
  if (!(schema instanceof z.ZodObject)) return 'a mapping';
  const keys = Object.entries(schema.shape).map(([key, value]) => ({ key, optional: value._zod.optin !== undefined }));
  const of = (optional: boolean) => listed(keys.filter((one) => one.optional === optional).map(({ key }) => key));
  const [must, may] = [of(false), of(true)];
  if (must === '') return `a mapping with any of ${may}`;
  return `a mapping with ${must}${may === '' ? '' : `, and any of ${may}`}`;
}

/** What YAML calls it. */
function wordFor(type: string, schema: unknown): string {
  const words: Readonly<Record<string, string>> = { array: 'a list', string: 'text', object: mapping(schema) };
  return words[type] ?? `a ${type}`;
}

function wrongType({ expected, input, inst }: z.core.$ZodRawIssue & { readonly code: 'invalid_type' }): string {
  const wanted = wordFor(expected, inst);
  if (input === undefined) return `is missing; give ${wanted}`;
  if (input === null) return `is empty; give ${wanted}`;
  const isBare = expected === 'string' && typeof input !== 'object';
  return `must be ${wanted}${isBare ? '; put it in quotation marks' : ''}`;
}

/** @returns zod's issue in the words of someone who edits the file, where the schema has none of its own. */
export function ownWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has the unknown key ${listed(issue.keys)}; remove it or mend its spelling`;
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'is empty; write at least one word' : 'is empty; list at least one entry';
    default:
      return undefined;
  }
}

/** What is wrong with a value that may be of several forms: with the form it has, else that it has none of them. */
function ofForms({ errors, path, ...issue }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const near = errors.find((faults) => faults.some((fault) => fault.path.length > 0 || fault.code !== 'invalid_type'));
  if (near) return near.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  const wanted = errors.flat().map(({ message }) => message.replace(/^must be |;.*$/g, ''));
  return [{ ...issue, code: 'custom', path, message: `must be ${[...new Set(wanted)].join(' or ')}` }];
}

/** @returns the issues of a parse, those of each form of a value apart. */
export function issuesOf({ issues }: z.ZodError): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => (issue.code === 'invalid_union' ? ofForms(issue) : [issue]));
}
