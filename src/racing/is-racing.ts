import type { Fragment, ISql } from 'postgres';

/**
 * True in SQL for a guest who races: on the board, or entered, also by a seat that was merged into
 * theirs. Where racers back only themselves, whoever changes that makes the board newer.
 */
export function isRacing(sql: ISql, gameId: Fragment, userId: Fragment) {
  return sql`(exists (select from sim_race_entries e where e.game_id = ${gameId} and e.user_id = ${userId})
    or exists (select from race_entrants e join party_users seat on seat.id = e.user_id
      where e.game_id = ${gameId} and coalesce(seat.merged_into, seat.id) = ${userId}))`;
}
