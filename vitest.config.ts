import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { HeaviestFirst } from './tests/support/heaviest-first.js';
import { patienceMs } from './tests/support/patience.js';

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
    // Longer than whatever a test waits for, so that a wait says itself what did not come.
    testTimeout: patienceMs + 60_000,
    hookTimeout: patienceMs + 60_000,
    teardownTimeout: patienceMs,
    expect: { poll: { timeout: patienceMs, interval: 50 } },
  },
});
