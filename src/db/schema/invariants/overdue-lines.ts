import { overdueView } from './define.js';

/** Lines that all in a channel have not read yet. */
export const overdueLines = overdueView(
  'line',
  'lines',
  `
select l.party_id, 'line ' || l.id || ' (' || l.kind || ') is not told in channel ' || l.channel_id, l.created_at
from public_lines l where l.told_at is null and l.dropped_at is null`,
);
