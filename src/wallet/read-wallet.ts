import type { Database } from '../db/database.js';
import type { Movement } from './movement.js';

/** A line of the ledger with what a guest recognises it by. */
export interface LedgerLine {
  readonly id: number;
  readonly kind: Movement['kind'];
  readonly amount: number;
  readonly balanceAfter: number;
  readonly raceTitle: string | null;
  /** The racer that the bet was on. */
  readonly targetName: string | null;
  /** Number of the imposter round. */
  readonly round: number | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  /** True for a movement in the wallet of a seat that was merged into the guest. */
  readonly isMergedSeat: boolean;
}

export interface WalletView {
  readonly balance: number;
  /** Coins owed, which what comes in pays. */
  readonly debt: number;
  /** Newest first. */
  readonly entries: readonly LedgerLine[];
}

type WalletRow = Pick<WalletView, 'balance' | 'debt'> & {
  readonly [K in keyof LedgerLine]: LedgerLine[K] | null;
};

/**
 * A guest's coins and the last `limit` lines of the ledger after `offset` newer ones, read in one
 * statement so that they agree; seats that were merged into the guest have their lines among them.
 */
export async function readWallet(
  db: Database,
  partyId: string,
  userId: string,
  limit: number,
  offset = 0,
): Promise<WalletView> {
  const rows = await db.sql<WalletRow[]>`
    select u.wallet_balance as balance, u.debt, w.id::float8 as id, w.kind, w.amount, w.balance_after as "balanceAfter",
      g.title as "raceTitle", t.name as "targetName", r.round, w.reason, w.created_at as "createdAt", w.user_id <> u.id as "isMergedSeat"
    from party_users u
    left join lateral (
      select e.* from party_users s, lateral (
        select * from wallet_entries where user_id = s.id order by id desc limit ${limit + offset}
      ) e
      where s.party_id = u.party_id and u.id in (s.id, s.merged_into)
      order by e.id desc limit ${limit} offset ${offset}) w on true
    left join party_games g on g.id = w.game_id
    left join bets b on b.id = w.bet_id
    left join party_users t on t.id = b.target_user_id
    left join party_imposter_rounds r on r.id = w.round_id
    where u.party_id = ${partyId} and u.id = ${userId}
    order by w.id desc`;
  const [first] = rows;
  if (first === undefined) throw new Error(`No guest ${userId} in party ${partyId}`);
  return {
    balance: first.balance,
    debt: first.debt,
    entries: rows.filter(hasEntry).map(({ balance: _balance, debt: _debt, ...entry }) => entry),
  };
}

function hasEntry(row: WalletRow): row is Pick<WalletView, 'balance' | 'debt'> & LedgerLine {
  return row.id !== null;
}
