import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Race } from '../racing/race.js';
import { maxCoins } from '../values/amount.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import type { Movement, Owing } from '../wallet/movement.js';
import type { BetResult } from './rules.js';

/** A bet's result and whose wallet it goes to. */
export interface DueBet extends BetResult {
  readonly bettorId: string;
}

interface PayingFor {
  readonly settlementId?: string;
  /** The host's act that ends them; absent where it cannot be taken back. */
  readonly actId?: string | undefined;
  readonly at: Date;
}

/**
 * Ends a race's pending bets and moves what they pay, in the order given; the caller holds the
 * race. A fixed number of statements however many bets there are.
 * @throws UserError `wallet-full`.
 */
export async function payBets(
  tx: Transaction,
  race: Race,
  due: readonly DueBet[],
  { settlementId, actId, at, ...owing }: PayingFor & Owing,
): Promise<void> {
  if (due.length === 0) return;
  await requirePayable(tx, race, due);
  const ended = await tx.execute(sql`
    update bets b set status = d.status, payout = d.payout, settled_at = ${at.toISOString()}::timestamptz
    from unnest(
      ${sql.param(due.map(({ betId }) => betId))}::uuid[], ${sql.param(due.map(({ status }) => status))}::text[],
      ${sql.param(due.map(({ payout }) => payout))}::int[]
    ) as d(id, status, payout)
    where b.id = d.id and b.party_id = ${race.partyId} and b.game_id = ${race.id} and b.status = 'PENDING'`);
  if (ended.count !== due.length)
    throw new Error(`Only ${ended.count} of ${due.length} bets of race ${race.id} were pending`);
  const movements = due.flatMap(({ betId, bettorId, status, payout }): Movement[] => {
    if (payout === null) return [];
    const kind = status === 'WON' ? 'PAYOUT' : 'REFUND';
    return [
      {
        userId: bettorId,
        kind,
        amount: payout,
        betId,
        gameId: race.id,
        ...(settlementId === undefined ? {} : { settlementId }),
        actId,
      },
    ];
  });
  await moveCoins(tx, race.partyId, movements, at, owing);
}

/** A pot may be more than any wallet holds: then no row could hold the payout either. */
async function requirePayable(tx: Transaction, race: Race, due: readonly DueBet[]): Promise<void> {
  const tooLarge = due.find(({ payout }) => payout !== null && payout > maxCoins);
  if (tooLarge === undefined) return;
  const [wallet] = await lockWallets(tx, race.partyId, [tooLarge.bettorId]);
  throw new UserError('wallet-full', { name: wallet?.name ?? '' });
}
