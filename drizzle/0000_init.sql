CREATE TABLE "bets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"bettor_id" uuid NOT NULL,
	"target_user_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"payout" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "bets_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "bets_amount_positive" CHECK ("bets"."amount" > 0),
	CONSTRAINT "bets_status" CHECK ("bets"."status" in ('PENDING', 'WON', 'LOST', 'REFUNDED')),
	CONSTRAINT "bets_payout_by_status" CHECK (("bets"."status" in ('WON', 'REFUNDED')) = ("bets"."payout" is not null))
);
--> statement-breakpoint
CREATE TABLE "race_settlements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"winner_id" uuid NOT NULL,
	"board_version" integer NOT NULL,
	"payout_rule" text NOT NULL,
	"staked" bigint NOT NULL,
	"paid_out" bigint NOT NULL,
	"settled_by" uuid,
	"interaction_id" text NOT NULL,
	"settled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "race_settlements_interaction_id_unique" UNIQUE("interaction_id"),
	CONSTRAINT "race_settlements_party_id_id" UNIQUE("party_id","id")
);
--> statement-breakpoint
CREATE TABLE "party_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"party_id" uuid NOT NULL,
	"event_type" varchar(50) NOT NULL,
	"channel" text NOT NULL,
	"data" jsonb NOT NULL,
	"triggered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sequence" bigint,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "party_imposter_players" (
	"round_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"delivery" text DEFAULT 'PENDING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	CONSTRAINT "party_imposter_players_round_id_user_id_pk" PRIMARY KEY("round_id","user_id"),
	CONSTRAINT "party_imposter_players_role" CHECK ("party_imposter_players"."role" in ('IMPOSTER', 'CIVILIAN')),
	CONSTRAINT "party_imposter_players_delivery" CHECK ("party_imposter_players"."delivery" in ('PENDING', 'SENT', 'CLOSED', 'SEEN'))
);
--> statement-breakpoint
CREATE TABLE "party_imposter_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"status" text NOT NULL,
	"imposter_id" uuid,
	"secret_word" text,
	"imposter_hint" text,
	"round" integer NOT NULL,
	"topic" varchar(64),
	"word_source" text,
	"words_due_at" timestamp with time zone,
	"channel_id" text,
	"message_id" text,
	"started_by" uuid,
	"interaction_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dealt_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_interaction_id" text,
	CONSTRAINT "party_imposter_rounds_interaction_id_unique" UNIQUE("interaction_id"),
	CONSTRAINT "party_imposter_rounds_ended_interaction_id_unique" UNIQUE("ended_interaction_id"),
	CONSTRAINT "party_imposter_rounds_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "party_imposter_rounds_status" CHECK ("party_imposter_rounds"."status" in ('LOBBY', 'GENERATING', 'ACTIVE', 'VOTING', 'GUESSING', 'REVEALED', 'CANCELLED')),
	CONSTRAINT "party_imposter_rounds_dealt" CHECK ("party_imposter_rounds"."status" not in ('ACTIVE', 'VOTING', 'GUESSING', 'REVEALED') or ("party_imposter_rounds"."secret_word" is not null and "party_imposter_rounds"."imposter_hint" is not null and "party_imposter_rounds"."imposter_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "party_imposter_votes" (
	"round_id" uuid NOT NULL,
	"ballot" integer NOT NULL,
	"voter_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"cast_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "party_imposter_votes_round_id_ballot_voter_id_pk" PRIMARY KEY("round_id","ballot","voter_id"),
	CONSTRAINT "party_imposter_votes_not_self" CHECK ("party_imposter_votes"."voter_id" <> "party_imposter_votes"."target_id")
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"guild_id" text NOT NULL,
	"name" text NOT NULL,
	"overlay_generation" integer DEFAULT 1 NOT NULL,
	"event_sequence" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parties_guild_id_unique" UNIQUE("guild_id"),
	CONSTRAINT "parties_generation_positive" CHECK ("parties"."overlay_generation" > 0)
);
--> statement-breakpoint
CREATE TABLE "party_users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"discord_id" text,
	"name" varchar(64) NOT NULL,
	"pin_code" integer NOT NULL,
	"avatar_url" text,
	"wallet_balance" integer DEFAULT 1000 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "party_users_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "party_users_pin_range" CHECK ("party_users"."pin_code" between 1000 and 9999),
	CONSTRAINT "party_users_balance_not_negative" CHECK ("party_users"."wallet_balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "party_games" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"title" varchar(100) NOT NULL,
	"type" text NOT NULL,
	"status" text DEFAULT 'OPEN' NOT NULL,
	"description" text,
	"start_time" timestamp with time zone,
	"end_time" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	"track" varchar(64),
	"payout_rule" text DEFAULT 'double' NOT NULL,
	"board_version" integer DEFAULT 0 NOT NULL,
	"winner_id" uuid,
	CONSTRAINT "party_games_party_id_id" UNIQUE("party_id","id"),
	CONSTRAINT "party_games_type" CHECK ("party_games"."type" in ('SIM_RACE', 'IMPOSTER', 'DOMINOES', 'OTHER')),
	CONSTRAINT "party_games_status" CHECK ("party_games"."status" in ('OPEN', 'LOCKED', 'FINISHED')),
	CONSTRAINT "party_games_payout_rule" CHECK ("party_games"."payout_rule" in ('double', 'pool')),
	CONSTRAINT "party_games_cancelled_is_finished" CHECK ("party_games"."cancelled_at" is null or "party_games"."status" = 'FINISHED')
);
--> statement-breakpoint
CREATE TABLE "sim_race_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"party_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"lap_time_ms" integer,
	"car_model" varchar(64),
	"track" varchar(64),
	"is_dnf" boolean DEFAULT false NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lap_id" bigint NOT NULL,
	CONSTRAINT "sim_race_entries_time_or_dnf" CHECK ("sim_race_entries"."is_dnf" = ("sim_race_entries"."lap_time_ms" is null))
);
--> statement-breakpoint
CREATE TABLE "sim_race_laps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sim_race_laps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"lap_time_ms" integer,
	"is_dnf" boolean NOT NULL,
	"car_model" varchar(64),
	"track" varchar(64),
	"submitted_by" uuid,
	"interaction_id" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"voided_at" timestamp with time zone,
	"void_reason" text,
	CONSTRAINT "sim_race_laps_interaction_id_unique" UNIQUE("interaction_id"),
	CONSTRAINT "sim_race_laps_time_or_dnf" CHECK (("sim_race_laps"."is_dnf" and "sim_race_laps"."lap_time_ms" is null) or (not "sim_race_laps"."is_dnf" and "sim_race_laps"."lap_time_ms" between 1 and 86400000))
);
--> statement-breakpoint
CREATE TABLE "wallet_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wallet_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"party_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"balance_after" integer NOT NULL,
	"bet_id" uuid,
	"game_id" uuid,
	"round_id" uuid,
	"settlement_id" uuid,
	"reverses_id" bigint,
	"reason" text,
	"interaction_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_entries_interaction_id_unique" UNIQUE("interaction_id"),
	CONSTRAINT "wallet_entries_kind" CHECK ("wallet_entries"."kind" in ('JOIN', 'STAKE', 'PAYOUT', 'REFUND', 'PRIZE', 'GRANT', 'REVERSAL')),
	CONSTRAINT "wallet_entries_balance_not_negative" CHECK ("wallet_entries"."balance_after" >= 0)
);
--> statement-breakpoint
ALTER TABLE "bets" ADD CONSTRAINT "bets_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bets" ADD CONSTRAINT "bets_party_id_bettor_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","bettor_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bets" ADD CONSTRAINT "bets_party_id_target_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","target_user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "race_settlements" ADD CONSTRAINT "race_settlements_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "race_settlements" ADD CONSTRAINT "race_settlements_party_id_winner_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","winner_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_events" ADD CONSTRAINT "party_events_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_events" ADD CONSTRAINT "party_events_party_id_triggered_by_party_users_party_id_id_fk" FOREIGN KEY ("party_id","triggered_by") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_players" ADD CONSTRAINT "party_imposter_players_party_id_round_id_party_imposter_rounds_party_id_id_fk" FOREIGN KEY ("party_id","round_id") REFERENCES "public"."party_imposter_rounds"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_players" ADD CONSTRAINT "party_imposter_players_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" ADD CONSTRAINT "party_imposter_rounds_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" ADD CONSTRAINT "party_imposter_rounds_party_id_imposter_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","imposter_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_votes" ADD CONSTRAINT "party_imposter_votes_party_id_round_id_party_imposter_rounds_party_id_id_fk" FOREIGN KEY ("party_id","round_id") REFERENCES "public"."party_imposter_rounds"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_votes" ADD CONSTRAINT "party_imposter_votes_round_id_voter_id_party_imposter_players_round_id_user_id_fk" FOREIGN KEY ("round_id","voter_id") REFERENCES "public"."party_imposter_players"("round_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_imposter_votes" ADD CONSTRAINT "party_imposter_votes_round_id_target_id_party_imposter_players_round_id_user_id_fk" FOREIGN KEY ("round_id","target_id") REFERENCES "public"."party_imposter_players"("round_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_users" ADD CONSTRAINT "party_users_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_games" ADD CONSTRAINT "party_games_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_games" ADD CONSTRAINT "party_games_party_id_winner_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","winner_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_entries" ADD CONSTRAINT "sim_race_entries_lap_id_sim_race_laps_id_fk" FOREIGN KEY ("lap_id") REFERENCES "public"."sim_race_laps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_entries" ADD CONSTRAINT "sim_race_entries_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_entries" ADD CONSTRAINT "sim_race_entries_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_laps" ADD CONSTRAINT "sim_race_laps_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_laps" ADD CONSTRAINT "sim_race_laps_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sim_race_laps" ADD CONSTRAINT "sim_race_laps_party_id_submitted_by_party_users_party_id_id_fk" FOREIGN KEY ("party_id","submitted_by") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_reverses_id_wallet_entries_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."wallet_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_user_id_party_users_party_id_id_fk" FOREIGN KEY ("party_id","user_id") REFERENCES "public"."party_users"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_bet_id_bets_party_id_id_fk" FOREIGN KEY ("party_id","bet_id") REFERENCES "public"."bets"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_game_id_party_games_party_id_id_fk" FOREIGN KEY ("party_id","game_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_round_id_party_imposter_rounds_party_id_id_fk" FOREIGN KEY ("party_id","round_id") REFERENCES "public"."party_imposter_rounds"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_party_id_settlement_id_race_settlements_party_id_id_fk" FOREIGN KEY ("party_id","settlement_id") REFERENCES "public"."race_settlements"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bets_one_pending" ON "bets" USING btree ("game_id","bettor_id","target_user_id") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "bets_game" ON "bets" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "bets_bettor" ON "bets" USING btree ("bettor_id");--> statement-breakpoint
CREATE INDEX "bets_target" ON "bets" USING btree ("target_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "race_settlements_one_standing" ON "race_settlements" USING btree ("game_id") WHERE reversed_at is null;--> statement-breakpoint
CREATE INDEX "party_events_type" ON "party_events" USING btree ("event_type");--> statement-breakpoint
CREATE INDEX "party_events_created" ON "party_events" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "party_events_party_sequence" ON "party_events" USING btree ("party_id","sequence");--> statement-breakpoint
CREATE INDEX "party_events_unpublished" ON "party_events" USING btree ("party_id","id") WHERE published_at is null;--> statement-breakpoint
CREATE INDEX "party_imposter_players_owed" ON "party_imposter_players" USING btree ("next_attempt_at") WHERE delivery = 'PENDING';--> statement-breakpoint
CREATE UNIQUE INDEX "party_imposter_rounds_one_unrevealed" ON "party_imposter_rounds" USING btree ("party_id") WHERE status not in ('REVEALED', 'CANCELLED');--> statement-breakpoint
CREATE INDEX "party_imposter_rounds_party_created" ON "party_imposter_rounds" USING btree ("party_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "party_users_party_pin" ON "party_users" USING btree ("party_id","pin_code");--> statement-breakpoint
CREATE UNIQUE INDEX "party_users_party_discord" ON "party_users" USING btree ("party_id","discord_id");--> statement-breakpoint
CREATE INDEX "party_games_live" ON "party_games" USING btree ("party_id","type","status");--> statement-breakpoint
CREATE UNIQUE INDEX "sim_race_entries_game_user" ON "sim_race_entries" USING btree ("game_id","user_id");--> statement-breakpoint
CREATE INDEX "sim_race_entries_game_order" ON "sim_race_entries" USING btree ("game_id","lap_time_ms","lap_id");--> statement-breakpoint
CREATE INDEX "sim_race_entries_user" ON "sim_race_entries" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sim_race_entries_lap_time" ON "sim_race_entries" USING btree ("lap_time_ms");--> statement-breakpoint
CREATE INDEX "sim_race_laps_game_user" ON "sim_race_laps" USING btree ("game_id","user_id","lap_time_ms");--> statement-breakpoint
CREATE INDEX "wallet_entries_user" ON "wallet_entries" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "wallet_entries_bet" ON "wallet_entries" USING btree ("bet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_entries_paid_once" ON "wallet_entries" USING btree ("settlement_id","bet_id") WHERE kind in ('PAYOUT', 'REFUND');--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_entries_reversed_once" ON "wallet_entries" USING btree ("reverses_id");--> statement-breakpoint
CREATE VIEW "public"."invariant_overdue" AS (
select o.kind, o.party_id, o.detail, o.due_since from (
select 'event', e.party_id, 'event ' || e.id || ' (' || e.event_type || ') is not published', e.created_at
from party_events e where e.published_at is null
union all
select 'words', r.party_id, 'round ' || r.id || ' awaits its words', r.created_at
from party_imposter_rounds r where r.status = 'GENERATING'
union all
select 'delivery', p.party_id, 'round ' || r.id || ' owes guest ' || p.user_id || ' a message', r.dealt_at
from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
where p.delivery = 'PENDING' and r.status in ('ACTIVE', 'VOTING', 'GUESSING') and r.dealt_at is not null
) as o (kind, party_id, detail, due_since)
where o.due_since < now() - interval '60 seconds'
);--> statement-breakpoint
CREATE VIEW "public"."invariant_violations" AS (
select v.invariant, v.party_id, v.detail from (
select 1, u.party_id, 'wallet of guest ' || u.id || ' holds ' || u.wallet_balance || ', its ledger sums to ' || coalesce(sum(w.amount), 0)
from party_users u left join wallet_entries w on w.user_id = u.id
group by u.id
having u.wallet_balance <> coalesce(sum(w.amount), 0) or u.wallet_balance < 0
union all
select 1, c.party_id, 'ledger row ' || c.id || ' leaves ' || c.balance_after || ' after ' || c.balance_before || ' and a movement of ' || c.amount
from (
  select w.*, coalesce(lag(w.balance_after) over (partition by w.user_id order by w.id), 0) as balance_before from wallet_entries w
) c
where c.balance_after <> c.balance_before + c.amount or c.balance_after < 0
union all
select 2, b.party_id,
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
select 2, w.party_id, 'ledger row ' || w.id || ' moves coins of bet ' || b.id || ' in a wallet that is not its bettor''s'
from wallet_entries w join bets b on b.id = w.bet_id where w.user_id <> b.bettor_id
union all
select 2, r.party_id, 'ledger row ' || r.id || ' reverses row ' || w.id || ' of another wallet'
from wallet_entries r join wallet_entries w on w.id = r.reverses_id where r.user_id <> w.user_id
union all
select 3, g.party_id, 'race ' || g.id || ' is ' || g.status || ' and has ' || count(*) || ' bets ' || b.status
from party_games g join bets b on b.game_id = g.id
where (g.status = 'FINISHED' and b.status = 'PENDING') or (g.status in ('OPEN', 'LOCKED') and b.status in ('WON', 'LOST'))
group by g.id, b.status
union all
select 3, s.party_id, 'race ' || s.game_id || ' has ' || count(*) || ' unreversed settlements'
from race_settlements s where s.reversed_at is null
group by s.party_id, s.game_id having count(*) > 1
union all
select 4, s.party_id, 'settlement ' || s.id || ' says it paid ' || s.paid_out || ', its ledger rows sum to ' || coalesce(sum(w.amount), 0)
from race_settlements s left join wallet_entries w on w.settlement_id = s.id and w.kind in ('PAYOUT', 'REFUND')
group by s.id having coalesce(sum(w.amount), 0) <> s.paid_out
union all
select 4, s.party_id, 'settlement ' || s.id || ' of a pool of ' || s.staked || ' paid ' || s.paid_out
from race_settlements s where s.payout_rule = 'pool' and s.paid_out <> s.staked
union all
select 4, s.party_id, 'settlement ' || s.id || ' counted stakes of ' || s.staked || ', its bets sum to ' || coalesce(sum(b.amount), 0)
from race_settlements s
left join bets b on b.game_id = s.game_id and (
  b.status in ('WON', 'LOST')
  or (b.status = 'REFUNDED' and exists (select from wallet_entries w where w.settlement_id = s.id and w.bet_id = b.id and w.kind = 'REFUND')))
where s.reversed_at is null
group by s.id having coalesce(sum(b.amount), 0) <> s.staked
union all
select 4, b.party_id, 'bet ' || b.id || ' of ' || b.amount || ' won ' || coalesce(b.payout, 0) || ' under the rule double'
from bets b join race_settlements s on s.game_id = b.game_id and s.reversed_at is null
where b.status = 'WON' and s.payout_rule = 'double' and b.payout is distinct from 2 * b.amount
union all
select 5, coalesce(e.party_id, l.party_id), 'board of race ' || coalesce(e.game_id, l.game_id) || ' does not show the best lap of racer ' || coalesce(e.user_id, l.user_id)
from sim_race_entries e
full join (
  select distinct on (v.game_id, v.user_id) v.* from sim_race_laps v
  where v.voided_at is null
  order by v.game_id, v.user_id, v.lap_time_ms nulls last, v.id
) l on l.game_id = e.game_id and l.user_id = e.user_id
where e.id is null or l.id is null or e.lap_time_ms is distinct from l.lap_time_ms or e.is_dnf <> l.is_dnf
  or (l.lap_time_ms is not null and e.lap_id <> l.id)
union all
select 5, e.party_id, 'board of race ' || e.game_id || ' shows void or foreign lap ' || e.lap_id || ' for racer ' || e.user_id
from sim_race_entries e join sim_race_laps v on v.id = e.lap_id
where v.voided_at is not null or v.game_id <> e.game_id or v.user_id <> e.user_id
union all
select 6, r.party_id, 'party has ' || count(*) || ' unrevealed rounds'
from party_imposter_rounds r where r.status not in ('REVEALED', 'CANCELLED')
group by r.party_id having count(*) > 1
union all
select 6, r.party_id, 'round ' || r.id || ' has players who are neither imposter nor civilian'
from party_imposter_rounds r
where exists (select from party_imposter_players p where p.round_id = r.id and p.role not in ('IMPOSTER', 'CIVILIAN'))
union all
select 6, r.party_id, 'round ' || r.id || ' is ' || r.status || ' and its imposter is not among its imposters'
from party_imposter_rounds r
where (r.imposter_id is not null or r.status in ('ACTIVE', 'VOTING', 'GUESSING', 'REVEALED'))
  and not exists (select from party_imposter_players p where p.round_id = r.id and p.user_id = r.imposter_id and p.role = 'IMPOSTER')
union all
select 6, v.party_id, 'round ' || v.round_id || ' has a vote from or for somebody who does not play'
from party_imposter_votes v
where not exists (select from party_imposter_players p where p.round_id = v.round_id and p.user_id = v.voter_id)
  or not exists (select from party_imposter_players p where p.round_id = v.round_id and p.user_id = v.target_id)
union all
select 6, v.party_id, 'round ' || v.round_id || ' has ' || count(*) || ' votes of one player in ballot ' || v.ballot
from party_imposter_votes v group by v.party_id, v.round_id, v.ballot, v.voter_id having count(*) > 1
union all
select 7, e.party_id, 'event ' || e.id || ' (' || e.event_type || ') holds a secret of round ' || r.id
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
union all
select 8, p.id, 'events are numbered ' || coalesce(min(e.sequence), 0) || ' to ' || coalesce(max(e.sequence), 0) || ', ' || count(e.sequence) || ' of them; the party counts ' || p.event_sequence
from parties p left join party_events e on e.party_id = p.id and e.sequence is not null
group by p.id
having count(distinct e.sequence) <> p.event_sequence or count(e.sequence) <> p.event_sequence
  or coalesce(max(e.sequence), 0) <> p.event_sequence or coalesce(min(e.sequence), 1) <> 1
union all
select 8, e.party_id, 'event ' || e.id || ' was published without a number' from party_events e where e.published_at is not null and e.sequence is null
union all
select 9, a.party_id, 'bets.game_id points to ' || a.game_id || ' of another party'
from bets a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'bets.bettor_id points to ' || a.bettor_id || ' of another party'
from bets a join party_users b on b.id = a.bettor_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'bets.target_user_id points to ' || a.target_user_id || ' of another party'
from bets a join party_users b on b.id = a.target_user_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'race_settlements.game_id points to ' || a.game_id || ' of another party'
from race_settlements a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'race_settlements.winner_id points to ' || a.winner_id || ' of another party'
from race_settlements a join party_users b on b.id = a.winner_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'race_settlements.settled_by points to ' || a.settled_by || ' of another party'
from race_settlements a join party_users b on b.id = a.settled_by where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_events.triggered_by points to ' || a.triggered_by || ' of another party'
from party_events a join party_users b on b.id = a.triggered_by where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_games.winner_id points to ' || a.winner_id || ' of another party'
from party_games a join party_users b on b.id = a.winner_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_rounds.game_id points to ' || a.game_id || ' of another party'
from party_imposter_rounds a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_rounds.imposter_id points to ' || a.imposter_id || ' of another party'
from party_imposter_rounds a join party_users b on b.id = a.imposter_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_rounds.started_by points to ' || a.started_by || ' of another party'
from party_imposter_rounds a join party_users b on b.id = a.started_by where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_players.round_id points to ' || a.round_id || ' of another party'
from party_imposter_players a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_players.user_id points to ' || a.user_id || ' of another party'
from party_imposter_players a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_votes.round_id points to ' || a.round_id || ' of another party'
from party_imposter_votes a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_votes.voter_id points to ' || a.voter_id || ' of another party'
from party_imposter_votes a join party_users b on b.id = a.voter_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'party_imposter_votes.target_id points to ' || a.target_id || ' of another party'
from party_imposter_votes a join party_users b on b.id = a.target_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_entries.game_id points to ' || a.game_id || ' of another party'
from sim_race_entries a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_entries.user_id points to ' || a.user_id || ' of another party'
from sim_race_entries a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_entries.lap_id points to ' || a.lap_id || ' of another party'
from sim_race_entries a join sim_race_laps b on b.id = a.lap_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_laps.game_id points to ' || a.game_id || ' of another party'
from sim_race_laps a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_laps.user_id points to ' || a.user_id || ' of another party'
from sim_race_laps a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'sim_race_laps.submitted_by points to ' || a.submitted_by || ' of another party'
from sim_race_laps a join party_users b on b.id = a.submitted_by where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.user_id points to ' || a.user_id || ' of another party'
from wallet_entries a join party_users b on b.id = a.user_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.bet_id points to ' || a.bet_id || ' of another party'
from wallet_entries a join bets b on b.id = a.bet_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.game_id points to ' || a.game_id || ' of another party'
from wallet_entries a join party_games b on b.id = a.game_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.round_id points to ' || a.round_id || ' of another party'
from wallet_entries a join party_imposter_rounds b on b.id = a.round_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.settlement_id points to ' || a.settlement_id || ' of another party'
from wallet_entries a join race_settlements b on b.id = a.settlement_id where b.party_id <> a.party_id
union all
select 9, a.party_id, 'wallet_entries.reverses_id points to ' || a.reverses_id || ' of another party'
from wallet_entries a join wallet_entries b on b.id = a.reverses_id where b.party_id <> a.party_id
) as v (invariant, party_id, detail)
);