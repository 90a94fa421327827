import { describe, expect, test } from 'vitest';
import { BACKENDS } from '../support/state.ts';
import { killRun } from './kill.ts';

describe.each(BACKENDS)('on $backend', ({ backend, skip }) => {
  test.skipIf(skip)(
    'every due time is posted once, though processes with wrong clocks are killed at any moment',
    async () => {
      const { due, posted, twice, strange, kills } = await killRun(backend, 8, 1200);
      expect({ posted, twice, strange }).toEqual({ posted: due, twice: 0, strange: 0 });
      expect(kills).toBeGreaterThan(0);
    },
    90_000,
  );
});
