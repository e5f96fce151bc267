import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import type { Race } from '../race.js';
import { rebuildLines } from './rebuild-lines.js';

export interface MovedLaps {
  readonly laps: readonly {
    readonly gameId: string;
    readonly oldId: number;
    readonly newId: number;
  }[];
  /** Laps that wait for a host's word. */
  readonly claims: readonly string[];
}

/**
 * Hands one racer's laps in races that the caller holds to another. The history is append-only: the
 * old rows are void with the reason told, and follow as copies with their own times of day. Tells
 * which became which.
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
): Promise<MovedLaps> {
  const gameIds = races.map(({ id }) => id);
  const laps = await tx.execute<{ game_id: string; newId: number; oldId: number }>(sql`
    with old as (
      update sim_race_laps set voided_at = ${now.toISOString()}::timestamptz, void_reason = 'guests merged'
      where party_id = ${partyId} and user_id = ${fromId} and voided_at is null and game_id = any(${sql.param(gameIds)}::uuid[])
      returning *
    )
    insert into sim_race_laps
      (party_id, game_id, user_id, lap_time_ms, is_dnf, car_model, track, submitted_by, interaction_id, submitted_at)
    select party_id, game_id, ${intoId}::uuid, lap_time_ms, is_dnf, car_model, track, submitted_by, 'merged-lap:' || id || ${`:${now.getTime()}`}, submitted_at
    from old order by id
    returning game_id, id::float8 as "newId", split_part(interaction_id, ':', 2)::float8 as "oldId"`);
  const claims = await tx.execute<{ id: string }>(sql`
    update sim_race_lap_claims set user_id = ${intoId}
    where party_id = ${partyId} and user_id = ${fromId} and status = 'WAITING' returning id`);
  await rebuildLines(tx, {
    partyId,
    userIds: [fromId, intoId],
    gameIds: [...new Set(laps.map((lap) => lap.game_id))],
  });
  return {
    laps: laps.map(({ game_id: gameId, oldId, newId }) => ({ gameId, oldId, newId })),
    claims: claims.map(({ id }) => id),
  };
}
