import type { Database } from '../db/database.js';

/**
 * Whether a request left its key on a row: then it was carried out, and asking for the same again
 * reads its outcome back. What keeps no key comes to the same however often it is asked for.
 */
export async function wasDone({ sql }: Database, key: string): Promise<boolean> {
  const rows = await sql`
    select true as done where exists (select from wallet_entries where interaction_id = ${key})
      or exists (select from sim_race_laps where interaction_id = ${key})
      or exists (select from sim_race_lap_claims where interaction_id = ${key})
      or exists (select from party_games where interaction_id = ${key})
      or exists (select from race_settlements where interaction_id = ${key})
      or exists (select from party_imposter_rounds where ${key} in (interaction_id, ended_interaction_id))
      or exists (select from party_imposter_votes where ${key} = any (interaction_ids))
      or exists (select from kept_messages where asked_by = ${key})
      or exists (select from party_events where data->>'interactionId' = ${key})`;
  return rows.length > 0;
}
