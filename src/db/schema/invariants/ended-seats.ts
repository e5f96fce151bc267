import { invariantView } from './define.js';

/**
 * A merged seat holds and owes nothing and has no bet that waits; a removed one makes no move of
 * its own. Neither keeps a picture.
 */
export const endedSeats = invariantView(
  13,
  'ended_seats',
  `
select u.party_id, 'merged seat ' || u.id || ' holds ' || u.wallet_balance || ' and owes ' || u.debt
from party_users u where u.merged_into is not null and (u.wallet_balance <> 0 or u.debt <> 0)
union all
select u.party_id, 'merged seat ' || u.id || ' has part in the pending bet ' || b.id
from party_users u join bets b on b.status = 'PENDING' and u.id in (b.bettor_id, b.target_user_id)
where u.merged_into is not null
union all
select u.party_id, 'removed seat ' || u.id || ' moved coins by ' || w.kind || ' in row ' || w.id
from party_users u join wallet_entries w on w.user_id = u.id and w.created_at > u.removed_at
where w.kind in ('ALLOWANCE', 'GRANT', 'STAKE') and u.merged_into is null
union all
select u.party_id, 'seat ' || u.id || ' has ended and keeps its picture'
from party_users u join seat_photos f on f.user_id = u.id
where u.merged_into is not null or u.removed_at is not null`,
);
