import type { Database } from '../db/database.js';

/**
 * Where a party is told in Discord of what happens on phones and at race control: its channel for
 * boards, else where all were told last. Null where it has none.
 */
export async function readHomeChannel(
  { sql }: Pick<Database, 'sql'>,
  partyId: string,
): Promise<string | null> {
  const [row] = await sql<[{ channelId: string | null }?]>`
    select coalesce(p.board_channel_id, (
      select l.channel_id from public_lines l where l.party_id = p.id order by l.id desc limit 1)) as "channelId"
    from parties p where p.id = ${partyId}`;
  return row?.channelId ?? null;
}
