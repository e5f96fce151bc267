import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import type { Race } from './race.js';

/** True after any lap, also one that waits for a host or was voided: its time is known. */
export async function isDriven(tx: Transaction, { id }: Pick<Race, 'id'>): Promise<boolean> {
  const [driven] = await tx.execute<{ isDriven: boolean }>(sql`
    select exists (select from sim_race_laps where game_id = ${id})
      or exists (select from sim_race_lap_claims where game_id = ${id}) as "isDriven"`);
  return driven?.isDriven === true;
}
