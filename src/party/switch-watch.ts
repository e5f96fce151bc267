import type { Database } from '../db/database.js';

/** True while the party's link for spectators works. */
export async function readIsWatchPublic(
  db: Pick<Database, 'sql'>,
  partyId: string,
): Promise<boolean> {
  const [row] = await db.sql<
    { isWatchPublic: boolean }[]
  >`select is_watch_public as "isWatchPublic" from parties where id = ${partyId}`;
  return row?.isWatchPublic ?? false;
}

/** Switches the link for spectators on or off; setting what is set already changes nothing. */
export async function switchWatch(
  db: Pick<Database, 'sql'>,
  partyId: string,
  isPublic: boolean,
): Promise<void> {
  await db.sql`update parties set is_watch_public = ${isPublic} where id = ${partyId} and is_watch_public <> ${isPublic}`;
}
