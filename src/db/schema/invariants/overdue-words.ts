import { overdueView } from './define.js';

/** Rounds that await their words. */
export const overdueWords = overdueView(
  'words',
  'words',
  `
select r.party_id, 'round ' || r.id || ' awaits its words', coalesce(r.words_due_at, r.created_at)
from party_imposter_rounds r where r.status = 'GENERATING'`,
);
