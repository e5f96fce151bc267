ALTER TABLE "parties" ADD COLUMN "race_opening" text DEFAULT 'anyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "parties" ADD COLUMN "lap_lines" text DEFAULT 'news' NOT NULL;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_race_opening" CHECK ("parties"."race_opening" in ('anyone', 'hosts'));--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_lap_lines" CHECK ("parties"."lap_lines" in ('news', 'all', 'none'));