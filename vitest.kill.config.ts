import { defineConfig } from 'vitest/config';

/** `npm run kill-test`: the kill test of the suite for a minute or longer (KILL_SECONDS). */
export default defineConfig({
  test: {
    include: ['tests/kill/*.long.ts'],
    globalSetup: ['tests/support/build.ts'],
    disableConsoleIntercept: true,
  },
});
