import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import type { Race } from '../race.js';
import { rebuildLines } from './rebuild-lines.js';

/**
 * Hands one racer's laps in races that the caller holds to another. The history is append-only: the
 * old rows are void with the reason told, and follow as copies with their own times of day. Returns
 * how many.
 */
export async function moveLaps(
  tx: Transaction,
  races: readonly Race[],
  {
    partyId,
    fromId,
    intoId,
  }: { readonly partyId: string; readonly fromId: string; readonly intoId: string },
  now: Date,
): Promise<number> {
  const gameIds = races.map(({ id }) => id);
  const laps = await tx.execute<{ game_id: string }>(sql`
    with old as (
      update sim_race_laps set voided_at = ${now.toISOString()}::timestamptz, void_reason = 'guests merged'
      where party_id = ${partyId} and user_id = ${fromId} and voided_at is null and game_id = any(${sql.param(gameIds)}::uuid[])
      returning *
    )
    insert into sim_race_laps
      (party_id, game_id, user_id, lap_time_ms, is_dnf, car_model, track, submitted_by, interaction_id, submitted_at)
    select party_id, game_id, ${intoId}::uuid, lap_time_ms, is_dnf, car_model, track, submitted_by, 'merged-lap:' || id, submitted_at
    from old order by id
    returning game_id`);
  await tx.execute(sql`
    update sim_race_lap_claims set user_id = ${intoId}
    where party_id = ${partyId} and user_id = ${fromId} and status = 'WAITING'`);
  await rebuildLines(tx, {
    partyId,
    userIds: [fromId, intoId],
    gameIds: [...new Set(laps.map((lap) => lap.game_id))],
  });
  return laps.length;
}
