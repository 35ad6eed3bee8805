import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/conformance/**', 'tests/bench/**'],
    globalSetup: ['tests/support/compile.ts'],
    testTimeout: 30_000,
    pool: 'threads',
  },
});
