import { and, asc, eq, ne } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import { bets } from '../../db/schema/betting.js';
import { partyUsers } from '../../db/schema/party.js';
import { UserError } from '../../errors.js';
import type { Race } from '../race.js';

/**
 * Whoever has backed somebody else in a race where racers back only themselves has chosen to watch:
 * a lap of theirs could lose the race for the one they backed, or win it. The caller holds the race.
 * @throws UserError `backs-other`; it names the racer where somebody else typed the lap.
 */
export async function requireOwnBacking(
  tx: Transaction,
  race: Race,
  racerId: string,
  isOwn: boolean,
): Promise<void> {
  if (race.backing === 'any') return;
  const [bet] = await tx
    .select({ backed: partyUsers.name })
    .from(bets)
    .innerJoin(partyUsers, eq(partyUsers.id, bets.targetUserId))
    .where(
      and(
        eq(bets.partyId, race.partyId),
        eq(bets.gameId, race.id),
        eq(bets.bettorId, racerId),
        ne(bets.targetUserId, racerId),
        eq(bets.status, 'PENDING'),
      ),
    )
    .orderBy(asc(bets.createdAt))
    .limit(1);
  if (bet === undefined) return;
  const [racer] = await tx
    .select({ name: partyUsers.name })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, race.partyId), eq(partyUsers.id, racerId)));
  const whose = isOwn || racer === undefined ? {} : { name: racer.name };
  const isOpen = race.status === 'OPEN';
  throw new UserError('backs-other', { title: race.title, backed: bet.backed, isOpen, ...whose });
}
