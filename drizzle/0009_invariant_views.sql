-- One view an invariant and one a kind of debt; the two that are asked are their unions.
DROP VIEW "public"."invariant_overdue";--> statement-breakpoint
DROP VIEW "public"."invariant_violations";--> statement-breakpoint
CREATE VIEW "public"."invariant_5_best_laps" AS (
select 5 as invariant, v.party_id, v.detail from (
select coalesce(e.party_id, l.party_id), 'board of race ' || coalesce(e.game_id, l.game_id) || ' does not show the best lap of racer ' || coalesce(e.user_id, l.user_id)
from sim_race_entries e
full join (
  select distinct on (v.game_id, v.user_id) v.* from sim_race_laps v
  where v.voided_at is null
  order by v.game_id, v.user_id, v.lap_time_ms nulls last, v.id
) l on l.game_id = e.game_id and l.user_id = e.user_id
where e.id is null or l.id is null or e.lap_time_ms is distinct from l.lap_time_ms or e.is_dnf <> l.is_dnf
  or (l.lap_time_ms is not null and e.lap_id <> l.id)
union all
select e.party_id, 'board of race ' || e.game_id || ' shows void or foreign lap ' || e.lap_id || ' for racer ' || e.user_id
from sim_race_entries e join sim_race_laps v on v.id = e.lap_id
where v.voided_at is not null or v.game_id <> e.game_id or v.user_id <> e.user_id
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_2_bet_ledger" AS (
select 2 as invariant, v.party_id, v.detail from (
select b.party_id,
  'bet ' || b.id || ' of ' || b.amount || ' is ' || b.status || ', its ledger took ' || -coalesce(m.staked, 0) || ' and gave back ' || coalesce(m.paid, 0)
from bets b
left join (
  select w.bet_id,
    sum(w.amount) filter (where w.kind = 'STAKE') as staked,
    sum(w.amount + coalesce(r.amount, 0)) filter (where w.kind in ('PAYOUT', 'REFUND')) as paid
  from wallet_entries w left join wallet_entries r on r.reverses_id = w.id
  where w.bet_id is not null
  group by w.bet_id
) m on m.bet_id = b.id
where coalesce(m.staked, 0) <> -b.amount
  or coalesce(m.paid, 0) <> case when b.status in ('WON', 'REFUNDED') then coalesce(b.payout, 0) else 0 end
union all
select w.party_id, 'ledger row ' || w.id || ' moves coins of bet ' || b.id || ' in a wallet that is not its bettor''s'
from wallet_entries w join bets b on b.id = w.bet_id where w.user_id <> b.bettor_id
union all
select r.party_id, 'ledger row ' || r.id || ' reverses row ' || w.id || ' of another wallet'
from wallet_entries r join wallet_entries w on w.id = r.reverses_id where r.user_id <> w.user_id
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_8_event_sequence" AS (
select 8 as invariant, v.party_id, v.detail from (
select p.id, 'events are numbered ' || coalesce(min(e.sequence), 0) || ' to ' || coalesce(max(e.sequence), 0) || ', ' || count(e.sequence) || ' of them; the party counts ' || p.event_sequence
from parties p left join party_events e on e.party_id = p.id and e.sequence is not null
group by p.id
having count(distinct e.sequence) <> p.event_sequence or count(e.sequence) <> p.event_sequence
  or coalesce(max(e.sequence), 0) <> p.event_sequence or coalesce(min(e.sequence), 1) <> 1
union all
select e.party_id, 'event ' || e.id || ' was published without a number' from party_events e where e.published_at is not null and e.sequence is null
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."overdue_deliveries" AS (
select 'delivery' as kind, o.party_id, o.detail, o.due_since from (
select p.party_id, 'round ' || r.id || ' owes guest ' || p.user_id || ' a message', r.dealt_at
from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
where p.delivery = 'PENDING' and r.status in ('ACTIVE', 'VOTING') and r.dealt_at is not null
) as o (party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."overdue_events" AS (
select 'event' as kind, o.party_id, o.detail, o.due_since from (
select e.party_id, 'event ' || e.id || ' (' || e.event_type || ') is not published', e.created_at
from party_events e where e.published_at is null
) as o (party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."overdue_phases" AS (
select 'phase' as kind, o.party_id, o.detail, o.due_since from (
select r.party_id, 'round ' || r.id || ' is still ' || r.status, r.phase_ends_at
from party_imposter_rounds r where r.status in ('ACTIVE', 'VOTING', 'GUESSING') and r.phase_ends_at is not null
) as o (party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."overdue_refunds" AS (
select 'refund' as kind, o.party_id, o.detail, o.due_since from (
select g.party_id, 'race ' || g.id || ' was left and still holds ' || sum(b.amount) || ' coins', g.last_activity_at + interval '24 hours'
from party_games g join bets b on b.game_id = g.id and b.status = 'PENDING'
where g.type = 'SIM_RACE' and g.status <> 'FINISHED'
group by g.id
) as o (party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."overdue_words" AS (
select 'words' as kind, o.party_id, o.detail, o.due_since from (
select r.party_id, 'round ' || r.id || ' awaits its words', coalesce(r.words_due_at, r.created_at)
from party_imposter_rounds r where r.status = 'GENERATING'
) as o (party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."invariant_9_party_scope" AS (
select 9 as invariant, v.party_id, v.detail from (
select a.party_id, 'bets.bettor_id points to ' || a.bettor_id || ' of another party'
from bets a join party_users b on b.id = a.bettor_id where b.party_id <> a.party_id
union all
select a.party_id, 'bets.game_id points to ' || a.game_id || ' of another party'
from bets a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'bets.target_user_id points to ' || a.target_user_id || ' of another party'
from bets a join party_users b on b.id = a.target_user_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_events.triggered_by points to ' || a.triggered_by || ' of another party'
from party_events a join party_users b on b.id = a.triggered_by where b.party_id <> a.party_id
union all
select a.party_id, 'party_games.opened_by points to ' || a.opened_by || ' of another party'
from party_games a join party_users b on b.id = a.opened_by where b.party_id <> a.party_id
union all
select a.party_id, 'party_games.winner_id points to ' || a.winner_id || ' of another party'
from party_games a join party_users b on b.id = a.winner_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_lobby.round_id points to ' || a.round_id || ' of another party'
from party_imposter_lobby a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_lobby.user_id points to ' || a.user_id || ' of another party'
from party_imposter_lobby a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_players.round_id points to ' || a.round_id || ' of another party'
from party_imposter_players a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_players.user_id points to ' || a.user_id || ' of another party'
from party_imposter_players a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_rounds.caught_id points to ' || a.caught_id || ' of another party'
from party_imposter_rounds a join party_users b on b.id = a.caught_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_rounds.game_id points to ' || a.game_id || ' of another party'
from party_imposter_rounds a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_rounds.imposter_id points to ' || a.imposter_id || ' of another party'
from party_imposter_rounds a join party_users b on b.id = a.imposter_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_rounds.started_by points to ' || a.started_by || ' of another party'
from party_imposter_rounds a join party_users b on b.id = a.started_by where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_votes.round_id points to ' || a.round_id || ' of another party'
from party_imposter_votes a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_votes.target_id points to ' || a.target_id || ' of another party'
from party_imposter_votes a join party_users b on b.id = a.target_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_votes.voter_id points to ' || a.voter_id || ' of another party'
from party_imposter_votes a join party_users b on b.id = a.voter_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_users.merged_into points to ' || a.merged_into || ' of another party'
from party_users a join party_users b on b.id = a.merged_into where b.party_id <> a.party_id
union all
select a.party_id, 'race_settlements.game_id points to ' || a.game_id || ' of another party'
from race_settlements a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'race_settlements.settled_by points to ' || a.settled_by || ' of another party'
from race_settlements a join party_users b on b.id = a.settled_by where b.party_id <> a.party_id
union all
select a.party_id, 'race_settlements.winner_id points to ' || a.winner_id || ' of another party'
from race_settlements a join party_users b on b.id = a.winner_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_entries.game_id points to ' || a.game_id || ' of another party'
from sim_race_entries a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_entries.lap_id points to ' || a.lap_id || ' of another party'
from sim_race_entries a join sim_race_laps b on b.id = a.lap_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_entries.user_id points to ' || a.user_id || ' of another party'
from sim_race_entries a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_lap_claims.decided_by points to ' || a.decided_by || ' of another party'
from sim_race_lap_claims a join party_users b on b.id = a.decided_by where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_lap_claims.game_id points to ' || a.game_id || ' of another party'
from sim_race_lap_claims a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_lap_claims.user_id points to ' || a.user_id || ' of another party'
from sim_race_lap_claims a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_laps.game_id points to ' || a.game_id || ' of another party'
from sim_race_laps a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_laps.submitted_by points to ' || a.submitted_by || ' of another party'
from sim_race_laps a join party_users b on b.id = a.submitted_by where b.party_id <> a.party_id
union all
select a.party_id, 'sim_race_laps.user_id points to ' || a.user_id || ' of another party'
from sim_race_laps a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.bet_id points to ' || a.bet_id || ' of another party'
from wallet_entries a join bets b on b.id = a.bet_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.game_id points to ' || a.game_id || ' of another party'
from wallet_entries a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.reverses_id points to ' || a.reverses_id || ' of another party'
from wallet_entries a join wallet_entries b on b.id = a.reverses_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.round_id points to ' || a.round_id || ' of another party'
from wallet_entries a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.settlement_id points to ' || a.settlement_id || ' of another party'
from wallet_entries a join race_settlements b on b.id = a.settlement_id where b.party_id <> a.party_id
union all
select a.party_id, 'wallet_entries.user_id points to ' || a.user_id || ' of another party'
from wallet_entries a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_3_race_bets" AS (
select 3 as invariant, v.party_id, v.detail from (
select g.party_id, 'race ' || g.id || ' is ' || g.status || ' and has ' || count(*) || ' bets ' || b.status
from party_games g join bets b on b.game_id = g.id
where (g.status = 'FINISHED' and b.status = 'PENDING') or (g.status in ('OPEN', 'LOCKED') and b.status in ('WON', 'LOST'))
group by g.id, b.status
union all
select s.party_id, 'race ' || s.game_id || ' has ' || count(*) || ' unreversed settlements'
from race_settlements s where s.reversed_at is null
group by s.party_id, s.game_id having count(*) > 1
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_6_round_players" AS (
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
where v.ballot > r.ballot or r.dealt_at is null or r.status in ('LOBBY', 'GENERATING', 'ACTIVE')
union all
select v.party_id, 'round ' || v.round_id || ' has a vote of its second ballot for a player who was not tied'
from party_imposter_votes v join party_imposter_players p on p.round_id = v.round_id and p.user_id = v.target_id
where v.ballot > 1 and not p.is_tied
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
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_10_round_prizes" AS (
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
  where v.round_id = p.round_id and v.ballot = r.ballot and v.voter_id = p.user_id and t.role = 'IMPOSTER')
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_7_round_secrets" AS (
select 7 as invariant, v.party_id, v.detail from (
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
    and not exists (select from sim_race_laps l where l.party_id = e.party_id and text.said in (l.car_model, l.track)))
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_4_settlement_payouts" AS (
select 4 as invariant, v.party_id, v.detail from (
select s.party_id, 'settlement ' || s.id || ' says it paid ' || s.paid_out || ', its ledger rows sum to ' || coalesce(sum(w.amount), 0)
from race_settlements s left join wallet_entries w on w.settlement_id = s.id and w.kind in ('PAYOUT', 'REFUND')
group by s.id having coalesce(sum(w.amount), 0) <> s.paid_out
union all
select s.party_id, 'settlement ' || s.id || ' of a pool of ' || s.staked || ' paid ' || s.paid_out
from race_settlements s where s.payout_rule = 'pool' and s.paid_out <> s.staked
union all
select s.party_id, 'settlement ' || s.id || ' counted stakes of ' || s.staked || ', its bets sum to ' || coalesce(sum(b.amount), 0)
from race_settlements s
left join bets b on b.game_id = s.game_id and (
  b.status in ('WON', 'LOST')
  or (b.status = 'REFUNDED' and exists (select from wallet_entries w where w.settlement_id = s.id and w.bet_id = b.id and w.kind = 'REFUND')))
where s.reversed_at is null
group by s.id having coalesce(sum(b.amount), 0) <> s.staked
union all
select b.party_id, 'bet ' || b.id || ' of ' || b.amount || ' won ' || coalesce(b.payout, 0) || ' under the rule double'
from bets b join race_settlements s on s.game_id = b.game_id and s.reversed_at is null
where b.status = 'WON' and s.payout_rule = 'double' and b.payout is distinct from 2 * b.amount
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_1_wallet_ledger" AS (
select 1 as invariant, v.party_id, v.detail from (
select u.party_id, 'wallet of guest ' || u.id || ' holds ' || u.wallet_balance || ', its ledger sums to ' || coalesce(sum(w.amount), 0)
from party_users u left join wallet_entries w on w.user_id = u.id
group by u.id
having u.wallet_balance <> coalesce(sum(w.amount), 0) or u.wallet_balance < 0
union all
select c.party_id, 'ledger row ' || c.id || ' leaves ' || c.balance_after || ' after ' || c.balance_before || ' and a movement of ' || c.amount
from (
  select w.*, coalesce(lag(w.balance_after) over (partition by w.user_id order by w.id), 0) as balance_before from wallet_entries w
) c
where c.balance_after <> c.balance_before + c.amount or c.balance_after < 0
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_overdue" AS (
select * from overdue_events
union all
select * from overdue_words
union all
select * from overdue_deliveries
union all
select * from overdue_phases
union all
select * from overdue_refunds
);--> statement-breakpoint
CREATE VIEW "public"."invariant_violations" AS (
select * from invariant_1_wallet_ledger
union all
select * from invariant_2_bet_ledger
union all
select * from invariant_3_race_bets
union all
select * from invariant_4_settlement_payouts
union all
select * from invariant_5_best_laps
union all
select * from invariant_6_round_players
union all
select * from invariant_7_round_secrets
union all
select * from invariant_8_event_sequence
union all
select * from invariant_9_party_scope
union all
select * from invariant_10_round_prizes
);