import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import type { Race } from '../racing/race.js';
import { readSeat } from './lock-party.js';
import type { SeatPair } from './move-seat.js';

/**
 * The merged seats that have bets or laps in a race, each with the one that it went into, in the
 * order of their ids.
 */
export async function listEndedSeats(tx: Transaction, race: Race): Promise<readonly SeatPair[]> {
  const rows = await tx.execute<{ id: string; merged_into: string }>(sql`
    select u.id, u.merged_into from party_users u
    where u.party_id = ${race.partyId} and u.merged_into is not null and (
      exists (select from bets b where b.game_id = ${race.id} and u.id in (b.bettor_id, b.target_user_id))
      or exists (select from sim_race_laps l where l.game_id = ${race.id} and l.user_id = u.id and l.voided_at is null))
    order by u.id`);
  const pairs: SeatPair[] = [];
  for (const row of rows) {
    const [from, into] = [
      await readSeat(tx, race.partyId, row.id),
      await readSeat(tx, race.partyId, row.merged_into),
    ];
    if (from !== null && into !== null) pairs.push({ from, into });
  }
  return pairs;
}
