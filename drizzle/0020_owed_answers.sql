CREATE TABLE "owed_answers" (
	"interaction_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "idx_owed_answers_due" ON "owed_answers" USING btree ("due_at");
