import { invariantView } from './define.js';

/**
 * The numbers of a party's events are 1 to n, n stands on the party, and nothing is published
 * without one.
 */
export const eventSequence = invariantView(
  8,
  'event_sequence',
  `
select p.id, 'events are numbered ' || coalesce(min(e.sequence), 0) || ' to ' || coalesce(max(e.sequence), 0) || ', ' || count(e.sequence) || ' of them; the party counts ' || p.event_sequence
from parties p left join party_events e on e.party_id = p.id and e.sequence is not null
group by p.id
having count(distinct e.sequence) <> p.event_sequence or count(e.sequence) <> p.event_sequence
  or coalesce(max(e.sequence), 0) <> p.event_sequence or coalesce(min(e.sequence), 1) <> 1
union all
select e.party_id, 'event ' || e.id || ' was published without a number' from party_events e where e.published_at is not null and e.sequence is null`,
);
