import type { Backing, RaceBets, Ticket } from '../src/contract/bets.js';
import type { BoardEntry } from '../src/contract/board.js';
import type {
  BallotTally,
  Person,
  RoundBallot,
  RoundPlayer,
  RoundState,
  RoundStatus,
} from '../src/contract/round.js';
import type {
  ChannelsConnection,
  Head,
  JoinLink,
  RaceState,
  Snapshot,
} from '../src/contract/snapshot.js';
import {
  type Check,
  isBoolean,
  isInteger,
  isString,
  listOf,
  nullable,
  oneOf,
  optional,
  shape,
} from './checks.js';

export const isRaceStatus = oneOf('OPEN', 'LOCKED', 'FINISHED');
export const isPayoutRule = oneOf('double', 'pool');
const isOutcome = optional(nullable(oneOf('CIVILIANS', 'IMPOSTERS', 'STOLEN', 'UNDECIDED')));
export const isRoundStatus: Check<RoundStatus> = oneOf(
  'LOBBY',
  'GENERATING',
  'ACTIVE',
  'VOTING',
  'GUESSING',
  'REVEALED',
  'CANCELLED',
);
export const isPerson = shape<Person>({ userId: isString, name: isString });

export const isRaceBets = shape<RaceBets>({
  pot: isInteger,
  backing: listOf(
    shape<Backing>({ userId: isString, name: isString, coins: isInteger, bets: isInteger }),
  ),
  latest: listOf(
    shape<Ticket>({
      betId: isString,
      bettorId: isString,
      bettorName: isString,
      targetId: isString,
      targetName: isString,
      amount: isInteger,
    }),
  ),
});

export const isBoardEntry = shape<BoardEntry>({
  userId: isString,
  name: isString,
  lapTimeMs: nullable(isInteger),
  isDnf: isBoolean,
  car: nullable(isString),
  lapId: isInteger,
});

const isRace = shape<RaceState>({
  gameId: isString,
  title: isString,
  track: nullable(isString),
  status: isRaceStatus,
  isCancelled: isBoolean,
  payoutRule: isPayoutRule,
  openedAt: isString,
  winnerId: nullable(isString),
  locksAt: nullable(isString),
  bets: isRaceBets,
  entries: listOf(isBoardEntry),
});

const isTally = shape<BallotTally>({ target: isPerson, voters: listOf(isPerson) });
const isBallot = shape<RoundBallot>({ ballot: isInteger, tallies: listOf(isTally) });

export const revealFields = {
  word: isString,
  hint: isString,
  imposters: listOf(isPerson),
  outcome: isOutcome,
};

const isPlayer = shape<RoundPlayer>({
  userId: isString,
  name: isString,
  hasVoted: isBoolean,
  outTalk: nullable(isInteger),
  clue: nullable(isString),
});

export const isRound = shape<RoundState>({
  roundId: isString,
  round: isInteger,
  status: isRoundStatus,
  mode: oneOf('one-vote', 'elimination'),
  variant: oneOf('imposter', 'close-word'),
  talk: isInteger,
  playerCount: isInteger,
  players: listOf(isPlayer),
  speaker: nullable(isPerson),
  turnEndsAt: nullable(isString),
  caught: nullable(isPerson),
  phaseEndsAt: nullable(isString),
  votesCast: isInteger,
  votesNeeded: isInteger,
  callsCast: isInteger,
  callsNeeded: isInteger,
  endedAt: nullable(isString),
  reveal: nullable(
    shape<NonNullable<RoundState['reveal']>>({
      ...revealFields,
      ballots: optional(listOf(isBallot)),
    }),
  ),
});

const isEmbedded = shape<Extract<ChannelsConnection, { kind: 'embedded' }>>({
  kind: oneOf('embedded'),
  key: isString,
});
const isCluster = shape<Extract<ChannelsConnection, { kind: 'cluster' }>>({
  kind: oneOf('cluster'),
  key: isString,
  cluster: isString,
});
const isHost = shape<Extract<ChannelsConnection, { kind: 'host' }>>({
  kind: oneOf('host'),
  key: isString,
  host: isString,
  port: isInteger,
  useTLS: isBoolean,
});

/** True for what `GET /overlay/api/snapshot` promises. */
export const isSnapshot = shape<Snapshot>({
  party: shape<Snapshot['party']>({
    id: isString,
    name: isString,
    accentColour: nullable(isString),
  }),
  sequence: isInteger,
  generation: isInteger,
  build: isString,
  channels: (value): value is ChannelsConnection =>
    isEmbedded(value) || isCluster(value) || isHost(value),
  races: listOf(isRace),
  round: nullable(isRound),
  join: nullable(shape<JoinLink>({ url: isString, rows: listOf(isString) })),
  avatars: listOf(shape<Snapshot['avatars'][number]>({ userId: isString, url: isString })),
});

/** True for what `GET /overlay/api/head` promises. */
export const isHead = shape<Head>({ sequence: isInteger, generation: isInteger, build: isString });
