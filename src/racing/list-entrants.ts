import type { Database } from '../db/database.js';

/** Somebody who races. */
export interface Entrant {
  readonly id: string;
  readonly name: string;
  /** True with a line on the board: such a one is off the list only without their laps. */
  readonly hasDriven: boolean;
}

/** Who races: those on the board in race order, then the others by name. */
export function listEntrants(
  { sql }: Pick<Database, 'sql'>,
  { partyId, gameId }: { readonly partyId: string; readonly gameId: string },
): Promise<readonly Entrant[]> {
  return sql<Entrant[]>`
    select u.id, u.name, line.id is not null as "hasDriven" from party_users u
    left join sim_race_entries line on line.game_id = ${gameId} and line.user_id = u.id
    where u.party_id = ${partyId} and u.removed_at is null and u.merged_into is null and (line.id is not null or exists (
      select from race_entrants e join party_users seat on seat.id = e.user_id
      where e.game_id = ${gameId} and coalesce(seat.merged_into, seat.id) = u.id))
    order by line.id is null, line.lap_time_ms nulls last, line.lap_id, lower(u.name), u.id`;
}
