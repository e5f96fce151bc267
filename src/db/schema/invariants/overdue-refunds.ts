import { overdueView } from './define.js';

/** Stakes in a race that has been left for 24 h, by when it pays out or gives every stake back. */
export const overdueRefunds = overdueView(
  'refund',
  'refunds',
  `
select g.party_id, 'race ' || g.id || ' was left and still holds ' || sum(b.amount) || ' coins', g.last_activity_at + interval '24 hours'
from party_games g join bets b on b.game_id = g.id and b.status = 'PENDING'
where g.type = 'SIM_RACE' and g.status <> 'FINISHED'
group by g.id`,
);
