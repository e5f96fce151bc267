import { and, eq, sql } from 'drizzle-orm';
import { listPayments } from '../betting/payments.js';
import { requireUndoable } from '../betting/require-undoable.js';
import type { Clock } from '../clock.js';
import type { EventPayloads } from '../contract/events.js';
import type { Database, Transaction } from '../db/database.js';
import { raceSettlements } from '../db/schema/betting.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { isUuid } from '../party/guest.js';
import { readLastReset } from '../party/last-reset.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { type Race, raceFields } from '../racing/race.js';
import { listEndedSeats } from './ended-seats.js';
import { lockParty } from './lock-party.js';
import { moveSeat } from './move-seat.js';
import { writeRevived } from './race-state.js';
import { reversePayments } from './reverse-payments.js';

export interface UndoInput {
  readonly party: Party;
  /** As the preview's button carries it: a later settlement of the same race is another one. */
  readonly settlementId: string;
  /** The guest who asked; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface UndoneSettlement {
  readonly race: Race;
  /** Coins taken back, and bets that are pending again. */
  readonly takenBack: number;
  readonly bets: number;
  /** False where it had been taken back before. */
  readonly isChanged: boolean;
}

/**
 * Takes a payout back, once: reversing ledger rows, its bets pending again, the race locked, all or
 * nothing. What seats had in the race that were merged since goes to those that stayed, coins as
 * well as bets and laps.
 * What a wallet lacks its guest owes from then on.
 * @throws UserError `undo-too-late`, `undo-before-reset`, `not-found` or
 * `button-outdated`.
 */
export async function undoSettlement(
  db: Database,
  input: UndoInput,
  clock: Clock,
): Promise<UndoneSettlement> {
  const { gameId } = await findSettlement(db.orm, input);
  return db.orm.transaction(async (tx) => {
    // Merging and resetting take turns with this: who has which seat stays as it is read.
    await lockParty(tx, input.party.id);
    const race = await lockRaceRow(tx, input.party.id, gameId);
    const { reversedAt, ...settlement } = await findSettlement(tx, input);
    if (reversedAt !== null) return { race, takenBack: 0, bets: 0, isChanged: false };
    const now = clock.now();
    requireUndoable(
      { ...settlement, race },
      { now, lastReset: await readLastReset(tx, input.party.id) },
    );
    const ended = await listEndedSeats(tx, race);
    const payments = await listPayments(tx, input.settlementId);
    const takenBack = await reversePayments(tx, race, payments, ended, now);
    const reopened = await reopenBets(tx, race, input.settlementId);
    for (const pair of ended) await moveSeat(tx, [race], pair, now);
    const locked = lockedAgain(race);
    await Promise.all([
      markReversed(tx, input, now),
      writeRevived(tx, locked, now),
      recordUndo(tx, locked, input, {
        bets: reopened,
        takenBack,
        hasMerged: ended.length > 0,
        timestamp: now.toISOString(),
      }),
    ]);
    return { race: locked, takenBack, bets: reopened, isChanged: true };
  });
}

/** With a new version: a confirm from before the undo pays nothing. */
function lockedAgain(race: Race): Race {
  const boardVersion = race.boardVersion + 1;
  return { ...race, status: 'LOCKED', winnerId: null, endedAt: null, boardVersion };
}

async function markReversed(
  tx: Transaction,
  { settlementId, triggeredBy }: UndoInput,
  reversedAt: Date,
): Promise<void> {
  await tx
    .update(raceSettlements)
    .set({ reversedAt, reversedBy: triggeredBy })
    .where(eq(raceSettlements.id, settlementId));
}

function recordUndo(
  tx: Transaction,
  race: Race,
  { triggeredBy, tellIn }: UndoInput,
  undone: Omit<EventPayloads['bets-unsettled'], keyof ReturnType<typeof raceFields>>,
): Promise<void> {
  const payload = { ...raceFields(race), ...undone };
  return recordEvent(
    tx,
    { partyId: race.partyId, type: 'bets-unsettled', triggeredBy, payload },
    { kind: 'settlement-undone', tellIn },
  );
}

async function findSettlement(
  db: Database['orm'] | Transaction,
  { party, settlementId }: UndoInput,
) {
  if (!isUuid(settlementId)) throw new UserError('button-outdated', {});
  const { gameId, settledAt, isAutomatic, reversedAt } = raceSettlements;
  const [settlement] = await db
    .select({ gameId, settledAt, isAutomatic, reversedAt })
    .from(raceSettlements)
    .where(and(eq(raceSettlements.partyId, party.id), eq(raceSettlements.id, settlementId)));
  if (settlement === undefined) throw new UserError('not-found', { what: 'payout' });
  return settlement;
}

/**
 * The bets that the settlement decided are pending again; those refunded before it stay so. Returns
 * how many.
 */
async function reopenBets(tx: Transaction, race: Race, settlementId: string): Promise<number> {
  const reopened = await tx.execute(sql`
    update bets b set status = 'PENDING', payout = null, settled_at = null
    where b.party_id = ${race.partyId} and b.game_id = ${race.id} and (
      b.status in ('WON', 'LOST')
      or (b.status = 'REFUNDED' and exists (
        select from wallet_entries w where w.bet_id = b.id and w.settlement_id = ${settlementId} and w.kind = 'REFUND')))`);
  return reopened.count;
}
