import fc from 'fast-check';

/** Guest 0 is everybody's favourite, so that bets meet in one racer. */
const person = fc.oneof(fc.nat(), fc.constant(0));

/** Races on which much happens are the first ones. */
const race = fc.oneof(fc.nat(), fc.constant(0), fc.constant(1));

/** The latest act is the one most often taken back. */
const which = fc.oneof(fc.nat(), fc.constant(-1), fc.constant(-1));

// Few times, so that equal ones occur; none under half of another, which a host would have to
// confirm.
const timeMs = fc.option(
  fc.integer({ min: 80, max: 90 }).map((seconds) => seconds * 1000),
  { freq: 6 },
);

const amount = fc.oneof(
  fc.integer({ min: 1, max: 700 }),
  fc.constantFrom('half' as const, 'all' as const, 'all' as const),
);

const cap = fc.constantFrom(null, null, null, 300, 600);

/** Each votes for somebody, most for the first on offer, so that somebody is out. */
const vote = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.nat(5) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const round = fc.record({
  act: fc.constant('round' as const),
  spies: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.nat()) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat()) },
  ),
  ballots: fc.array(fc.array(vote, { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 7,
    size: 'max',
  }),
  guess: fc.constantFrom('right' as const, 'wrong' as const, 'late' as const),
});

const open = fc.record({
  act: fc.constant('open' as const),
  rule: fc.constantFrom('double' as const, 'pool' as const, 'pool' as const),
  backing: fc.constantFrom('any' as const, 'any' as const, 'self-only' as const),
  lock: fc.constantFrom('manual' as const, 'manual' as const, 'first-lap' as const),
  cap,
});

const edit = fc.record({
  act: fc.constant('edit' as const),
  race,
  change: fc.oneof(
    fc.record({ rule: fc.constantFrom('double' as const, 'pool' as const) }),
    fc.record({ lock: fc.constantFrom('manual' as const, 'first-lap' as const) }),
    fc.record({ cap }),
  ),
});

/**
 * One step; guests, races, laps, bets and acts are picked by number, modulo how many there are at
 * that moment.
 */
export const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('join' as const) }) },
  { weight: 3, arbitrary: open },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom('lock', 'unlock', 'unlock', 'unlock', 'cancel', 'cancel', 'extend'),
      race,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constantFrom('settle', 'settle', 'stale-confirm', 'undo', 'undo'),
      race,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ act: fc.constant('lap' as const), race, guest: person, timeMs }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      act: fc.constant('bet' as const),
      race,
      guest: fc.nat(),
      target: person,
      amount,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('void' as const), race, lap: fc.nat() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('withdraw' as const), race, bet: fc.nat() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom('enter', 'enter', 'leave'),
      race,
      guest: fc.nat(),
    }),
  },
  { weight: 2, arbitrary: edit },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('allowance' as const), guest: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('grant' as const),
      guest: fc.nat(),
      amount: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -900, max: -1 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('merge' as const), guest: fc.nat(), target: person }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('remove' as const), guest: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('restore' as const),
      guest: fc.nat(),
      acceptsDebts: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('undo-act' as const),
      which,
      acceptsDebts: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: round },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      minutes: fc.constantFrom(5, 5, 5, 20, 900),
    }),
  },
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
