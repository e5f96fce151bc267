import { overdueView } from './define.js';

/** Events that were not published. */
export const overdueEvents = overdueView(
  'event',
  'events',
  `
select e.party_id, 'event ' || e.id || ' (' || e.event_type || ') is not published', e.created_at
from party_events e where e.published_at is null`,
);
