CREATE TABLE "host_acts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"game_id" uuid,
	"user_id" uuid,
	"data" jsonb NOT NULL,
	"done_by" uuid,
	"done_at" timestamp with time zone NOT NULL,
	"is_involved" boolean DEFAULT false NOT NULL,
	"is_automatic" boolean DEFAULT false NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "host_acts_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "host_acts_kind" CHECK ("host_acts"."kind" in ('cancel', 'remove', 'merge', 'grant', 'reset'))
);--> statement-breakpoint
DROP VIEW "public"."invariant_violations";--> statement-breakpoint
DROP VIEW "public"."invariant_2_bet_ledger";--> statement-breakpoint
DROP VIEW "public"."invariant_9_party_scope";--> statement-breakpoint
ALTER TABLE "public_lines" DROP CONSTRAINT "public_lines_kind";--> statement-breakpoint
ALTER TABLE "wallet_entries" DROP CONSTRAINT "wallet_entries_kind";--> statement-breakpoint
ALTER TABLE "party_users" ADD COLUMN "debt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD COLUMN "act_id" uuid;--> statement-breakpoint
ALTER TABLE "host_acts" ADD CONSTRAINT "host_acts_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_acts" ADD CONSTRAINT "host_acts_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_acts" ADD CONSTRAINT "host_acts_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_host_acts_standing" ON "host_acts" USING btree ("party_id","done_at") WHERE undone_at is null;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_act_id_host_acts_party_id_id_fk" FOREIGN KEY ("party_id","act_id") REFERENCES "public"."host_acts"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_wallet_entries_act" ON "wallet_entries" USING btree ("act_id") WHERE act_id is not null;--> statement-breakpoint
ALTER TABLE "public_lines" ADD CONSTRAINT "public_lines_kind" CHECK ("public_lines"."kind" in ('party-reset', 'joined', 'seat-taken-over', 'race-opened', 'race-opened-by-lap', 'lap', 'lap-waiting', 'lap-decided', 'lap-voided', 'race-locks-soon', 'race-locked', 'race-locked-by-lap', 'race-locked-in-time', 'race-unlocked', 'race-left', 'settled', 'settlement-undone', 'race-cancelled', 'race-cancelled-by-itself', 'cancel-undone', 'guest-removed', 'guest-restored', 'party-restored'));--> statement-breakpoint
ALTER TABLE "party_users" ADD CONSTRAINT "party_users_debt_not_negative" CHECK ("party_users"."debt" >= 0);--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_kind" CHECK ("wallet_entries"."kind" in ('JOIN', 'STAKE', 'PAYOUT', 'REFUND', 'PRIZE', 'GRANT', 'REVERSAL', 'ALLOWANCE', 'MERGE', 'RESET', 'DEBT'));--> statement-breakpoint
CREATE VIEW "public"."invariant_12_debts" AS (
select 12 as invariant, v.party_id, v.detail from (
select u.party_id, 'guest ' || u.id || ' owes ' || u.debt || ', the ledger says ' || coalesce(sum(w.amount), 0)
from party_users u left join wallet_entries w on w.user_id = u.id and w.kind = 'DEBT'
group by u.id
having u.debt <> coalesce(sum(w.amount), 0) or u.debt < 0
union all
select u.party_id, 'guest ' || u.id || ' owes ' || u.debt || ' and holds ' || u.wallet_balance || ' more than daily coins brought'
from party_users u
where u.debt > 0 and u.wallet_balance > (
  select coalesce(sum(w.amount), 0) from wallet_entries w where w.user_id = u.id and w.kind = 'ALLOWANCE')
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_13_ended_seats" AS (
select 13 as invariant, v.party_id, v.detail from (
select u.party_id, 'merged seat ' || u.id || ' holds ' || u.wallet_balance || ' and owes ' || u.debt
from party_users u where u.merged_into is not null and (u.wallet_balance <> 0 or u.debt <> 0)
union all
select u.party_id, 'merged seat ' || u.id || ' has part in the pending bet ' || b.id
from party_users u join bets b on b.status = 'PENDING' and u.id in (b.bettor_id, b.target_user_id)
where u.merged_into is not null
union all
select u.party_id, 'removed seat ' || u.id || ' moved coins by ' || w.kind || ' in row ' || w.id
from party_users u join wallet_entries w on w.user_id = u.id and w.created_at > u.removed_at
where w.kind in ('ALLOWANCE', 'GRANT', 'STAKE') and u.merged_into is null
) as v (party_id, detail)
);--> statement-breakpoint
CREATE VIEW "public"."invariant_2_bet_ledger" AS (
select 2 as invariant, v.party_id, v.detail from (
select b.party_id,
  'bet ' || b.id || ' of ' || b.amount || ' is ' || b.status || ', its ledger took ' || -coalesce(m.staked, 0) || ' and gave back ' || coalesce(m.paid, 0)
from bets b
left join (
  select w.bet_id,
    sum(w.amount + coalesce(r.amount, 0)) filter (where w.kind = 'STAKE') as staked,
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
select a.party_id, 'host_acts.done_by points to ' || a.done_by || ' of another party'
from host_acts a join party_users b on b.id = a.done_by where b.party_id <> a.party_id
union all
select a.party_id, 'host_acts.game_id points to ' || a.game_id || ' of another party'
from host_acts a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'host_acts.user_id points to ' || a.user_id || ' of another party'
from host_acts a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'kept_messages.race_id points to ' || a.race_id || ' of another party'
from kept_messages a join party_games b on b.id = a.race_id where b.party_id <> a.party_id
union all
select a.party_id, 'kept_messages.round_id points to ' || a.round_id || ' of another party'
from kept_messages a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'control_sessions.user_id points to ' || a.user_id || ' of another party'
from control_sessions a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'one_time_links.user_id points to ' || a.user_id || ' of another party'
from one_time_links a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
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
select a.party_id, 'party_imposter_clues.round_id points to ' || a.round_id || ' of another party'
from party_imposter_clues a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_imposter_clues.user_id points to ' || a.user_id || ' of another party'
from party_imposter_clues a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
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
select a.party_id, 'party_sessions.device_id points to ' || a.device_id || ' of another party'
from party_sessions a join party_devices b on b.id = a.device_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_sessions.user_id points to ' || a.user_id || ' of another party'
from party_sessions a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select a.party_id, 'party_users.merged_into points to ' || a.merged_into || ' of another party'
from party_users a join party_users b on b.id = a.merged_into where b.party_id <> a.party_id
union all
select a.party_id, 'race_entrants.game_id points to ' || a.game_id || ' of another party'
from race_entrants a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select a.party_id, 'race_entrants.user_id points to ' || a.user_id || ' of another party'
from race_entrants a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
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
select a.party_id, 'seat_pin_attempts.user_id points to ' || a.user_id || ' of another party'
from seat_pin_attempts a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
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
select a.party_id, 'wallet_entries.act_id points to ' || a.act_id || ' of another party'
from wallet_entries a join host_acts b on b.id = a.act_id where b.party_id <> a.party_id
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
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('joined', 'seat-taken-over')) a
join party_users b on b.id = split_part(a.subject, ':', 1)::uuid where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('race-opened', 'race-opened-by-lap', 'race-locks-soon', 'race-left')) a
join party_games b on b.id = split_part(a.subject, ':', 1)::uuid where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('lap', 'lap-voided')) a
join sim_race_laps b on b.id = split_part(a.subject, ':', 1)::bigint where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('lap-waiting', 'lap-decided')) a
join sim_race_lap_claims b on b.id = split_part(a.subject, ':', 1)::uuid where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('settled')) a
join race_settlements b on b.id = split_part(a.subject, ':', 1)::uuid where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('race-cancelled', 'race-cancelled-by-itself', 'cancel-undone', 'guest-removed', 'guest-restored')) a
join host_acts b on b.id = split_part(a.subject, ':', 1)::uuid where b.party_id <> a.party_id
union all
select a.party_id, 'line ' || a.kind || ' tells of ' || a.subject || ' of another party'
from (select * from public_lines where kind in ('party-reset', 'party-restored', 'race-locked', 'race-locked-by-lap', 'race-locked-in-time', 'race-unlocked', 'settlement-undone')) a
join party_events b on b.id = split_part(a.subject, ':', 1)::bigint where b.party_id <> a.party_id
) as v (party_id, detail)
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
union all
select * from invariant_11_live_sessions
union all
select * from invariant_12_debts
union all
select * from invariant_13_ended_seats
);
