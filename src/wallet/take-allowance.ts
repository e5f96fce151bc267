import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Orm, Transaction } from '../db/database.js';
import { type Refusal, UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actOnce } from '../values/act-once.js';
import { lockWallets, moveCoins } from './move-coins.js';
import {
  type AllowanceState,
  allowanceBelow,
  allowanceCoins,
  allowanceDay,
  decideAllowance,
  nextDaySeconds,
} from './rules.js';

export interface AllowanceInput {
  readonly party: Party;
  readonly guestId: string;
  readonly interactionId: string;
}

/** Whether a guest may take the daily coins now. */
export async function readAllowance(
  db: Orm | Transaction,
  partyId: string,
  guestId: string,
  balance: number,
  now: Date,
): Promise<AllowanceState> {
  const [row] = await db.execute<{ hasPendingBet: boolean; isTakenToday: boolean }>(sql`
    select exists (
        select from bets where party_id = ${partyId} and bettor_id = ${guestId} and status = 'PENDING') as "hasPendingBet",
      exists (
        select from wallet_entries w join party_users s on s.id = w.user_id
        where s.party_id = ${partyId} and ${guestId} in (s.id, s.merged_into) and w.allowance_day = ${allowanceDay(now)}::date) as "isTakenToday"`);
  return decideAllowance({
    balance,
    hasPendingBet: row?.hasPendingBet ?? false,
    isTakenToday: row?.isTakenToday ?? false,
  });
}

/**
 * Gives a guest who has run out the daily coins, once a day (UTC); a repeated delivery gives
 * nothing more. Returns the balance.
 * @throws UserError `allowance-not-needed`, `allowance-pending-bet`, `allowance-taken`,
 * `guest-merged` or `guest-removed`.
 */
export function takeAllowance(
  db: Database,
  input: AllowanceInput,
  clock: Clock,
): Promise<{ readonly balance: number }> {
  return actOnce(
    () => giveCoins(db, input, clock.now()),
    async () => {
      const [row] = await db.sql<[{ readonly balance: number }?]>`
        select balance_after as balance from wallet_entries
        where party_id = ${input.party.id} and user_id = ${input.guestId} and interaction_id = ${input.interactionId}`;
      return row ?? null;
    },
  );
}

async function giveCoins(
  db: Database,
  { party, guestId, interactionId }: AllowanceInput,
  now: Date,
): Promise<{ readonly balance: number }> {
  return db.orm.transaction(async (tx) => {
    // A stake locks the wallet too: with the lock held, no bet of this guest is being placed.
    const [wallet] = await lockWallets(tx, party.id, [guestId]);
    if (wallet === undefined) throw new Error(`No guest ${guestId} in party ${party.id}`);
    await requirePresent(tx, party.id, guestId);
    const state = await readAllowance(tx, party.id, guestId, wallet.balance, now);
    if (state !== 'offered') throw refuse(state, wallet.balance, now);
    const amount = allowanceCoins;
    const once = { allowanceDay: allowanceDay(now), interactionId };
    await moveCoins(tx, party.id, [{ userId: guestId, kind: 'ALLOWANCE', amount, ...once }], now);
    const person = { userId: guestId, userName: wallet.name };
    const payload = { ...person, amount, timestamp: now.toISOString() };
    const event = { partyId: party.id, type: 'allowance-taken', triggeredBy: guestId } as const;
    await recordEvent(tx, { ...event, payload });
    return { balance: wallet.balance + amount };
  });
}

/**
 * The seat may have ended while the button was pressed; the caller holds its wallet.
 * @throws UserError `guest-merged` or `guest-removed`.
 */
async function requirePresent(tx: Transaction, partyId: string, guestId: string): Promise<void> {
  const [seat] = await tx.execute<{ isRemoved: boolean; mergedInto: string | null }>(sql`
    select u.removed_at is not null as "isRemoved", k.name as "mergedInto"
    from party_users u left join party_users k on k.id = u.merged_into
    where u.party_id = ${partyId} and u.id = ${guestId}`);
  const name = seat?.mergedInto ?? null;
  if (name !== null) throw new UserError('guest-merged', { name });
  if (seat?.isRemoved !== false) throw new UserError('guest-removed', {});
}

function refuse(state: Exclude<AllowanceState, 'offered'>, balance: number, now: Date): Refusal {
  if (state === 'not-needed')
    return new UserError('allowance-not-needed', { balance, limit: allowanceBelow });
  if (state === 'pending-bet') return new UserError('allowance-pending-bet', {});
  return new UserError('allowance-taken', { nextSeconds: nextDaySeconds(now) });
}
