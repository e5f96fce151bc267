import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { isLockDue, type Race } from '../racing/race.js';
import { type FoundBet, findBet } from './find-bet.js';
import { payBets } from './pay-bets.js';

export interface WithdrawInput {
  readonly party: Party;
  readonly betId: string;
  /**
   * The guest who asks: the bettor, or a host for a walk-in (null: one who has not joined). The
   * caller has checked the right.
   */
  readonly triggeredBy: string | null;
}

export interface WithdrawnBet {
  readonly race: Race;
  readonly bet: FoundBet;
  readonly balance: number;
  /** False where the coins had gone back before. */
  readonly isChanged: boolean;
}

/**
 * Takes a whole pending bet back while its race is open, once; a bet refunded before is reported as
 * it is.
 * @throws UserError `bet-stands` once the race is locked, or its time to lock has come, or the bet
 * is decided; `not-found`, `button-outdated`, `wallet-full`.
 */
export async function withdrawBet(
  db: Database,
  { party, betId, triggeredBy }: WithdrawInput,
  clock: Clock,
): Promise<WithdrawnBet> {
  const { gameId } = await findBet(db.orm, party.id, betId);
  return db.orm.transaction(async (tx) => {
    // Holding the race keeps stakes, locks and payouts away; what the bet is must be read after
    // that.
    const race = await lockRaceRow(tx, party.id, gameId);
    const bet = await findBet(tx, party.id, betId);
    if (bet.status === 'REFUNDED')
      return { race, bet, balance: bet.bettorBalance, isChanged: false };
    if (bet.status !== 'PENDING')
      throw new UserError('bet-stands', { title: race.title, status: bet.status });
    // Asked once the race is held: whoever waited for it past the time of its lock is too late,
    // too.
    const now = clock.now();
    if (race.status !== 'OPEN' || isLockDue(race, now))
      throw new UserError('bet-stands', { title: race.title, status: 'LOCKED' });
    await payBets(
      tx,
      race,
      [{ betId, bettorId: bet.bettorId, status: 'REFUNDED', payout: bet.amount }],
      { at: now },
    );
    await recordWithdrawal(tx, race, bet, triggeredBy, now);
    const { bettorBalance } = await findBet(tx, party.id, betId);
    return { race, bet, balance: bettorBalance, isChanged: true };
  });
}

async function recordWithdrawal(
  tx: Transaction,
  race: Race,
  bet: FoundBet,
  triggeredBy: string | null,
  now: Date,
): Promise<void> {
  const { id, gameId, bettorId, bettorName, targetId, targetName, amount } = bet;
  const payload = {
    gameId,
    betId: id,
    bettorId,
    bettorName,
    targetId,
    targetName,
    amount,
    timestamp: now.toISOString(),
  };
  await recordEvent(tx, { partyId: race.partyId, type: 'bet-withdrawn', triggeredBy, payload });
}
