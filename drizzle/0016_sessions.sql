CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"name" varchar(64) NOT NULL,
	"scope" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "control_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"user_id" uuid,
	"discord_id" text,
	"holder_name" varchar(64) NOT NULL,
	"token_hash" text NOT NULL,
	"label" varchar(80) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"right_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "control_sessions_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "control_sessions_party_id_id" UNIQUE("party_id","id")
);
--> statement-breakpoint
CREATE TABLE "kept_answers" (
	"party_id" uuid NOT NULL,
	"caller" text NOT NULL,
	"request_key" text NOT NULL,
	"act" text NOT NULL,
	"input_hash" text NOT NULL,
	"status" bigint NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kept_answers_party_id_caller_request_key_pk" PRIMARY KEY("party_id","caller","request_key")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"discord_id" text,
	"holder_name" varchar(64),
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" text,
	CONSTRAINT "one_time_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "one_time_links_phone_has_seat" CHECK ("one_time_links"."kind" <> 'phone' or user_id is not null)
);
--> statement-breakpoint
CREATE TABLE "party_devices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"label" varchar(80) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"knocked_at" timestamp with time zone,
	"knocked_as" varchar(64),
	"let_in_at" timestamp with time zone,
	CONSTRAINT "party_devices_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "party_devices_party_id_token_hash" UNIQUE("party_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "party_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"request_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "party_sessions_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "party_sessions_request_key_unique" UNIQUE("request_key")
);
--> statement-breakpoint
CREATE TABLE "seat_pin_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seat_pin_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"device_hash" text NOT NULL,
	"is_right" boolean NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "parties" ADD COLUMN "join_generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "parties" ADD COLUMN "web_join" text;--> statement-breakpoint
ALTER TABLE "party_users" ADD COLUMN "is_host" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "party_users" ADD COLUMN "seat_generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_sessions" ADD CONSTRAINT "control_sessions_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_sessions" ADD CONSTRAINT "control_sessions_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_devices" ADD CONSTRAINT "party_devices_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_sessions" ADD CONSTRAINT "party_sessions_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_sessions" ADD CONSTRAINT "party_sessions_party_id_device_id_party_devices_party_id_id_fk" FOREIGN KEY ("party_id","device_id") REFERENCES "public"."party_devices"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pin_attempts" ADD CONSTRAINT "seat_pin_attempts_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_api_keys_party" ON "api_keys" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "idx_control_sessions_live" ON "control_sessions" USING btree ("party_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "idx_kept_answers_created" ON "kept_answers" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idx_one_time_links_expires" ON "one_time_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "idx_party_devices_knocked" ON "party_devices" USING btree ("party_id","knocked_at") WHERE knocked_at is not null;--> statement-breakpoint
CREATE INDEX "idx_party_sessions_user" ON "party_sessions" USING btree ("user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "idx_party_sessions_device" ON "party_sessions" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "idx_seat_pin_attempts_wrong" ON "seat_pin_attempts" USING btree ("party_id","attempted_at") WHERE not is_right;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_join_generation_positive" CHECK ("parties"."join_generation" > 0);--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_web_join" CHECK ("parties"."web_join" in ('pin', 'open', 'off'));--> statement-breakpoint
CREATE VIEW "public"."invariant_11_live_sessions" AS (
select 11 as invariant, v.party_id, v.detail from (
select s.party_id, 'session ' || s.id || ' is live, its seat ' || s.user_id || ' is not'
from party_sessions s join party_users u on u.id = s.user_id
where s.ended_at is null and (u.removed_at is not null or u.merged_into is not null)
union all
select u.party_id, 'seat ' || u.id || ' is gone and still a host'
from party_users u where u.is_host and (u.removed_at is not null or u.merged_into is not null)
) as v (party_id, detail)
);--> statement-breakpoint
CREATE OR REPLACE VIEW "public"."invariant_violations" AS (
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
from (select * from public_lines where kind in ('race-opened', 'race-opened-by-lap', 'race-locks-soon', 'race-left', 'race-cancelled', 'race-cancelled-by-itself')) a
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
from (select * from public_lines where kind in ('party-reset', 'race-locked', 'race-locked-by-lap', 'race-locked-in-time', 'race-unlocked', 'settlement-undone')) a
join party_events b on b.id = split_part(a.subject, ':', 1)::bigint where b.party_id <> a.party_id
) as v (party_id, detail)
);