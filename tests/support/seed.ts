import fc from 'fast-check';

/** The seed of this run's random tests: printed, and taken from SEED to repeat a run. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Checks a property with the printed seed. */
export function check<Ts extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Ts> | fc.IProperty<Ts>,
  runs = 300,
): void {
  console.info(`SEED=${seed}`);
  fc.assert(property, { seed, numRuns: runs });
}

/**
 * Looking for a smaller counterexample may take this long, so that the test still tells of the one
 * it has.
 */
const shrinkLimitMs = 30_000;

/** The same for a property of asynchronous work. */
export async function checkAsync<Ts extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Ts>,
  runs: number,
): Promise<void> {
  console.info(`SEED=${seed}`);
  await fc.assert(property, {
    seed,
    numRuns: runs,
    plugins: [fc.interruptAfterTimeLimit(shrinkLimitMs)],
  });
}

/** Numbers from 0 up to 1 that a seed decides (mulberry32). */
export function createRandom(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
