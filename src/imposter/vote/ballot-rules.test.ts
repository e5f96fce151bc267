import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../tests/support/seed.js';
import { decideBallot, isValidBallot } from './ballot-rules.js';

function votes(...targets: readonly string[]) {
  return targets.map((targetId, index) => ({ voterId: `voter ${index}`, targetId }));
}

describe('counting a ballot', () => {
  it.each([
    ['the most voted is out', votes('a', 'b', 'a'), 1, { kind: 'out', userId: 'a' }],
    ['one vote is enough where nobody else voted', votes('a'), 1, { kind: 'out', userId: 'a' }],
    [
      'a tie is voted on once more',
      votes('b', 'a', 'c', 'a', 'b'),
      1,
      { kind: 'again', tied: ['a', 'b'] },
    ],
    ['a second tie lets the imposters walk', votes('a', 'b'), 2, { kind: 'walk' }],
    ['a second ballot can be won', votes('a', 'b', 'b'), 2, { kind: 'out', userId: 'b' }],
    ['without votes nobody is out', [], 1, { kind: 'walk' }],
  ] as const)('%s', (_what, cast, ballot, result) => {
    expect(decideBallot(cast, ballot)).toEqual(result);
  });

  it('puts out whom nobody outvotes, in whatever order the votes came', () => {
    const cast = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    check(
      fc.property(cast, (targets) => {
        const count = (name: string) => targets.filter((target) => target === name).length;
        const result = decideBallot(votes(...targets), 1);
        expect(decideBallot(votes(...targets.toReversed()), 1)).toEqual(result);
        const others = (name: string) => ['a', 'b', 'c', 'd'].filter((other) => other !== name);
        if (result.kind === 'out')
          expect(others(result.userId).every((other) => count(other) < count(result.userId))).toBe(
            true,
          );
        if (result.kind === 'again') expect(new Set(result.tied.map(count)).size).toBe(1);
        expect(result.kind === 'walk').toBe(targets.length === 0);
      }),
    );
  });
});

describe('a valid ballot', () => {
  const civilians = (voted: number, all: number) =>
    Array.from({ length: all }, (_, index) => ({
      role: 'CIVILIAN' as const,
      hasVoted: index < voted,
    }));
  it.each([
    [0, 2, false],
    [1, 2, true],
    [1, 3, false],
    [2, 3, true],
    [1, 4, false],
    [2, 4, true],
  ])('%i of %i civilians voted: %s', (voted, all, isValid) => {
    const imposter = { role: 'IMPOSTER', hasVoted: true } as const;
    expect(isValidBallot([imposter, ...civilians(voted, all)])).toBe(isValid);
  });
});
