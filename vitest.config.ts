import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build.ts'],
    // The machine that runs the suite may be busy: a slow answer is no fault, so timeouts are generous.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
