import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import type { Guest } from '../guest.js';

/**
 * Gives a seat's phone the host's acts, or takes them; false where it was so already.
 * @throws UserError `guest-gone`.
 */
export async function makeHost(
  db: Pick<Database, 'sql'>,
  { id, partyId, name }: Pick<Guest, 'id' | 'partyId' | 'name'>,
  isHost: boolean,
): Promise<boolean> {
  const [row] = await db.sql<[{ before: boolean }?]>`
    with seat as (
      select id, is_host as before from party_users
      where party_id = ${partyId} and id = ${id} and removed_at is null and merged_into is null for no key update
    ), changed as (
      update party_users u set is_host = ${isHost} from seat where u.id = seat.id and seat.before <> ${isHost})
    select before from seat`;
  if (row === undefined) throw new UserError('guest-gone', { name }, 'guest');
  return row.before !== isHost;
}
