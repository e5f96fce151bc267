import { invariantView } from './define.js';

/** No phone is signed in to a seat that was removed or merged, and none such is a host's. */
export const liveSessions = invariantView(
  11,
  'live_sessions',
  `
select s.party_id, 'session ' || s.id || ' is live, its seat ' || s.user_id || ' is not'
from party_sessions s join party_users u on u.id = s.user_id
where s.ended_at is null and (u.removed_at is not null or u.merged_into is not null)
union all
select u.party_id, 'seat ' || u.id || ' is gone and still a host'
from party_users u where u.is_host and (u.removed_at is not null or u.merged_into is not null)`,
);
