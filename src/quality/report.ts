import type { Outcome, Result } from './evaluate.ts';

/** Results of a group of questions, counted. */
export interface Tally {
  readonly group: string;
  readonly answerable: number;
  readonly right: number;
  readonly wrong: number;
  readonly silent: number;
  readonly unanswerable: number;
  readonly falseAnswers: number;
  readonly inexact: number;
}

/** 95 % of a normal distribution lies within this many standard deviations. */
const Z = 1.96;

/**
 * Wilson's 95 % interval of a share (E. B. Wilson, 1927), which holds for small samples and shares near 0 and 1.
 * @returns lower and upper bound from 0 to 1; 0 to 1 for no trial.
 */
export function interval(hits: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1];
  const share = hits / trials;
  const centre = share + Z ** 2 / (2 * trials);
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  const scale = 1 + Z ** 2 / trials;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/**
 * Counts the results of one group of questions.
 * @param group what it is called in the report.
 */
export function tally(group: string, results: readonly Result[]): Tally {
  const count = (outcome: Outcome, among: readonly Result[]) =>
    among.filter((result) => result.outcome === outcome).length;
  const answerable = results.filter(({ question }) => question.not_stated === undefined);
  return {
    group,
    answerable: answerable.length,
    right: count('right', answerable),
    wrong: count('wrong', answerable),
    silent: count('silent', answerable),
    unanswerable: results.length - answerable.length,
    falseAnswers: count('false-answer', results),
    inexact: results.reduce((sum, { inexact }) => sum + inexact, 0),
  };
}

/**
 * Counts results by language, then by style (answerable) and by reason (unanswerable).
 * @param name what the set is called, the head of every group.
 */
export function tallies(name: string, results: readonly Result[]): Tally[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { language, style, not_stated } = result.question;
    for (const group of [`${name} ${language}`, `${name} ${language} ${not_stated ?? style}`]) {
      groups.set(group, [...(groups.get(group) ?? []), result]);
    }
  }
  return [...groups].map(([group, members]) => tally(group, members)).sort((a, b) => a.group.localeCompare(b.group));
}

const percent = (share: number) => (100 * share).toFixed(1);

function shareCell(hits: number, trials: number): string {
  if (trials === 0) return '–';
  const [low, high] = interval(hits, trials);
  return `${percent(hits / trials)} % (${percent(low)}–${percent(high)}) of ${trials}`;
}

/** Draws tallies as a Markdown table: shares with their 95 % intervals. */
export function renderTable(rows: readonly Tally[]): string {
  const cells = rows.map((row) => [
    row.group,
    shareCell(row.right, row.answerable),
    row.answerable > 0 ? String(row.wrong) : '–',
    row.answerable > 0 ? String(row.silent) : '–',
    shareCell(row.unanswerable - row.falseAnswers, row.unanswerable),
    String(row.inexact),
  ]);
  const head = ['questions', 'right on answerable', 'wrong', 'silent', 'silent on unanswerable', 'inexact quotes'];
  const table = [head, ...cells];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const line = (values: readonly string[]) =>
    `| ${values.map((value, i) => value.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
