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

/** How many runs a random test makes: the usual number, or that of SEEDS for a longer look. */
export function runsOf(usual: number): number {
  return Number(process.env['SEEDS'] ?? usual);
}

/**
 * Looking for a smaller counterexample may take this long, so that the test still tells of the one
 * it has.
 */
const shrinkMs = 30_000;

/**
 * The same for a property of asynchronous work. The limit is for what follows a counterexample:
 * until there is one all runs are made, however long they take.
 */
export async function checkAsync<Ts extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Ts>,
  runs: number,
  shrinkLimitMs = shrinkMs,
): Promise<void> {
  console.info(`SEED=${seed}`);
  await fc.assert(limitShrinking(property, shrinkLimitMs), { seed, numRuns: runs });
}

/** Past the limit nothing smaller fails any more, so that the search ends. */
function limitShrinking<Ts>(property: fc.IRawProperty<Ts>, limitMs: number): fc.IRawProperty<Ts> {
  let until = Number.POSITIVE_INFINITY;
  return {
    isAsync: () => property.isAsync(),
    generate: (random, runId) => property.generate(random, runId),
    shrink: (value) => property.shrink(value),
    runBeforeEach: () => property.runBeforeEach(),
    runAfterEach: () => property.runAfterEach(),
    run: async (value) => {
      if (performance.now() >= until) return null;
      const failure = await property.run(value);
      if (failure !== null && !fc.PreconditionFailure.isFailure(failure))
        until = Math.min(until, performance.now() + limitMs);
      return failure;
    },
  };
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
