import { expect, it } from 'vitest';
import { isPassing, tryAgain } from './try-again.js';

it('still asks where less is left than a try may take', async () => {
  const patience = { until: performance.now() + 700.25, tries: 1, tryMs: 5_000, backoffMs: 1 };
  expect(await tryAgain(patience, isPassing, async (signal) => signal.aborted)).toBe(false);
});
