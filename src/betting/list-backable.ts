import type { Database } from '../db/database.js';
import { isRacing } from '../racing/is-racing.js';

/** A guest on whom somebody may bet, with the place in the race so far. */
export interface Backable {
  readonly id: string;
  readonly name: string;
  /** Null without a line on the board. */
  readonly position: number | null;
  readonly lapTimeMs: number | null;
  /** True also without a lap, for those who have said that they race. */
  readonly isRacing: boolean;
}

/**
 * Whom a guest may back in a race: those on its board in race order, then the others who race, then the
 * other guests, by name.
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
      ${isRacing(db.sql, db.sql`g.id`, db.sql`u.id`)} as "isRacing",
      g.backing = 'self-only' and ${isRacing(db.sql, db.sql`g.id`, db.sql`${bettorId}`)} as "isOwnOnly"
    from party_games g
    join party_users u on u.party_id = g.party_id and u.removed_at is null and u.merged_into is null
    left join sim_race_entries e on e.game_id = g.id and e.user_id = u.id
    where g.id = ${gameId} and g.party_id = ${partyId}
    order by e.id is null, e.lap_time_ms nulls last, e.lap_id, "isRacing" desc, lower(u.name), u.id`;
  return rows
    .filter(({ id, isOwnOnly }) => !isOwnOnly || id === bettorId)
    .map(({ isOwnOnly: _, ...row }) => row);
}
