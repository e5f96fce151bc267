import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import type { HostAct } from '../party/host-acts.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import type { Movement } from '../wallet/movement.js';
import type { MergeData } from './merge-data.js';
import type { SeatPair } from './move-seat.js';

interface Row extends Record<string, unknown> {
  readonly id: number;
  readonly userId: string;
  readonly kind: Movement['kind'];
  readonly amount: number;
  readonly betId: string | null;
  readonly gameId: string | null;
}

/**
 * Reverses all that a merge moved, the last first. A bet that it placed is given back instead of
 * its stake being reversed: its row stays, as one that was refunded.
 */
export async function returnCoins(
  tx: Transaction,
  partyId: string,
  { act, data, from, into }: SeatPair & { readonly act: HostAct; readonly data: MergeData },
  now: Date,
): Promise<void> {
  const rows = await tx.execute<Row>(sql`
    select id::float8 as id, user_id as "userId", kind, amount, bet_id as "betId", game_id as "gameId"
    from wallet_entries where act_id = ${act.id} order by id desc`);
  const ids = new Set([from.id, into.id, ...rows.map(({ userId }) => userId)]);
  await lockWallets(tx, partyId, [...ids]);
  const placed = new Set(data.restaked.flatMap((b) => (b.total === b.stake ? [b.newId] : [])));
  const movements = rows.map(({ id, userId, kind, amount, betId, gameId }): Movement => {
    const isPlaced = kind === 'STAKE' && betId !== null && placed.has(betId);
    const about = {
      ...(betId === null ? {} : { betId }),
      ...(gameId === null ? {} : { gameId }),
    };
    return isPlaced
      ? { userId, kind: 'REFUND', amount: -amount, ...about }
      : { userId, kind: 'REVERSAL', amount: -amount, reversesId: id, ...about };
  });
  await moveCoins(tx, partyId, movements, now, { mayOwe: true });
}
