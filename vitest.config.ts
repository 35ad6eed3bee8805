import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/conformance/**', 'tests/bench/**'],
    globalSetup: ['tests/support/compile.ts'],
    testTimeout: 30_000,
    pool: 'threads',
    // Vitest itself leaves one of two processors idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
