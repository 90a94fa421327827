import { describe, expect, test } from 'vitest';
import { BACKENDS } from '../support/state.ts';
import { killRun } from './kill.ts';

const SECONDS = Number(process.env.KILL_SECONDS ?? 60);

describe.each(BACKENDS)('on $backend', ({ backend, skip }) => {
  test.skipIf(skip)(
    `${SECONDS} seconds of killing`,
    async () => {
      const report = await killRun(backend, SECONDS, 1200);
      console.table({ [backend]: report });
      expect(report).toMatchObject({ posted: report.due, twice: 0, strange: 0 });
    },
    (SECONDS + 120) * 1000,
  );
});
