import { listRefunds, type Payment } from '../betting/payments.js';
import type { Transaction } from '../db/database.js';
import type { Line } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { type Race, raceFields } from '../racing/race.js';
import { listEndedSeats } from './ended-seats.js';
import { moveSeat } from './move-seat.js';
import { revive, type StateBefore, writeRevived } from './race-state.js';
import { reopenBets } from './reopen-bets.js';
import { reversePayments } from './reverse-payments.js';

/** A race that is on again. */
export interface RevivedRace {
  readonly race: Race;
  /** Coins taken back, and bets that are pending again. */
  readonly takenBack: number;
  readonly bets: number;
}

interface Reviving {
  readonly before: StateBefore;
  /** What its end gave back. */
  readonly refunds: readonly Payment[];
  readonly triggeredBy: string | null;
  readonly line: Line | null;
}

/**
 * Puts a cancelled race that the caller holds back on: bets pending again by reversing rows, the
 * race in the state it had. What a wallet lacks is owed.
 */
export async function reviveRace(
  tx: Transaction,
  race: Race,
  { before, refunds, triggeredBy, line }: Reviving,
  now: Date,
): Promise<RevivedRace> {
  const ended = await listEndedSeats(tx, race);
  const takenBack = await reversePayments(tx, race, refunds, ended, now);
  await reopenBets(tx, refunds);
  const live = revive(race, before, now);
  await writeRevived(tx, live, now);
  for (const pair of ended) await moveSeat(tx, [live], pair, now);
  const counts = { bets: refunds.length, takenBack };
  const payload = { ...raceFields(live), ...counts, timestamp: now.toISOString() };
  const event = { partyId: race.partyId, type: 'race-restored', triggeredBy, payload } as const;
  await recordEvent(tx, event, line);
  return { race: live, ...counts };
}

/** What an act gave back for the bets of one race. */
export async function listRefundsOf(
  tx: Transaction,
  actId: string,
  raceId: string,
): Promise<readonly Payment[]> {
  return (await listRefunds(tx, actId)).filter(({ gameId }) => gameId === raceId);
}
