import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import { isUuid } from '../party/guest.js';
import { raceColumns } from './find-races.js';
import type { Race } from './race.js';

/**
 * Locks a race and reads it as it is once the lock is held. Always a statement of its own: what
 * runs after it sees every bet and lap that the lock waited for. Bets hold the row `FOR SHARE`,
 * everything else about a race holds it alone. The id may come from a button.
 * @throws UserError `not-found` where the party has no such race, `button-outdated` for no id.
 */
export async function lockRaceRow(tx: Transaction, partyId: string, raceId: string): Promise<Race> {
  if (!isUuid(raceId)) throw new UserError('button-outdated', {});
  const [race] = await tx
    .select(raceColumns)
    .from(partyGames)
    .where(
      and(
        eq(partyGames.partyId, partyId),
        eq(partyGames.id, raceId),
        eq(partyGames.type, 'SIM_RACE'),
      ),
    )
    .for('no key update');
  if (race === undefined) throw new UserError('not-found', { what: 'race' });
  return race;
}
