import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { recordEvent } from '../events/record-event.js';
import { markUndone, readAct, requireActUndoable } from '../party/host-acts.js';
import { readLastReset } from '../party/last-reset.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import type { Movement } from '../wallet/movement.js';
import { lockParty } from './lock-party.js';
import type { UndoAsk } from './undo-ask.js';

/** Coins that a host gave, taken back; or given back, where the host had taken some. */
export interface UndoneGrant {
  readonly outcome: 'grant-undone';
  readonly name: string;
  /** As they were granted. */
  readonly amount: number;
  readonly balance: number;
  /** What the guest owes now, for they were spent. */
  readonly debt: number;
  /** False where it had been taken back before. */
  readonly isChanged: boolean;
}

interface GrantEntry extends Record<string, unknown> {
  readonly id: number;
  readonly amount: number;
  readonly userId: string;
  /** The seat that has the coins now, and its name. */
  readonly holderId: string;
  readonly name: string;
}

/**
 * Takes a grant back by a reversing row, once. What the guest has spent is owed.
 * @throws UserError `act-too-late`, `act-before-reset`, `not-found` or `wallet-full`.
 */
export function undoGrant(db: Database, input: UndoAsk, clock: Clock): Promise<UndoneGrant> {
  const { party, triggeredBy } = input;
  return db.orm.transaction(async (tx) => {
    await lockParty(tx, party.id);
    const act = await readAct(tx, party.id, input.actId);
    const entry = await readEntry(tx, act.id);
    const { holderId, name, amount } = entry;
    const isChanged = act.undoneAt === null;
    const now = clock.now();
    if (isChanged) {
      requireActUndoable(act, { now, lastReset: await readLastReset(tx, party.id) });
      await moveCoins(tx, party.id, reverse(entry), now, { mayOwe: true });
      await markUndone(tx, act, triggeredBy, now);
    }
    const [wallet] = await lockWallets(tx, party.id, [holderId]);
    const { balance = 0, debt = 0 } = wallet ?? {};
    if (isChanged) {
      const payload = { userId: holderId, name, amount, balance, timestamp: now.toISOString() };
      const event = { partyId: party.id, type: 'grant-undone', triggeredBy, payload } as const;
      await recordEvent(tx, event);
    }
    return { outcome: 'grant-undone', name, amount, balance, debt, isChanged };
  });
}

async function readEntry(tx: Transaction, actId: string): Promise<GrantEntry> {
  const [entry] = await tx.execute<GrantEntry>(sql`
    select w.id::float8 as id, w.amount, w.user_id as "userId", h.id as "holderId", h.name
    from wallet_entries w join party_users u on u.id = w.user_id
    join party_users h on h.id = coalesce(u.merged_into, u.id)
    where w.act_id = ${actId} and w.kind = 'GRANT'`);
  if (entry === undefined) throw new Error(`Grant ${actId} has no ledger row`);
  return entry;
}

/** In the wallet that the coins went to; a merged seat gets them from the one that stayed. */
function reverse({ id, amount, userId, holderId }: GrantEntry): readonly Movement[] {
  const reversal = { userId, kind: 'REVERSAL', amount: -amount, reversesId: id } as const;
  if (userId === holderId) return [reversal];
  const why = { kind: 'MERGE', reason: 'grant taken back' } as const;
  const moved = [
    { ...why, userId: holderId, amount: -amount },
    { ...why, userId, amount },
  ];
  return amount > 0 ? [...moved, reversal] : [reversal, ...moved.reverse()];
}
