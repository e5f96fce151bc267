-- The ledger and the lap history are append-only: a mistake is put right by a further row (a reversal, a void).
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'wallet_entries is append-only: % refused, add a reversing row instead', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER wallet_entries_append_only BEFORE UPDATE OR DELETE ON wallet_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
--> statement-breakpoint
CREATE FUNCTION refuse_lap_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Whatever else a later column brings: the rows must be equal once voiding is left out.
    IF to_jsonb(NEW) - 'voided_at' - 'void_reason' = to_jsonb(OLD) - 'voided_at' - 'void_reason' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'sim_race_laps is append-only: % refused, void the lap instead', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER sim_race_laps_append_only BEFORE UPDATE OR DELETE ON sim_race_laps
  FOR EACH ROW EXECUTE FUNCTION refuse_lap_change();
--> statement-breakpoint
-- Room on each page keeps the updates of balances, stakes and counters there (HOT), off the indexes.
ALTER TABLE bets SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE party_users SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE parties SET (fillfactor = 50);
