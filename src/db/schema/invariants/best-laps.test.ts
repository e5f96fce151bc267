import { describeInvariant } from '../../../../tests/support/corruption.js';
import { ann, ben, cleo } from '../../../../tests/support/healthy-party.js';

describeInvariant(5, 'best_laps', [
  {
    what: 'a line of the board is slower than the best lap',
    statement: `update sim_race_entries set lap_time_ms = 81000, lap_id = 2 where user_id = '${ann}'`,
  },
  {
    what: 'a line of the board names the later of equal laps',
    statement: `update sim_race_entries set lap_id = 3 where user_id = '${ann}'`,
  },
  {
    what: 'a line of the board shows a void lap',
    statement: `update sim_race_entries set lap_time_ms = 79000, lap_id = 4 where user_id = '${ben}'`,
  },
  {
    what: 'a DNF hides a time',
    statement: `update sim_race_entries set lap_time_ms = null, is_dnf = true, lap_id = 6 where user_id = '${ben}'`,
  },
  {
    what: 'a racer with laps is not on the board',
    statement: `delete from sim_race_entries where user_id = '${cleo}'`,
  },
  {
    what: 'a racer stays on the board after the last lap was voided',
    statement: `update sim_race_laps set voided_at = now() where user_id = '${cleo}'`,
  },
  {
    what: "a line of the board names another racer's lap",
    statement: `update sim_race_entries set lap_id = 6 where user_id = '${cleo}'`,
  },
]);
