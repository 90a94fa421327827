import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Tally } from './report.ts';

/** Least shares in percent, by group of questions. */
const floorsFile = z.record(z.string(), z.strictObject({ right: z.number(), silent: z.number() }));
export type Floors = z.infer<typeof floorsFile>;

/** @returns the recorded floors; none where there is no file. */
export async function readFloors(file: string): Promise<Floors> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return floorsFile.parse(JSON.parse(text));
}

/** @returns a sentence for each group that fell under its floor, or that shows an inexact quote. */
export function belowFloor(rows: readonly Tally[], floors: Floors): string[] {
  return rows.flatMap((row) => {
    const floor = floors[row.group];
    const right = (100 * row.right) / Math.max(1, row.answerable);
    const silent = 100 - (100 * row.falseAnswers) / Math.max(1, row.unanswerable);
    return [
      ...(floor && right < floor.right
        ? [`${row.group}: ${right.toFixed(1)} % right is under the floor of ${floor.right} %`]
        : []),
      ...(floor && silent < floor.silent
        ? [`${row.group}: ${silent.toFixed(1)} % silent on unanswerable is under the floor of ${floor.silent} %`]
        : []),
      ...(row.inexact > 0 ? [`${row.group}: ${row.inexact} inexact quotes; there must be none`] : []),
    ];
  });
}
