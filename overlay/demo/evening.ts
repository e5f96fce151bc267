import { noBets, type RaceBets } from '../../src/contract/bets.js';
import type { EventPayloads, EventType } from '../../src/contract/events.js';
import type { BallotTally, RoundState } from '../../src/contract/round.js';
import type { Snapshot } from '../../src/contract/snapshot.js';
import { guest, line } from './people.js';

/** An event of the recorded evening: when it happens, in ms after the one before. */
export type Cue = {
  [T in EventType]: {
    readonly after: number;
    readonly type: T;
    readonly payload: Omit<EventPayloads[T], 'timestamp'>;
  };
}[EventType];

const gameId = 'demo-race';
const laps: readonly (readonly [number, number | null])[] = [
  [0, 84_512],
  [1, 85_040],
  [2, 84_977],
  [3, 86_310],
  [4, 85_655],
  [5, 87_124],
  [6, null],
];

/** The party as the demo begins. */
export function openingSnapshot(join: Snapshot['join']): Snapshot {
  const race = {
    gameId,
    title: 'Friday Night GP',
    track: 'Spa-Francorchamps',
    status: 'OPEN',
    isCancelled: false,
  } as const;
  const entries = laps.map(([index, time], place) => line(index, time, place + 1));
  return {
    party: { id: 'demo', name: 'Demo party', accentColour: null },
    sequence: 0,
    generation: 1,
    build: 'demo',
    channels: { kind: 'embedded', key: 'demo' },
    races: [
      {
        ...race,
        payoutRule: 'pool',
        openedAt: new Date().toISOString(),
        winnerId: null,
        locksAt: null,
        bets: noBets,
        entries,
      },
    ],
    round: null,
    join,
    avatars: [],
  };
}

type Stake = readonly [bettor: number, target: number, amount: number];

/** What the stakes so far make, as the server would sum them. */
export function sumBets(stakes: readonly Stake[]): RaceBets {
  const total = (some: readonly Stake[]) => some.reduce((sum, [, , amount]) => sum + amount, 0);
  const targets = [...new Set(stakes.map(([, target]) => target))];
  const backing = targets.map((target) => {
    const own = stakes.filter((stake) => stake[1] === target);
    return { ...guest(target), coins: total(own), bets: own.length };
  });
  const latest = [...stakes].reverse().map(([bettor, target, amount]) => ({
    betId: `${bettor}-${target}`,
    bettorId: guest(bettor).userId,
    bettorName: guest(bettor).name,
    targetId: guest(target).userId,
    targetName: guest(target).name,
    amount,
  }));
  return {
    pot: total(stakes),
    backing: backing.sort((a, b) => b.coins - a.coins),
    latest: latest.slice(0, 4),
  };
}

const stakes: readonly Stake[] = [
  [6, 0, 250],
  [7, 2, 400],
  [3, 4, 120],
  [1, 2, 90],
  [5, 1, 300],
];

function bet(count: number): Cue {
  const [bettor, target, amount] = stakes[count - 1] ?? [0, 0, 0];
  const [from, on] = [guest(bettor), guest(target)];
  const people = {
    bettorId: from.userId,
    bettorName: from.name,
    targetId: on.userId,
    targetName: on.name,
  };
  const raceBets = sumBets(stakes.slice(0, count));
  return {
    after: 2_200,
    type: 'bet-placed',
    payload: {
      gameId,
      betId: `${bettor}-${target}`,
      ...people,
      amount,
      totalAmount: amount,
      raceBets,
    },
  };
}

function lap(after: number, index: number, time: number, lapId: number): Cue {
  const entry = line(index, time, lapId);
  const { userId, name: userName } = entry;
  return {
    after,
    type: 'leaderboard-update',
    payload: { gameId, userId, userName, lapTimeMs: time, isPersonalBest: true, entry },
  };
}

const players = [0, 1, 2, 3, 4, 5, 6].map((index) => ({
  ...guest(index),
  hasVoted: false,
  clue: null,
  outTalk: null,
}));

/** The players, the first of them with their votes cast. */
export function voters(votesCast: number): RoundState['players'] {
  return players.map((player, index) => ({ ...player, hasVoted: index < votesCast }));
}

/** The invented round in one of its phases. */
export function round(status: RoundState['status'], change: Partial<RoundState> = {}): RoundState {
  const base = {
    roundId: 'demo-round',
    round: 3,
    ...({ mode: 'one-vote', variant: 'imposter', talk: 1 } as const),
    playerCount: players.length,
    players,
    speaker: null,
    turnEndsAt: null,
    caught: null,
    phaseEndsAt: null,
  };
  const none = { votesCast: 0, votesNeeded: 0, callsCast: 0, callsNeeded: 0 };
  return { ...base, status, ...none, endedAt: null, reveal: null, ...change };
}

/** Who voted for one player. */
function tally(target: number, ...by: readonly number[]): BallotTally {
  return { target: guest(target), voters: by.map(guest) };
}

/** The word and the imposter, and a tie that the second ballot broke. */
export const reveal = {
  ...{ word: 'Lighthouse', hint: 'something at the coast', imposters: [guest(3)] },
  ballots: [
    { ballot: 1, tallies: [tally(3, 0, 1, 6), tally(1, 3, 2, 5), tally(6, 4)] },
    { ballot: 2, tallies: [tally(3, 0, 1, 6, 4, 2), tally(1, 3, 5)] },
  ],
};

function phase(after: number, status: RoundState['status'], change: Partial<RoundState> = {}): Cue {
  const state = round(status, change);
  return { after, type: 'round-updated', payload: { ...state, state } };
}

function soon(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

/** The evening, from the moment it is asked for. It takes about a minute. */
// oxlint-disable-next-line eslint/max-lines-per-function -- a script in the order of the evening
export function recordEvening(): readonly Cue[] {
  const head = { roundId: 'demo-round', round: 3, playerCount: players.length };
  const race = {
    gameId,
    title: 'Friday Night GP',
    track: 'Spa-Francorchamps',
    payoutRule: 'pool',
    isCancelled: false,
  } as const;
  const winner = guest(4);
  return [
    { after: 1_500, type: 'user-joined', payload: guest(7) },
    lap(1_800, 7, 85_210, 8),
    bet(1),
    bet(2),
    lap(2_000, 4, 84_120, 9),
    bet(3),
    bet(4),
    lap(2_400, 5, 84_690, 10),
    bet(5),
    { after: 2_000, type: 'race-locked', payload: { ...race, status: 'LOCKED' } },
    lap(2_500, 2, 83_946, 11),
    lap(2_500, 4, 83_718, 12),
    { after: 1_500, type: 'round-started', payload: { ...head, state: round('GENERATING') } },
    {
      after: 3_000,
      type: 'round-dealt',
      payload: { ...head, state: round('ACTIVE', { speaker: guest(0), phaseEndsAt: soon(90) }) },
    },
    phase(3_000, 'ACTIVE', { speaker: guest(3), phaseEndsAt: soon(90) }),
    {
      after: 3_000,
      type: 'bets-settled',
      payload: {
        gameId,
        winnerId: winner.userId,
        winnerName: winner.name,
        lapTimeMs: 83_718,
        winningBets: 1,
        paidOut: 1_160,
        isSettlerInvolved: false,
        raceBets: sumBets(stakes),
      },
    },
    ...[1, 3, 4, 6, 7].map((votesCast) =>
      phase(2_600, 'VOTING', {
        ...{ votesCast, votesNeeded: 7, phaseEndsAt: soon(75) },
        players: voters(votesCast),
      }),
    ),
    phase(2_500, 'GUESSING', { caught: guest(3), phaseEndsAt: soon(100) }),
    {
      after: 4_000,
      type: 'round-revealed',
      payload: {
        roundId: head.roundId,
        round: 3,
        ...reveal,
        state: round('REVEALED', { caught: guest(3), endedAt: soon(62), reveal }),
      },
    },
  ];
}
