import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actUndoUntil, recordAct } from '../party/host-acts.js';
import { actOnce } from '../values/act-once.js';
import { maxCoins } from '../values/amount.js';
import { cleanText } from '../values/display-name.js';
import { lockWallets, moveCoins } from './move-coins.js';
import type { LockedWallet } from './movement.js';

export interface GrantInput {
  readonly party: Party;
  readonly userId: string;
  /** Coins; negative takes some. */
  readonly amount: number;
  /** As typed. */
  readonly reason: string;
  /** The host's guest id; null for a host who has not joined. */
  readonly grantedBy: string | null;
  readonly interactionId: string;
}

export interface Grant {
  readonly name: string;
  readonly amount: number;
  readonly reason: string;
  readonly balance: number;
  /** How much of it paid what the guest owed. */
  readonly paidDebt: number;
  /** By which it can be taken back, and until when; null for one of an older version. */
  readonly undo: { readonly actId: string; readonly until: Date } | null;
}

const maxReason = 100;

/**
 * Gives a guest coins, or takes some, with a ledger row that tells why; once for each interaction.
 * @throws UserError `grant-invalid`, `grant-reason-missing`, `grant-below-zero`, `grant-over-limit`
 * or `not-found`.
 */
export async function grantCoins(db: Database, input: GrantInput, clock: Clock): Promise<Grant> {
  const { amount } = input;
  if (!Number.isInteger(amount) || amount === 0 || Math.abs(amount) > maxCoins)
    throw new UserError('grant-invalid', {});
  const reason = cleanText(input.reason, maxReason);
  if (reason === '') throw new UserError('grant-reason-missing', {});
  return actOnce(
    () => writeGrant(db, { ...input, reason }, clock.now()),
    () => readGrant(db, input),
  );
}

async function writeGrant(db: Database, input: GrantInput, now: Date): Promise<Grant> {
  const { party, userId, amount, reason, grantedBy, interactionId } = input;
  return db.orm.transaction(async (tx) => {
    const { name, debt } = await holdGranted(tx, input);
    const act = { partyId: party.id, kind: 'grant', userId, data: {} } as const;
    const actId = await recordAct(tx, { ...act, doneBy: grantedBy, doneAt: now });
    const movement = { userId, kind: 'GRANT', amount, reason, interactionId, actId } as const;
    await moveCoins(tx, party.id, [movement], now);
    const [entry] = await tx.execute<{ id: number }>(sql`
      select id::float8 as id from wallet_entries where interaction_id = ${interactionId}`);
    const [wallet] = await lockWallets(tx, party.id, [userId]);
    const balance = wallet?.balance ?? 0;
    const payload = { userId, name, amount, balance, entryId: entry?.id ?? 0 };
    await recordEvent(tx, {
      partyId: party.id,
      type: 'coins-granted',
      triggeredBy: grantedBy,
      payload: { ...payload, timestamp: now.toISOString() },
    });
    const paidDebt = debt - (wallet?.debt ?? 0);
    return { name, amount, reason, balance, paidDebt, undo: undoOf(actId, now) };
  });
}

/**
 * Holds the wallet of a guest who is there, and whose wallet holds what is moved.
 * @throws UserError `not-found`, `grant-below-zero` or `grant-over-limit`.
 */
async function holdGranted(
  tx: Transaction,
  { party, userId, amount }: GrantInput,
): Promise<LockedWallet> {
  const [present] = await tx.execute<{ id: string }>(sql`
    select id from party_users
    where party_id = ${party.id} and id = ${userId} and removed_at is null and merged_into is null
    for no key update`);
  const [wallet] = present === undefined ? [] : await lockWallets(tx, party.id, [userId]);
  if (wallet === undefined) throw new UserError('not-found', { what: 'guest' });
  const { name, balance } = wallet;
  if (balance + amount < 0) throw new UserError('grant-below-zero', { name, balance });
  if (balance + amount > maxCoins)
    throw new UserError('grant-over-limit', { name, room: maxCoins - balance });
  return wallet;
}

/** The grant that this interaction made before. */
async function readGrant(
  db: Database,
  { party, interactionId }: GrantInput,
): Promise<Grant | null> {
  const [row] = await db.sql<
    [(Omit<Grant, 'undo'> & { readonly actId: string | null; readonly at: Date })?]
  >`
    select u.name, w.amount, w.reason, w.balance_after - coalesce(d.paid, 0) as balance,
      coalesce(d.paid, 0) as "paidDebt", w.act_id as "actId", w.created_at as at
    from wallet_entries w join party_users u on u.id = w.user_id
    left join lateral (
      select -n.amount as paid from wallet_entries n
      where n.user_id = w.user_id and n.id > w.id and n.kind = 'DEBT' and n.created_at = w.created_at limit 1) d on true
    where w.party_id = ${party.id} and w.interaction_id = ${interactionId} and w.kind = 'GRANT'`;
  if (row === undefined) return null;
  const { actId, at, ...grant } = row;
  return { ...grant, undo: actId === null ? null : undoOf(actId, at) };
}

function undoOf(actId: string, doneAt: Date): NonNullable<Grant['undo']> {
  return { actId, until: actUndoUntil({ kind: 'grant', doneAt, isAutomatic: false }) };
}
