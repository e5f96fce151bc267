import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { maxCoins } from '../values/amount.js';
import { debtRows, sumOf } from './debt.js';
import type { LockedWallet, Movement, Owing } from './movement.js';

/**
 * Moves coins on any number of wallets: locks them in the order of their ids (so that two payments
 * over the same guests cannot deadlock), then changes balances and writes chained ledger rows in
 * one statement. Several movements of one guest chain in the order given. What comes in pays first
 * what the guest owes, except the daily coins.
 * @throws UserError `wallet-full` where a balance would pass `maxCoins`.
 */
export async function moveCoins(
  tx: Transaction,
  partyId: string,
  movements: readonly Movement[],
  at: Date,
  owing: Owing = {},
): Promise<void> {
  if (movements.length === 0) return;
  const own = new Map<string, Movement[]>();
  for (const movement of movements) {
    const chain = own.get(movement.userId);
    if (chain === undefined) own.set(movement.userId, [movement]);
    else chain.push(movement);
  }
  const wallets = await lockWallets(tx, partyId, [...own.keys()]);
  const debts = wallets.map((wallet) => {
    const chain = own.get(wallet.id) ?? [];
    const debt = debtRows(wallet, chain, owing);
    const rows = [...debt.lent, ...chain, ...debt.paid];
    if (wallet.balance + sumOf(rows) > maxCoins)
      throw new UserError('wallet-full', { name: wallet.name });
    return debt;
  });
  const rows = [
    ...debts.flatMap(({ lent }) => lent),
    ...movements,
    ...debts.flatMap(({ paid }) => paid),
  ];
  await writeMovements(tx, partyId, rows, at);
}

/** Locks wallets, each given once, in the order of their ids and reads what they hold. */
export async function lockWallets(
  tx: Transaction,
  partyId: string,
  userIds: readonly string[],
): Promise<readonly LockedWallet[]> {
  const wallets = await tx.execute<LockedWallet>(sql`
    select id, name, wallet_balance as balance, debt from party_users
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
        ${column((m) => m.allowanceDay)}::text[], ${column((m) => m.interactionId)}::text[], ${column((m) => m.actId)}::uuid[]
      ) with ordinality as m(
        user_id, kind, amount, bet_id, game_id, round_id, settlement_id, reverses_id, reason, allowance_day, interaction_id, act_id, place)
    ), wallets as (
      update party_users u set wallet_balance = u.wallet_balance + t.total, debt = u.debt + t.owed
      from (
        select user_id, sum(amount)::int as total, coalesce(sum(amount) filter (where kind = 'DEBT'), 0)::int as owed
        from moved group by user_id) t
      where u.party_id = ${partyId} and u.id = t.user_id
      returning u.id, u.wallet_balance - t.total as balance_before
    )
    insert into wallet_entries (
      party_id, user_id, kind, amount, balance_after, bet_id, game_id, round_id, settlement_id, reverses_id, reason,
      allowance_day, interaction_id, act_id, created_at)
    select ${partyId}::uuid, m.user_id, m.kind, m.amount,
      (w.balance_before + sum(m.amount) over (partition by m.user_id order by m.place))::int,
      m.bet_id, m.game_id, m.round_id, m.settlement_id, m.reverses_id, m.reason,
      m.allowance_day::date, m.interaction_id, m.act_id, ${at.toISOString()}::timestamptz
    from moved m join wallets w on w.id = m.user_id
    order by m.place`);
}
