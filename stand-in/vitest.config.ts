import { defineConfig } from 'vitest/config';
import { patienceMs } from './src/testing/patience.js';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts', 'page/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Longer than whatever a test waits for, so that a wait says itself what did not come.
    testTimeout: patienceMs + 60_000,
    hookTimeout: patienceMs + 60_000,
    expect: { poll: { timeout: patienceMs, interval: 50 } },
  },
});
