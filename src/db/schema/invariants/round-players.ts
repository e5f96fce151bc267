import { invariantView } from './define.js';

/** Who plays, who is an imposter and who votes fit together. */
export const roundPlayers = invariantView(
  6,
  'round_players',
  `
select r.party_id, 'party has ' || count(*) || ' unrevealed rounds'
from party_imposter_rounds r where r.status not in ('REVEALED', 'CANCELLED')
group by r.party_id having count(*) > 1
union all
select r.party_id, 'round ' || r.id || ' has players who are neither imposter nor civilian'
from party_imposter_rounds r
where exists (select from party_imposter_players p where p.round_id = r.id and p.role not in ('IMPOSTER', 'CIVILIAN'))
union all
select r.party_id, 'round ' || r.id || ' is ' || r.status || ' and its imposter is not among its imposters'
from party_imposter_rounds r
where (r.imposter_id is not null or r.status in ('ACTIVE', 'VOTING', 'GUESSING', 'REVEALED'))
  and not exists (select from party_imposter_players p where p.round_id = r.id and p.user_id = r.imposter_id and p.role = 'IMPOSTER')
union all
select v.party_id, 'round ' || v.round_id || ' has a vote from or for somebody who does not play'
from party_imposter_votes v
where not exists (select from party_imposter_players p where p.round_id = v.round_id and p.user_id = v.voter_id)
  or not exists (select from party_imposter_players p where p.round_id = v.round_id and p.user_id = v.target_id)
union all
select v.party_id, 'round ' || v.round_id || ' has ' || count(*) || ' votes of one player in ballot ' || v.ballot
from party_imposter_votes v group by v.party_id, v.round_id, v.ballot, v.voter_id having count(*) > 1
union all
select v.party_id, 'round ' || v.round_id || ' is ' || r.status || ' in ballot ' || r.ballot || ' and has votes of ballot ' || v.ballot
from party_imposter_votes v join party_imposter_rounds r on r.id = v.round_id
where v.ballot > r.ballot or r.dealt_at is null or r.status in ('LOBBY', 'GENERATING') or (r.status = 'ACTIVE' and v.ballot = r.ballot)
union all
select v.party_id, 'round ' || v.round_id || ' has a vote of its second ballot for a player who was not tied'
from party_imposter_votes v join party_imposter_players p on p.round_id = v.round_id and p.user_id = v.target_id
join party_imposter_rounds r on r.id = v.round_id and r.ballot = v.ballot
where v.ballot % 2 = 0 and not p.is_tied
union all
select v.party_id, 'round ' || v.round_id || ' has a vote of ballot ' || v.ballot || ' from or for somebody who was out by then'
from party_imposter_votes v join party_imposter_players p on p.round_id = v.round_id and p.user_id in (v.voter_id, v.target_id)
where (v.ballot + 1) / 2 > p.out_talk
union all
select r.party_id, 'round ' || r.id || ' is ' || r.mode || ' and has a player who is out, or more than one of a talk'
from party_imposter_rounds r join party_imposter_players p on p.round_id = r.id and p.out_talk is not null
group by r.party_id, r.id, r.mode, r.ballot
having r.mode <> 'elimination' or count(*) > count(distinct p.out_talk) or max(p.out_talk) > (r.ballot + 1) / 2
union all
select r.party_id, 'round ' || r.id || ' is ' || r.status || ' and who was caught is no imposter of it'
from party_imposter_rounds r
where (r.status = 'GUESSING' or r.outcome in ('CIVILIANS', 'STOLEN'))
  and not exists (select from party_imposter_players p where p.round_id = r.id and p.user_id = r.caught_id and p.role = 'IMPOSTER')
union all
select r.party_id, 'round ' || r.id || ' is ' || r.status || ' and has an outcome, or a timer after its end'
from party_imposter_rounds r
where (r.outcome is not null and r.status <> 'REVEALED')
  or (r.phase_ends_at is not null and r.status not in ('ACTIVE', 'VOTING', 'GUESSING'))
  or (r.turn_ends_at is not null and r.status <> 'ACTIVE')`,
);
