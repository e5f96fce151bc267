import type { Database } from '../db/database.js';

/** A guest on whom somebody may bet, with the place in the race so far. */
export interface Backable {
  readonly id: string;
  readonly name: string;
  /** Null without a line on the board. */
  readonly position: number | null;
  readonly lapTimeMs: number | null;
}

/**
 * Whom a guest may back in a race: those on its board in race order, then the other guests by name.
 * Where the race lets those who race back only themselves, a racer gets only that one.
 */
export async function listBackable(
  db: Database,
  {
    partyId,
    gameId,
    bettorId,
  }: { readonly partyId: string; readonly gameId: string; readonly bettorId: string },
): Promise<readonly Backable[]> {
  const rows = await db.sql<(Backable & { readonly isOwnOnly: boolean })[]>`
    select u.id, u.name, e.lap_time_ms as "lapTimeMs",
      case when e.id is not null then (row_number() over (order by e.id is null, e.lap_time_ms nulls last, e.lap_id))::int end as position,
      g.backing = 'self-only' and exists (
        select from sim_race_entries own where own.game_id = g.id and own.user_id = ${bettorId}) as "isOwnOnly"
    from party_games g
    join party_users u on u.party_id = g.party_id and u.removed_at is null and u.merged_into is null
    left join sim_race_entries e on e.game_id = g.id and e.user_id = u.id
    where g.id = ${gameId} and g.party_id = ${partyId}
    order by e.id is null, e.lap_time_ms nulls last, e.lap_id, lower(u.name), u.id`;
  return rows
    .filter(({ id, isOwnOnly }) => !isOwnOnly || id === bettorId)
    .map(({ isOwnOnly: _, ...row }) => row);
}
