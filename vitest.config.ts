import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { HeaviestFirst } from './tests/support/heaviest-first.js';

/** The stand-in as it is written, not as it was built last. */
const conditions = ['stand-in-source', ...defaultServerConditions];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'src/**/*.test.ts',
      'commands/**/*.test.ts',
      'overlay/**/*.test.ts',
      'web/**/*.test.ts',
      'stand-in/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'bench/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Files of a worker share its modules, which saves loading discord.js and Postgres for each.
    isolate: false,
    // Half of the time of a test that runs the product or a browser is waiting.
    maxWorkers: Math.min(2 * availableParallelism(), 8),
    sequence: { sequencer: HeaviestFirst },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 30_000,
    // A busy machine may take longer than the second that is the default.
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
});
