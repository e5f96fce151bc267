-- Every index of ours begins with idx_. Renamed, not built anew.
ALTER INDEX "bets_one_pending" RENAME TO "idx_bets_one_pending";--> statement-breakpoint
ALTER INDEX "bets_game" RENAME TO "idx_bets_game";--> statement-breakpoint
ALTER INDEX "bets_bettor" RENAME TO "idx_bets_bettor";--> statement-breakpoint
ALTER INDEX "bets_target" RENAME TO "idx_bets_target";--> statement-breakpoint
ALTER INDEX "race_settlements_one_standing" RENAME TO "idx_race_settlements_one_standing";--> statement-breakpoint
ALTER INDEX "party_events_type" RENAME TO "idx_party_events_type";--> statement-breakpoint
ALTER INDEX "party_events_created" RENAME TO "idx_party_events_created";--> statement-breakpoint
ALTER INDEX "party_events_party_sequence" RENAME TO "idx_party_events_party_sequence";--> statement-breakpoint
ALTER INDEX "party_events_unpublished" RENAME TO "idx_party_events_unpublished";--> statement-breakpoint
ALTER INDEX "party_imposter_players_owed" RENAME TO "idx_party_imposter_players_owed";--> statement-breakpoint
ALTER INDEX "party_imposter_rounds_phase_due" RENAME TO "idx_party_imposter_rounds_phase_due";--> statement-breakpoint
ALTER INDEX "party_imposter_rounds_one_unrevealed" RENAME TO "idx_party_imposter_rounds_one_unrevealed";--> statement-breakpoint
ALTER INDEX "party_imposter_rounds_party_created" RENAME TO "idx_party_imposter_rounds_party_created";--> statement-breakpoint
ALTER INDEX "command_drafts_created" RENAME TO "idx_command_drafts_created";--> statement-breakpoint
ALTER INDEX "overlay_viewers_seen" RENAME TO "idx_overlay_viewers_seen";--> statement-breakpoint
ALTER INDEX "party_users_party_pin" RENAME TO "idx_party_users_party_pin";--> statement-breakpoint
ALTER INDEX "party_users_party_discord" RENAME TO "idx_party_users_party_discord";--> statement-breakpoint
ALTER INDEX "pin_attempts_wrong" RENAME TO "idx_pin_attempts_wrong";--> statement-breakpoint
ALTER INDEX "party_games_locks_due" RENAME TO "idx_party_games_locks_due";--> statement-breakpoint
ALTER INDEX "party_games_boards_due" RENAME TO "idx_party_games_boards_due";--> statement-breakpoint
ALTER INDEX "party_games_live" RENAME TO "idx_party_games_live";--> statement-breakpoint
ALTER INDEX "sim_race_entries_game_user" RENAME TO "idx_sim_race_entries_game_user";--> statement-breakpoint
ALTER INDEX "sim_race_entries_game_order" RENAME TO "idx_sim_race_entries_game";--> statement-breakpoint
ALTER INDEX "sim_race_entries_user" RENAME TO "idx_sim_race_entries_user";--> statement-breakpoint
ALTER INDEX "sim_race_entries_lap_time" RENAME TO "idx_sim_race_entries_lap_time";--> statement-breakpoint
ALTER INDEX "sim_race_lap_claims_waiting" RENAME TO "idx_sim_race_lap_claims_waiting";--> statement-breakpoint
ALTER INDEX "sim_race_laps_party" RENAME TO "idx_sim_race_laps_party";--> statement-breakpoint
ALTER INDEX "sim_race_laps_game_user" RENAME TO "idx_sim_race_laps_game_user";--> statement-breakpoint
ALTER INDEX "wallet_entries_user" RENAME TO "idx_wallet_entries_user";--> statement-breakpoint
ALTER INDEX "wallet_entries_bet" RENAME TO "idx_wallet_entries_bet";--> statement-breakpoint
ALTER INDEX "wallet_entries_paid_once" RENAME TO "idx_wallet_entries_paid_once";--> statement-breakpoint
ALTER INDEX "wallet_entries_prize_once" RENAME TO "idx_wallet_entries_prize_once";--> statement-breakpoint
ALTER INDEX "wallet_entries_one_allowance" RENAME TO "idx_wallet_entries_one_allowance";--> statement-breakpoint
ALTER INDEX "wallet_entries_reversed_once" RENAME TO "idx_wallet_entries_reversed_once";--> statement-breakpoint
CREATE INDEX "idx_party_events_interaction" ON "party_events" USING btree ((data->>'interactionId')) WHERE data->>'interactionId' is not null;--> statement-breakpoint
CREATE INDEX "idx_party_events_reset" ON "party_events" USING btree ((data->>'resetId')) WHERE data->>'resetId' is not null;