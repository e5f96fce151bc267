CREATE TABLE "kept_messages" (
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"race_id" uuid GENERATED ALWAYS AS (case when kind = 'board' then subject end) STORED,
	"round_id" uuid GENERATED ALWAYS AS (case when kind = 'round' then subject end) STORED,
	"asked_by" text,
	"asked_channel_id" text,
	"channel_id" text,
	"message_id" text,
	"posted_at" timestamp with time zone,
	"shown" text,
	"failing" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"rest_until" timestamp with time zone,
	"due_at" timestamp with time zone,
	"seen_sequence" bigint DEFAULT 0 NOT NULL,
	"is_over" boolean DEFAULT false NOT NULL,
	CONSTRAINT "kept_messages_kind_subject_pk" PRIMARY KEY("kind","subject"),
	CONSTRAINT "kept_messages_kind" CHECK ("kept_messages"."kind" in ('board', 'panel', 'round')),
	CONSTRAINT "kept_messages_panel_of_party" CHECK ("kept_messages"."kind" <> 'panel' or "kept_messages"."subject" = "kept_messages"."party_id"),
	CONSTRAINT "kept_messages_posted" CHECK ("kept_messages"."message_id" is null or "kept_messages"."channel_id" is not null)
);
--> statement-breakpoint
DROP INDEX "idx_party_games_boards_due";--> statement-breakpoint
ALTER TABLE "kept_messages" ADD CONSTRAINT "kept_messages_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_messages" ADD CONSTRAINT "kept_messages_race_fk" FOREIGN KEY ("party_id","race_id") REFERENCES "public"."party_games"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_messages" ADD CONSTRAINT "kept_messages_round_fk" FOREIGN KEY ("party_id","round_id") REFERENCES "public"."party_imposter_rounds"("party_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_kept_messages_kept" ON "kept_messages" USING btree ("party_id") WHERE not is_over;--> statement-breakpoint
-- What the messages show is hashed anew: each is edited once more. `:` is a phase without a name and no known hash.
insert into kept_messages (kind, subject, party_id, channel_id, message_id, posted_at, shown, due_at, is_over)
select 'board', g.id, g.party_id, g.board_channel_id, g.board_message_id, g.board_posted_at,
  case when g.board_message_id is not null then ':' end, case when s.is_over then null else date_trunc('milliseconds', now()) end, s.is_over
from party_games g cross join lateral (select g.status = 'FINISHED' and (coalesce(g.board_shown, '') like 'FINISHED:%'
  or coalesce(g.end_time, g.cancelled_at, g.created_at) < now() - interval '1 day') as is_over) s
where g.type = 'SIM_RACE' and (g.status <> 'FINISHED' or g.board_message_id is not null);--> statement-breakpoint
insert into kept_messages (kind, subject, party_id, channel_id, message_id, shown, due_at)
select 'panel', p.id, p.id, p.control_channel_id, p.control_message_id, ':', date_trunc('milliseconds', now())
from parties p where p.control_message_id is not null and p.control_channel_id is not null;--> statement-breakpoint
insert into kept_messages (kind, subject, party_id, channel_id, message_id, shown, due_at, is_over)
select 'round', r.id, r.party_id, case when r.message_id is not null then r.channel_id end,
  case when r.channel_id is not null then r.message_id end,
  case when split_part(r.message_phase, ':', 1) in ('GENERATING', 'ACTIVE') then 'DEAL' else split_part(r.message_phase, ':', 1) end || ':',
  case when s.is_over then null else date_trunc('milliseconds', now()) end, s.is_over
from party_imposter_rounds r cross join lateral (select r.status in ('REVEALED', 'CANCELLED')
  and (coalesce(split_part(r.message_phase, ':', 1), '') = r.status or coalesce(r.ended_at, r.created_at) < now() - interval '10 minutes') as is_over) s
where r.message_id is not null or not s.is_over;--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" DROP COLUMN "message_id";--> statement-breakpoint
ALTER TABLE "party_imposter_rounds" DROP COLUMN "message_phase";--> statement-breakpoint
ALTER TABLE "parties" DROP COLUMN "control_channel_id";--> statement-breakpoint
ALTER TABLE "parties" DROP COLUMN "control_message_id";--> statement-breakpoint
ALTER TABLE "parties" DROP COLUMN "control_shown";--> statement-breakpoint
ALTER TABLE "parties" DROP COLUMN "control_due_at";--> statement-breakpoint
ALTER TABLE "party_games" DROP COLUMN "board_channel_id";--> statement-breakpoint
ALTER TABLE "party_games" DROP COLUMN "board_message_id";--> statement-breakpoint
ALTER TABLE "party_games" DROP COLUMN "board_posted_at";--> statement-breakpoint
ALTER TABLE "party_games" DROP COLUMN "board_shown";--> statement-breakpoint
ALTER TABLE "party_games" DROP COLUMN "board_due_at";