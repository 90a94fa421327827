import { defineConfig } from 'vitest/config';

/** `npm run gallery`: draws the pictures of the README; a developer's tool, which needs Chromium. */
export default defineConfig({
  test: { include: ['tests/gallery/*.shots.ts'], globalSetup: ['tests/support/build.ts'] },
});
