-- Whether a guest is at the party as committed by now, rather than when the calling statement began: VOLATILE takes a fresh
-- snapshot. `held_race` is not read; naming it makes a bet ask only once it holds the race.
CREATE FUNCTION is_at_party(party uuid, guest uuid, held_race uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM party_users u WHERE u.party_id = party AND u.id = guest AND u.removed_at IS NULL AND u.merged_into IS NULL
  );
END $$;
