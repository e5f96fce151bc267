import { invariantView } from './define.js';

/**
 * No event since an unrevealed round began holds its word or hint, in any case and inside longer
 * text. Ids, times and states are passed over, and so is a value that is word for word a name which
 * people gave in public: a guest called Pizza is no leak.
 */
export const roundSecrets = invariantView(
  7,
  'round_secrets',
  `
select e.party_id, 'event ' || e.id || ' (' || e.event_type || ') holds a secret of round ' || r.id
from party_imposter_rounds r
join party_events e on e.party_id = r.party_id and e.created_at >= r.created_at
where r.status not in ('REVEALED', 'CANCELLED') and exists (
  select from jsonb_path_query(e.data, 'strict $.**') as part(value), lateral (select part.value #>> '{}' as said) text
  where jsonb_typeof(part.value) = 'string'
    and ((btrim(r.secret_word) <> '' and strpos(lower(text.said), lower(btrim(r.secret_word))) > 0)
      or (btrim(r.imposter_hint) <> '' and strpos(lower(text.said), lower(btrim(r.imposter_hint))) > 0))
    and text.said !~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
    and text.said !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$'
    and text.said not in ('OPEN', 'LOCKED', 'FINISHED', 'double', 'pool', 'LOBBY', 'GENERATING', 'ACTIVE', 'VOTING', 'GUESSING')
    and not exists (select from party_users u where u.party_id = e.party_id and u.name = text.said)
    and not exists (select from party_games g where g.party_id = e.party_id and text.said in (g.title, g.track))
    and not exists (select from sim_race_laps l where l.party_id = e.party_id and text.said in (l.car_model, l.track)))`,
);
