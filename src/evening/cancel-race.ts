import { eq } from 'drizzle-orm';
import { type DueBet, payBets } from '../betting/pay-bets.js';
import { readEndedBets, readPendingBets } from '../betting/read-bets.js';
import { sumPayouts } from '../betting/rules.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import type { Line } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { ChangedRace, RaceChange } from '../racing/lock-race.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { type Race, raceFields } from '../racing/race.js';

export interface CancelledRace extends ChangedRace {
  readonly refundedBets: number;
  readonly refundedCoins: number;
}

interface Cancellation extends RaceChange {
  /** True where nobody asked for it: the race had been left. */
  readonly isByItself?: boolean;
}

/**
 * Ends a race without a winner and gives every pending stake back, once; a race cancelled before is
 * reported as it was.
 * @throws UserError `race-finished` for a race paid out, `wallet-full`, `not-found` or
 * `button-outdated`.
 */
export function cancelRace(
  db: Database,
  { party, gameId, triggeredBy, tellIn, isByItself = false }: Cancellation,
  clock: Clock,
): Promise<CancelledRace> {
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, party.id, gameId);
    if (race.status === 'FINISHED' && !race.isCancelled)
      throw new UserError('race-finished', { title: race.title, isCancelled: false });
    const owed = await (race.isCancelled ? readEndedBets : readPendingBets)(tx, race);
    const refunds = owed.map(
      ({ betId, bettorId, stake }): DueBet => ({
        betId,
        bettorId,
        status: 'REFUNDED',
        payout: stake,
      }),
    );
    const sums = { refundedBets: refunds.length, refundedCoins: sumPayouts(refunds) };
    if (race.isCancelled) return { race, isChanged: false, ...sums };
    const kind = isByItself ? 'race-cancelled-by-itself' : 'race-cancelled';
    const line = { kind, subject: race.id, tellIn } as const;
    return endWithRefunds(tx, race, refunds, triggeredBy, clock.now(), line);
  });
}

/** The same for a live race that the caller holds, inside its transaction. */
export async function cancelHeldRace(
  tx: Transaction,
  race: Race,
  triggeredBy: string | null,
  now: Date,
): Promise<CancelledRace> {
  const owed = await readPendingBets(tx, race);
  const refunds = owed.map(
    ({ betId, bettorId, stake }): DueBet => ({
      betId,
      bettorId,
      status: 'REFUNDED',
      payout: stake,
    }),
  );
  return endWithRefunds(tx, race, refunds, triggeredBy, now, null);
}

async function endWithRefunds(
  tx: Transaction,
  race: Race,
  refunds: readonly DueBet[],
  triggeredBy: string | null,
  now: Date,
  line: Line | null,
): Promise<CancelledRace> {
  await payBets(tx, race, refunds, { at: now });
  const cancelled: Race = { ...race, status: 'FINISHED', isCancelled: true, endedAt: now };
  await Promise.all([
    tx
      .update(partyGames)
      .set({ status: 'FINISHED', cancelledAt: now, endTime: now })
      .where(eq(partyGames.id, race.id)),
    recordEvent(
      tx,
      {
        partyId: race.partyId,
        type: 'race-cancelled',
        triggeredBy,
        payload: {
          ...raceFields(cancelled),
          refundedBets: refunds.length,
          timestamp: now.toISOString(),
        },
      },
      line,
    ),
  ]);
  return {
    race: cancelled,
    isChanged: true,
    refundedBets: refunds.length,
    refundedCoins: sumPayouts(refunds),
  };
}
