import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Party } from '../party/ensure-party.js';
import type { Race } from '../racing/race.js';
import { lockLiveRaces, readSeat, type Seat } from './lock-party.js';
import { type BetSum, readSeatBets, sumBets } from './seat-bets.js';

export interface RemovePreview {
  readonly seat: Seat;
  /** Bets by the guest, and on the guest by others: given back, or staying in locked races. */
  readonly own: { readonly refunded: BetSum; readonly staying: BetSum };
  readonly others: { readonly refunded: BetSum; readonly staying: BetSum };
  /** Laps in live races, which would be void. */
  readonly liveLaps: number;
}

/**
 * What removing a guest would do; changes nothing.
 * @throws UserError `not-found` or `guest-gone`.
 */
export function previewRemove(
  db: Database,
  { party, userId }: { readonly party: Party; readonly userId: string },
  clock: Clock,
): Promise<RemovePreview> {
  return db.orm.transaction(async (tx) => {
    const seat = await readSeat(tx, party.id, userId);
    if (seat === null) throw new UserError('not-found', { what: 'guest' });
    const { name, removedAt, mergedInto } = seat;
    if (removedAt !== null || mergedInto !== null) throw new UserError('guest-gone', { name });
    const races = await lockLiveRaces(tx, party.id);
    const { refunded, staying } = await readSeatBets(tx, races, userId, clock.now());
    const part = (isOwn: boolean) => {
      const mine = (bet: { readonly bettorId: string }) => (bet.bettorId === userId) === isOwn;
      return { refunded: sumBets(refunded.filter(mine)), staying: sumBets(staying.filter(mine)) };
    };
    const liveLaps = await countLaps(tx, races, userId);
    return { seat, own: part(true), others: part(false), liveLaps };
  });
}

async function countLaps(tx: Transaction, races: readonly Race[], userId: string): Promise<number> {
  const [row] = await tx.execute<{ laps: number }>(sql`
    select count(*)::int as laps from sim_race_laps
    where user_id = ${userId} and voided_at is null and game_id = any(${sql.param(races.map(({ id }) => id))}::uuid[])`);
  return row?.laps ?? 0;
}

/** Whether a host has a bet in a live race in which the guest drives or is backed. */
export async function isStakeInvolved(
  tx: Transaction,
  races: readonly Race[],
  userId: string,
  hostId: string | null,
): Promise<boolean> {
  if (hostId === null) return false;
  const [row] = await tx.execute<{ isInvolved: boolean }>(sql`
    select exists (
      select from bets b where b.bettor_id = ${hostId} and b.status = 'PENDING'
        and b.game_id = any(${sql.param(races.map(({ id }) => id))}::uuid[])
        and (b.target_user_id = ${userId}
          or exists (select from sim_race_entries e where e.game_id = b.game_id and e.user_id = ${userId}))) as "isInvolved"`);
  return row?.isInvolved ?? false;
}
