import { invariantView } from './define.js';

/**
 * A round's prizes are in the ledger and are what its outcome says: none before the reveal and none
 * undecided; surviving imposters all the same; civilians only for a vote for an imposter; stolen
 * are the halves, rounded down, and only by the one who was caught. A prize that a full wallet cut
 * is compared with nothing.
 */
export const roundPrizes = invariantView(
  10,
  'round_prizes',
  `
select r.party_id, 'round ' || r.id || ' is ' || r.status || ', its players won ' || coalesce(p.won, 0) || ', its ledger paid ' || coalesce(w.paid, 0)
from party_imposter_rounds r
left join (select round_id, sum(prize) as won from party_imposter_players group by round_id) p on p.round_id = r.id
left join (select round_id, sum(amount) as paid from wallet_entries where kind = 'PRIZE' group by round_id) w on w.round_id = r.id
where coalesce(p.won, 0) <> coalesce(w.paid, 0)
  or (coalesce(w.paid, 0) <> 0 and (r.status <> 'REVEALED' or coalesce(r.outcome, 'UNDECIDED') = 'UNDECIDED'))
union all
select r.party_id, 'round ' || r.id || ' ended ' || r.outcome || ' and paid its imposters otherwise'
from party_imposter_rounds r
join lateral (
  select coalesce(sum(p.prize) filter (where p.role = 'IMPOSTER' and p.user_id = r.caught_id), 0) as caught,
    coalesce(max(p.prize) filter (where p.role = 'IMPOSTER' and p.user_id is distinct from r.caught_id and not p.is_prize_cut), 0) as most,
    coalesce(min(p.prize) filter (where p.role = 'IMPOSTER' and p.user_id is distinct from r.caught_id and not p.is_prize_cut), 0) as least,
    bool_or(p.is_prize_cut) as is_cut,
    coalesce(sum(p.prize) filter (where p.role = 'CIVILIAN'), 0) as kept,
    count(*) filter (where p.role = 'CIVILIAN' and p.prize > 0) as winners
  from party_imposter_players p where p.round_id = r.id) s on true
where r.status = 'REVEALED' and case r.outcome
  when 'CIVILIANS' then s.caught <> 0 or s.most <> 0
  when 'IMPOSTERS' then s.most <> s.least
  when 'STOLEN' then s.most <> 0 or (not s.is_cut and (s.caught > s.kept or s.caught < s.kept - s.winners))
  else false end
union all
select p.party_id, 'round ' || p.round_id || ' paid a civilian who did not vote for an imposter'
from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
where p.role = 'CIVILIAN' and p.prize > 0 and not exists (
  select from party_imposter_votes v join party_imposter_players t on t.round_id = v.round_id and t.user_id = v.target_id
  where v.round_id = p.round_id and v.voter_id = p.user_id and t.role = 'IMPOSTER' and v.ballot = (
    select max(l.ballot) from party_imposter_votes l
    where l.round_id = p.round_id and (l.ballot + 1) / 2 = coalesce(p.out_talk, (r.ballot + 1) / 2)))`,
);
