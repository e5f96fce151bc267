CREATE TABLE "seat_photos" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"party_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"image" "bytea" NOT NULL,
	"is_shown" boolean NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seat_photos_small" CHECK (octet_length("seat_photos"."image") between 1 and 65536),
	CONSTRAINT "seat_photos_hash" CHECK ("seat_photos"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "parties" ADD COLUMN "photos" text DEFAULT 'ask' NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_photos" ADD CONSTRAINT "seat_photos_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_seat_photos_hash" ON "seat_photos" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "idx_seat_photos_party" ON "seat_photos" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "idx_public_lines_party" ON "public_lines" USING btree ("party_id","id");--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_photos" CHECK ("parties"."photos" in ('ask', 'on', 'off'));--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."invariant_13_ended_seats" AS (
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
union all
select u.party_id, 'seat ' || u.id || ' has ended and keeps its picture'
from party_users u join seat_photos f on f.user_id = u.id
where u.merged_into is not null or u.removed_at is not null
) as v (party_id, detail)
);--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."invariant_9_party_scope" AS (
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
select a.party_id, 'seat_photos.user_id points to ' || a.user_id || ' of another party'
from seat_photos a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
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
);