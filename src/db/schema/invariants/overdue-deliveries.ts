import { overdueView } from './define.js';

/** Players whom a running round owes a DM. */
export const overdueDeliveries = overdueView(
  'delivery',
  'deliveries',
  `
select p.party_id, 'round ' || r.id || ' owes guest ' || p.user_id || ' a message', r.dealt_at
from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
where p.delivery = 'PENDING' and r.status in ('ACTIVE', 'VOTING') and r.dealt_at is not null`,
);
