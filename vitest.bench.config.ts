import { defineConfig } from 'vitest/config';

/** `npm run bench`: measurements, which are no tests of the suite because they depend on time. */
export default defineConfig({
  test: {
    include: ['tests/bench/*.bench.ts'],
    globalSetup: ['tests/support/build.ts'],
    hookTimeout: 60_000,
  },
});
