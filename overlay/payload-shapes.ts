import type { EventPayloads, EventType, Richest } from '../src/contract/events.js';
import {
  type Check,
  isBoolean,
  isInteger,
  isString,
  listOf,
  nullable,
  optional,
  shape,
} from './checks.js';

import {
  isBoardEntry,
  isPayoutRule,
  isPerson,
  isRaceBets,
  isRaceStatus,
  isRound,
  isRoundStatus,
  revealFields,
} from './state-shapes.js';

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
const isPersonEvent = shape<EventPayloads['photo-changed']>(personFields);
const racerFields = { ...stamp, gameId: isString, userId: isString, userName: isString };
const renaming = { before: optional(isString), interactionId: optional(isString) };
const isRichest = shape<Richest>({ names: listOf(isString), hidden: isInteger, coins: isInteger });
const undoing = { bets: isInteger, takenBack: isInteger, hasMerged: optional(isBoolean) };

/** What each event has to carry for this page to apply it. */
export const payloadChecks: { readonly [K in EventType]: Check<EventPayloads[K]> } = {
  'user-joined': shape<EventPayloads['user-joined']>({
    ...stamp,
    userId: isString,
    name: isString,
    avatarUrl: optional(nullable(isString)),
    isTakenOver: optional(isBoolean),
  }),
  'user-renamed': shape<EventPayloads['user-renamed']>({ ...personFields, ...renaming }),
  'party-updated': shape<EventPayloads['party-updated']>({
    ...stamp,
    fields: optional(listOf(isString)),
  }),
  'pin-renewed': shape<EventPayloads['pin-renewed']>({
    ...personFields,
    interactionId: optional(isString),
  }),
  'photo-changed': isPersonEvent,
  'guest-removed': shape<EventPayloads['guest-removed']>({
    ...personFields,
    refundedBets: isInteger,
    isInvolved: optional(isBoolean),
  }),
  'guest-restored': isPersonEvent,
  'race-restored': shape<EventPayloads['race-restored']>({
    ...raceFields,
    bets: isInteger,
    takenBack: isInteger,
  }),
  'guests-merged': shape<EventPayloads['guests-merged']>({
    ...personFields,
    fromId: isString,
    fromName: isString,
    coins: isInteger,
  }),
  'guests-unmerged': shape<EventPayloads['guests-unmerged']>({
    ...personFields,
    fromId: isString,
    fromName: isString,
  }),
  'coins-granted': shape<EventPayloads['coins-granted']>({
    ...personFields,
    amount: isInteger,
    balance: isInteger,
    entryId: isInteger,
  }),
  'grant-undone': shape<EventPayloads['grant-undone']>({
    ...personFields,
    amount: isInteger,
    balance: isInteger,
  }),
  'party-reset': shape<EventPayloads['party-reset']>({
    ...stamp,
    resetId: isString,
    guests: isInteger,
    cancelledRaces: isInteger,
    refundedBets: isInteger,
    richest: optional(isRichest),
  }),
  'party-restored': shape<EventPayloads['party-restored']>({ ...stamp, races: isInteger }),
  'overlay-test': shape<EventPayloads['overlay-test']>({ ...stamp, hostName: isString }),
  'race-opened': shape<EventPayloads['race-opened']>(raceFields),
  'race-edited': shape<EventPayloads['race-edited']>({ ...raceFields, ...renaming }),
  'racer-entered': shape<EventPayloads['racer-entered']>(racerFields),
  'racer-left': shape<EventPayloads['racer-left']>(racerFields),
  'race-locked': shape<EventPayloads['race-locked']>(raceFields),
  'race-unlocked': shape<EventPayloads['race-unlocked']>(raceFields),
  'race-cancelled': shape<EventPayloads['race-cancelled']>({
    ...raceFields,
    ...withBets,
    refundedBets: isInteger,
    isInvolved: optional(isBoolean),
  }),
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
    lapId: optional(isInteger),
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
  'round-started': shape<EventPayloads['round-started']>({
    ...roundFields,
    playerCount: isInteger,
  }),
  'round-dealt': shape<EventPayloads['round-dealt']>({ ...roundFields, playerCount: isInteger }),
  'round-updated': shape<EventPayloads['round-updated']>({
    ...roundFields,
    status: isRoundStatus,
    playerCount: isInteger,
    speaker: nullable(isPerson),
    caught: optional(nullable(isPerson)),
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
