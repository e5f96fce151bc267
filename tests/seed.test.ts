import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkAsync } from './support/seed.js';

it('limits the search for a smaller counterexample, never the number of runs', async () => {
  const seen: number[] = [];
  const count = fc.asyncProperty(fc.nat(), async (value) => {
    seen.push(value);
  });
  await checkAsync(count, 50, 0);
  expect(seen).toHaveLength(50);

  let runs = 0;
  const fails = fc.asyncProperty(fc.integer({ min: 1_000, max: 2_000_000_000 }), async () => {
    runs += 1;
    throw new Error('always');
  });
  await expect(checkAsync(fails, 50, 0)).rejects.toThrow('Property failed after 1 tests');
  expect(runs).toBe(1);
});
