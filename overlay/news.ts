import { rankBoard } from '../src/contract/board.js';
import type { EventPayloads, PublishedEvent } from '../src/contract/events.js';
import type { RaceState } from '../src/contract/snapshot.js';
import type { OverlayState } from './state.js';
import { type Sentence, type ToastKind, toastText } from './text.js';

export interface Toast {
  /** The event's number: each event makes at most one toast. */
  readonly id: number;
  readonly kind: ToastKind;
  readonly sentence: Sentence;
}

/** What a row of the tower shows for a moment after a lap. */
export interface Mark {
  readonly id: number;
  readonly gameId: string;
  readonly userId: string;
  readonly kind: 'fastest' | 'improved' | 'newcomer' | 'lap';
  /** Places won by this lap. */
  readonly gained: number;
}

/** The toast for something that has just happened, or null where nothing is to be said. */
export function toastFor(event: PublishedEvent, after: OverlayState): Toast | null {
  const spoken = describe(event, after);
  return spoken === null ? null : { id: event.sequence, kind: spoken[0], sentence: spoken[1] };
}

function describe(
  event: PublishedEvent,
  after: OverlayState,
): readonly [ToastKind, Sentence] | null {
  switch (event.type) {
    case 'user-joined':
      return ['party', toastText.joined(event.payload.name)];
    case 'overlay-test':
      return ['party', toastText.test(event.payload.hostName)];
    case 'race-opened':
      return ['race', toastText.raceOpened(event.payload.title)];
    case 'race-locked':
      return ['race', toastText.raceLocked(event.payload.title)];
    case 'race-unlocked':
      return ['race', toastText.raceUnlocked(event.payload.title)];
    case 'race-cancelled':
      return ['race', toastText.raceCancelled(event.payload.title, event.payload.refundedBets)];
    case 'race-restored':
      return ['race', toastText.raceRestored(event.payload.title)];
    case 'leaderboard-update':
      return describeLap(event.payload, findRace(after, event.payload.gameId));
    case 'lap-voided':
      return ['race', toastText.lapVoided(event.payload.userName, event.payload.lapTimeMs)];
    case 'bet-placed':
      return ['bet', describeBet(event.payload)];
    case 'bets-settled':
      return ['race', describeWin(event.payload, findRace(after, event.payload.gameId))];
    case 'bet-withdrawn':
      return ['bet', describeWithdrawal(event.payload)];
    case 'bets-unsettled':
      return ['race', toastText.raceUnsettled(event.payload.title)];
    case 'round-started':
    case 'round-dealt':
    case 'round-revealed':
    case 'round-cancelled':
      return ['game', describeRound(event)];
    default:
      return null;
  }
}

type RoundEvent = Extract<
  PublishedEvent,
  { readonly type: 'round-started' | 'round-dealt' | 'round-revealed' | 'round-cancelled' }
>;

function describeRound(event: RoundEvent): Sentence {
  switch (event.type) {
    case 'round-started':
      return toastText.roundStarted(event.payload.round, event.payload.playerCount);
    case 'round-dealt':
      return toastText.roundDealt(event.payload.round);
    case 'round-revealed':
      return describeReveal(event.payload);
    case 'round-cancelled':
      return toastText.roundCancelled(event.payload.round);
  }
}

function describeReveal({ imposters, outcome = null }: EventPayloads['round-revealed']): Sentence {
  return toastText.roundRevealed(
    imposters.map(({ name }) => name),
    outcome,
  );
}

function describeWin(
  { winnerName, winningBets, paidOut }: EventPayloads['bets-settled'],
  race: RaceState | undefined,
): Sentence {
  return toastText.raceWon(winnerName, race?.title ?? '', winningBets, paidOut);
}

function describeWithdrawal({
  bettorName,
  amount,
  targetName,
}: EventPayloads['bet-withdrawn']): Sentence {
  return toastText.withdrawn(bettorName, amount, targetName);
}

function describeLap(
  lap: EventPayloads['leaderboard-update'],
  race: RaceState | undefined,
): readonly [ToastKind, Sentence] {
  const { userName, lapTimeMs } = lap;
  if (lapTimeMs === null) return ['lap', toastText.didNotFinish(userName)];
  if (!lap.isPersonalBest) return ['lap', toastText.slower(userName, lapTimeMs)];
  const position = findPosition(race, lap.userId);
  if (position === 1) return ['best', toastText.fastest(userName, lapTimeMs)];
  return ['lap', toastText.improved(userName, lapTimeMs, position)];
}

function describeBet({
  bettorName,
  targetName,
  amount,
  totalAmount,
}: EventPayloads['bet-placed']): Sentence {
  return totalAmount > amount
    ? toastText.raised(bettorName, totalAmount, targetName)
    : toastText.bet(bettorName, amount, targetName);
}

/** The mark on the racer's row after a lap, or null for anything else. */
export function markFor(
  event: PublishedEvent,
  before: OverlayState,
  after: OverlayState,
): Mark | null {
  if (event.type !== 'leaderboard-update') return null;
  const { gameId, userId, lapTimeMs, isPersonalBest } = event.payload;
  const from = findPosition(findRace(before, gameId), userId);
  const to = findPosition(findRace(after, gameId), userId);
  const isBetter = lapTimeMs !== null && isPersonalBest;
  const kind =
    isBetter && to === 1 ? 'fastest' : from === 0 ? 'newcomer' : isBetter ? 'improved' : 'lap';
  return {
    id: event.sequence,
    gameId,
    userId,
    kind,
    gained: from === 0 ? 0 : Math.max(0, from - to),
  };
}

function findRace(state: OverlayState, gameId: string): RaceState | undefined {
  return state.races.find((race) => race.gameId === gameId);
}

/** 1 is the fastest; 0: not in the race. */
function findPosition(race: RaceState | undefined, userId: string): number {
  return rankBoard(race?.entries ?? []).find((entry) => entry.userId === userId)?.position ?? 0;
}
