ALTER TABLE "parties" ADD COLUMN "control_shown" text;--> statement-breakpoint
ALTER TABLE "parties" ADD COLUMN "control_due_at" timestamp with time zone;