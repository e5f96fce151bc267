import type { Database } from '../db/database.js';
import type { Party } from './ensure-party.js';

/** Every server's party, the oldest first. */
export async function listParties(db: Database): Promise<readonly Party[]> {
  return db.sql<Party[]>`
    select id, guild_id as "guildId", name, overlay_generation as "overlayGeneration" from parties order by created_at, id`;
}
