import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';

export interface LineKeys {
  readonly partyId: string;
  readonly gameIds: readonly string[];
  readonly userIds: readonly string[];
}

/**
 * Writes these racers' lines anew from the history, and makes the boards newer, so that a preview
 * made before pays nothing. The caller holds the races.
 */
export async function rebuildLines(
  tx: Transaction,
  { partyId, gameIds, userIds }: LineKeys,
): Promise<void> {
  if (gameIds.length === 0) return;
  const isMeant = sql`l.party_id = ${partyId} and l.game_id = any(${sql.param([...gameIds])}::uuid[]) and l.user_id = any(${sql.param([...userIds])}::uuid[])`;
  await tx.execute(sql`delete from sim_race_entries l where ${isMeant}`);
  await tx.execute(sql`
    insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, is_dnf, car_model, track, submitted_at, lap_id)
    select distinct on (l.game_id, l.user_id) l.party_id, l.game_id, l.user_id, l.lap_time_ms, l.is_dnf,
      coalesce(l.car_model, (
        select k.car_model from sim_race_laps k
        where k.game_id = l.game_id and k.user_id = l.user_id and k.voided_at is null and k.car_model is not null
        order by k.id desc limit 1)),
      l.track, l.submitted_at, l.id
    from sim_race_laps l where ${isMeant} and l.voided_at is null
    order by l.game_id, l.user_id, l.lap_time_ms nulls last, l.id`);
  await tx.execute(sql`
    update party_games set board_version = board_version + 1
    where party_id = ${partyId} and id = any(${sql.param([...gameIds])}::uuid[])`);
}
