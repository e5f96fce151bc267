import { overdueView } from './define.js';

/** Phases of a round that should have ended by themselves. */
export const overduePhases = overdueView(
  'phase',
  'phases',
  `
select r.party_id, 'round ' || r.id || ' is still ' || r.status, r.phase_ends_at
from party_imposter_rounds r where r.status in ('ACTIVE', 'VOTING', 'GUESSING') and r.phase_ends_at is not null`,
);
