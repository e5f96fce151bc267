import { invariantView } from './define.js';

/** A race and its bets agree on whether it is over. */
export const raceBets = invariantView(
  3,
  'race_bets',
  `
select g.party_id, 'race ' || g.id || ' is ' || g.status || ' and has ' || count(*) || ' bets ' || b.status
from party_games g join bets b on b.game_id = g.id
where (g.status = 'FINISHED' and b.status = 'PENDING') or (g.status in ('OPEN', 'LOCKED') and b.status in ('WON', 'LOST'))
group by g.id, b.status
union all
select s.party_id, 'race ' || s.game_id || ' has ' || count(*) || ' unreversed settlements'
from race_settlements s where s.reversed_at is null
group by s.party_id, s.game_id having count(*) > 1`,
);
