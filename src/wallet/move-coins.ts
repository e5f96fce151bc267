import { sql } from 'drizzle-orm';
import type { LedgerKind } from '../contract/ledger.js';
import type { Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { maxCoins } from '../values/amount.js';

/** One movement on one guest's wallet. */
export interface Movement {
  readonly userId: string;
  readonly kind: LedgerKind;
  /** Coins; negative where they leave the wallet. */
  readonly amount: number;
  readonly betId?: string;
  readonly gameId?: string;
  readonly roundId?: string;
  readonly settlementId?: string;
  readonly reversesId?: number;
  readonly reason?: string;
  /** `2026-11-21`: at most one a guest and day. */
  readonly allowanceDay?: string;
  /** Unique in the ledger, so that a second delivery moves nothing. */
  readonly interactionId?: string;
}

/** A wallet as it is while its lock is held. */
export interface LockedWallet extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly balance: number;
}

/**
 * Moves coins on any number of wallets: locks them in the order of their ids (so that two payments
 * over the same guests cannot deadlock), then changes balances and writes chained ledger rows in
 * one statement. Several movements of one guest chain in the order given.
 * @throws UserError `wallet-full` where a balance would pass `maxCoins`.
 */
export async function moveCoins(
  tx: Transaction,
  partyId: string,
  movements: readonly Movement[],
  at: Date,
): Promise<void> {
  if (movements.length === 0) return;
  const totals = new Map<string, number>();
  for (const { userId, amount } of movements)
    totals.set(userId, (totals.get(userId) ?? 0) + amount);
  const wallets = await lockWallets(tx, partyId, [...totals.keys()]);
  for (const wallet of wallets) {
    if (wallet.balance + (totals.get(wallet.id) ?? 0) > maxCoins)
      throw new UserError('wallet-full', { name: wallet.name });
  }
  await writeMovements(tx, partyId, movements, at);
}

/** Locks wallets, each given once, in the order of their ids and reads what they hold. */
export async function lockWallets(
  tx: Transaction,
  partyId: string,
  userIds: readonly string[],
): Promise<readonly LockedWallet[]> {
  const wallets = await tx.execute<LockedWallet>(sql`
    select id, name, wallet_balance as balance from party_users
    where party_id = ${partyId} and id = any(${sql.param([...userIds])}::uuid[])
    order by id for no key update`);
  if (wallets.length !== userIds.length)
    throw new Error('A wallet that coins should move on is not in this party');
  return wallets;
}

async function writeMovements(
  tx: Transaction,
  partyId: string,
  movements: readonly Movement[],
  at: Date,
): Promise<void> {
  const column = (pick: (movement: Movement) => string | number | undefined) =>
    sql.param(movements.map((movement) => pick(movement) ?? null));
  await tx.execute(sql`
    with moved as (
      select * from unnest(
        ${column((m) => m.userId)}::uuid[], ${column((m) => m.kind)}::text[], ${column((m) => m.amount)}::int[],
        ${column((m) => m.betId)}::uuid[], ${column((m) => m.gameId)}::uuid[], ${column((m) => m.roundId)}::uuid[],
        ${column((m) => m.settlementId)}::uuid[], ${column((m) => m.reversesId)}::bigint[], ${column((m) => m.reason)}::text[],
        ${column((m) => m.allowanceDay)}::text[], ${column((m) => m.interactionId)}::text[]
      ) with ordinality as m(
        user_id, kind, amount, bet_id, game_id, round_id, settlement_id, reverses_id, reason, allowance_day, interaction_id, place)
    ), wallets as (
      update party_users u set wallet_balance = u.wallet_balance + t.total
      from (select user_id, sum(amount)::int as total from moved group by user_id) t
      where u.party_id = ${partyId} and u.id = t.user_id
      returning u.id, u.wallet_balance - t.total as balance_before
    )
    insert into wallet_entries (
      party_id, user_id, kind, amount, balance_after, bet_id, game_id, round_id, settlement_id, reverses_id, reason,
      allowance_day, interaction_id, created_at)
    select ${partyId}::uuid, m.user_id, m.kind, m.amount,
      (w.balance_before + sum(m.amount) over (partition by m.user_id order by m.place))::int,
      m.bet_id, m.game_id, m.round_id, m.settlement_id, m.reverses_id, m.reason,
      m.allowance_day::date, m.interaction_id, ${at.toISOString()}::timestamptz
    from moved m join wallets w on w.id = m.user_id
    order by m.place`);
}
