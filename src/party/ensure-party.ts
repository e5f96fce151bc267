import type { Database } from '../db/database.js';
import { displayName } from '../values/display-name.js';

/** One Discord server's party. */
export interface Party {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly overlayGeneration: number;
}

/**
 * The party of a server, made at the first call and renamed when the server was. Runs before most
 * commands, so it is one statement, and writes only where something changed.
 */
export async function ensureParty(
  db: Database,
  server: { readonly guildId: string; readonly name: string },
): Promise<Party> {
  const name = displayName(server.name, 'Party');
  const [row] = await db.sql<Party[]>`
    with found as (
      select id, guild_id, name, overlay_generation from parties where guild_id = ${server.guildId}
    ), written as (
      insert into parties (guild_id, name)
      select ${server.guildId}::text, ${name}::text where not exists (select from found where name = ${name})
      on conflict (guild_id) do update set name = excluded.name where parties.name <> excluded.name
      returning id, guild_id, name, overlay_generation
    )
    select id, guild_id as "guildId", name, overlay_generation as "overlayGeneration" from written
    union all
    select id, guild_id, name, overlay_generation from found where name = ${name}`;
  // Nothing comes back only when another call has just written the very same row.
  const party = row ?? (await findParty(db, server.guildId));
  if (party === null) throw new Error(`The party of server ${server.guildId} could not be written`);
  return party;
}

/** The party of a server; null where nobody has used the bot there yet. */
export async function findParty(db: Database, guildId: string): Promise<Party | null> {
  const [row] = await db.sql<Party[]>`
    select id, guild_id as "guildId", name, overlay_generation as "overlayGeneration" from parties where guild_id = ${guildId}`;
  return row ?? null;
}
