ALTER TABLE "party_imposter_players" ADD COLUMN "out_talk" integer;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" ADD COLUMN "mode" text DEFAULT 'one-vote' NOT NULL;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" ADD COLUMN "variant" text DEFAULT 'imposter' NOT NULL;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" ADD COLUMN "talk_started_at" timestamp with time zone;--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."invariant_6_round_players" AS (
select 6 as invariant, v.party_id, v.detail from (
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
  or (r.turn_ends_at is not null and r.status <> 'ACTIVE')
) as v (party_id, detail)
);--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."invariant_10_round_prizes" AS (
select 10 as invariant, v.party_id, v.detail from (
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
    where l.round_id = p.round_id and (l.ballot + 1) / 2 = coalesce(p.out_talk, (r.ballot + 1) / 2)))
) as v (party_id, detail)
);