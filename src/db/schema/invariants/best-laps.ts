import { invariantView } from './define.js';

/**
 * A line of the board is that racer's fastest lap that is not void, the earliest of equals; a DNF
 * only without a time.
 */
export const bestLaps = invariantView(
  5,
  'best_laps',
  `
select coalesce(e.party_id, l.party_id), 'board of race ' || coalesce(e.game_id, l.game_id) || ' does not show the best lap of racer ' || coalesce(e.user_id, l.user_id)
from sim_race_entries e
full join (
  select distinct on (v.game_id, v.user_id) v.* from sim_race_laps v
  where v.voided_at is null
  order by v.game_id, v.user_id, v.lap_time_ms nulls last, v.id
) l on l.game_id = e.game_id and l.user_id = e.user_id
where e.id is null or l.id is null or e.lap_time_ms is distinct from l.lap_time_ms or e.is_dnf <> l.is_dnf
  or (l.lap_time_ms is not null and e.lap_id <> l.id)
union all
select e.party_id, 'board of race ' || e.game_id || ' shows void or foreign lap ' || e.lap_id || ' for racer ' || e.user_id
from sim_race_entries e join sim_race_laps v on v.id = e.lap_id
where v.voided_at is not null or v.game_id <> e.game_id or v.user_id <> e.user_id`,
);
