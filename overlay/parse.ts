import type { Backing, RaceBets, Ticket } from '../src/contract/bets.js';
import type { BoardEntry } from '../src/contract/board.js';
import { type EventPayloads, type EventType, isEventType, type PublishedEvent } from '../src/contract/events.js';
import type { Person, RoundState, RoundStatus } from '../src/contract/round.js';
import type { ChannelsConnection, Head, JoinLink, RaceState, Snapshot } from '../src/contract/snapshot.js';
import { type Check, isBoolean, isInteger, isString, listOf, nullable, oneOf, optional, shape } from './checks.js';

const isRaceStatus = oneOf('OPEN', 'LOCKED', 'FINISHED');
const isPayoutRule = oneOf('double', 'pool');
const isOutcome = optional(nullable(oneOf('CIVILIANS', 'IMPOSTERS', 'STOLEN', 'UNDECIDED')));
const isRoundStatus: Check<RoundStatus> = oneOf('LOBBY', 'GENERATING', 'ACTIVE', 'VOTING', 'GUESSING', 'REVEALED', 'CANCELLED');
const isPerson = shape<Person>({ userId: isString, name: isString });

const isRaceBets = shape<RaceBets>({
  pot: isInteger,
  backing: listOf(shape<Backing>({ userId: isString, name: isString, coins: isInteger, bets: isInteger })),
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

const isBoardEntry = shape<BoardEntry>({
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

const revealFields = { word: isString, hint: isString, imposters: listOf(isPerson), outcome: isOutcome };

const isRound = shape<RoundState>({
  roundId: isString,
  round: isInteger,
  status: isRoundStatus,
  playerCount: isInteger,
  players: listOf(isPerson),
  speaker: nullable(isPerson),
  phaseEndsAt: nullable(isString),
  votesCast: isInteger,
  votesNeeded: isInteger,
  endedAt: nullable(isString),
  reveal: nullable(shape<NonNullable<RoundState['reveal']>>(revealFields)),
});

const isEmbedded = shape<Extract<ChannelsConnection, { kind: 'embedded' }>>({ kind: oneOf('embedded'), key: isString });
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
  party: shape<Snapshot['party']>({ id: isString, name: isString, accentColour: nullable(isString) }),
  sequence: isInteger,
  generation: isInteger,
  build: isString,
  channels: (value): value is ChannelsConnection => isEmbedded(value) || isCluster(value) || isHost(value),
  races: listOf(isRace),
  round: nullable(isRound),
  join: nullable(shape<JoinLink>({ url: isString, rows: listOf(isString) })),
  avatars: listOf(shape<Snapshot['avatars'][number]>({ userId: isString, url: isString })),
});

/** True for what `GET /overlay/api/head` promises. */
export const isHead = shape<Head>({ sequence: isInteger, generation: isInteger, build: isString });

const stamp = { timestamp: isString };
const raceFields = {
  ...stamp,
  gameId: isString,
  title: isString,
  track: nullable(isString),
  status: isRaceStatus,
  payoutRule: isPayoutRule,
  isCancelled: isBoolean,
  locksAt: optional(nullable(isString)),
};
const withBets = { raceBets: optional(isRaceBets) };
const roundFields = { ...stamp, roundId: isString, round: isInteger, state: optional(isRound) };

const personFields = { ...stamp, userId: isString, name: isString };
const renaming = { before: optional(isString), interactionId: optional(isString) };
const undoing = { bets: isInteger, takenBack: isInteger, hasMerged: optional(isBoolean) };

const payloadChecks: { readonly [K in EventType]: Check<EventPayloads[K]> } = {
  'user-joined': shape<EventPayloads['user-joined']>({
    ...stamp,
    userId: isString,
    name: isString,
    avatarUrl: optional(nullable(isString)),
  }),
  'user-renamed': shape<EventPayloads['user-renamed']>({ ...personFields, ...renaming }),
  'party-updated': shape<EventPayloads['party-updated']>({ ...stamp, fields: optional(listOf(isString)) }),
  'pin-renewed': shape<EventPayloads['pin-renewed']>({ ...personFields, interactionId: optional(isString) }),
  'guest-removed': shape<EventPayloads['guest-removed']>({ ...personFields, refundedBets: isInteger }),
  'guest-restored': shape<EventPayloads['guest-restored']>(personFields),
  'guests-merged': shape<EventPayloads['guests-merged']>({
    ...personFields,
    fromId: isString,
    fromName: isString,
    coins: isInteger,
  }),
  'coins-granted': shape<EventPayloads['coins-granted']>({
    ...personFields,
    amount: isInteger,
    balance: isInteger,
    entryId: isInteger,
  }),
  'party-reset': shape<EventPayloads['party-reset']>({
    ...stamp,
    resetId: isString,
    guests: isInteger,
    cancelledRaces: isInteger,
    refundedBets: isInteger,
  }),
  'overlay-test': shape<EventPayloads['overlay-test']>({ ...stamp, hostName: isString }),
  'race-opened': shape<EventPayloads['race-opened']>(raceFields),
  'race-locked': shape<EventPayloads['race-locked']>(raceFields),
  'race-unlocked': shape<EventPayloads['race-unlocked']>(raceFields),
  'race-cancelled': shape<EventPayloads['race-cancelled']>({ ...raceFields, ...withBets, refundedBets: isInteger }),
  'leaderboard-update': shape<EventPayloads['leaderboard-update']>({
    ...stamp,
    gameId: isString,
    userId: isString,
    userName: isString,
    lapTimeMs: nullable(isInteger),
    isPersonalBest: isBoolean,
    entry: isBoardEntry,
  }),
  'lap-voided': shape<EventPayloads['lap-voided']>({
    ...stamp,
    gameId: isString,
    userId: isString,
    userName: isString,
    lapTimeMs: nullable(isInteger),
    entry: nullable(isBoardEntry),
  }),
  'bet-placed': shape<EventPayloads['bet-placed']>({
    ...stamp,
    ...withBets,
    gameId: isString,
    betId: isString,
    bettorId: isString,
    bettorName: isString,
    targetId: isString,
    targetName: isString,
    amount: isInteger,
    totalAmount: isInteger,
  }),
  'bet-withdrawn': shape<EventPayloads['bet-withdrawn']>({
    ...stamp,
    ...withBets,
    gameId: isString,
    betId: isString,
    bettorId: isString,
    bettorName: isString,
    targetId: isString,
    targetName: isString,
    amount: isInteger,
  }),
  'bets-settled': shape<EventPayloads['bets-settled']>({
    ...stamp,
    ...withBets,
    gameId: isString,
    winnerId: isString,
    winnerName: isString,
    lapTimeMs: isInteger,
    winningBets: isInteger,
    paidOut: isInteger,
    isSettlerInvolved: isBoolean,
  }),
  'bets-unsettled': shape<EventPayloads['bets-unsettled']>({ ...raceFields, ...undoing }),
  'allowance-taken': shape<EventPayloads['allowance-taken']>({
    ...stamp,
    userId: isString,
    userName: isString,
    amount: isInteger,
  }),
  'round-started': shape<EventPayloads['round-started']>({ ...roundFields, playerCount: isInteger }),
  'round-dealt': shape<EventPayloads['round-dealt']>({ ...roundFields, playerCount: isInteger }),
  'round-updated': shape<EventPayloads['round-updated']>({
    ...roundFields,
    status: isRoundStatus,
    playerCount: isInteger,
    speaker: nullable(isPerson),
    phaseEndsAt: nullable(isString),
    votesCast: isInteger,
    votesNeeded: isInteger,
  }),
  'round-revealed': shape<EventPayloads['round-revealed']>({
    ...roundFields,
    ...revealFields,
  }),
  'round-cancelled': shape<EventPayloads['round-cancelled']>(roundFields),
};

/**
 * One numbered message of the feed. `event` is null where this page cannot apply it: left out for its
 * size, of a newer server, or malformed. Only a snapshot then leads past its number.
 */
export interface FeedItem {
  readonly sequence: number;
  readonly event: PublishedEvent | null;
}

const isNumbered = shape<{ readonly sequence: number }>({ sequence: isInteger });

/** Reads a message as Channels delivers it. Null where it has no number: nobody can tell its place. */
export function parseMessage(name: string, data: unknown): FeedItem | null {
  if (!isNumbered(data)) return null;
  return { sequence: data.sequence, event: readEvent(name, data.sequence, data) };
}

/** The boundary where a checked payload becomes an event of its name's type. */
function readEvent(name: string, sequence: number, payload: unknown): PublishedEvent | null {
  if (!isEventType(name) || !payloadChecks[name](payload)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above has checked this very payload for this name
  return { type: name, sequence, payload } as PublishedEvent;
}
