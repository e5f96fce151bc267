import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** The stand-in as it is written, not as it was built last. */
const conditions = ['stand-in-source', ...defaultServerConditions];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'src/**/*.test.ts',
      'commands/**/*.test.ts',
      'overlay/**/*.test.ts',
      'stand-in/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'bench/**'],
    globalSetup: ['tests/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 30_000,
    // A busy machine may take longer than the second that is the default.
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
});
