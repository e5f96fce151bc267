import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import { readSettings } from '../party/settings.js';

/** Who would open a race by a lap or a bet. */
export interface Opener {
  readonly isHost: boolean;
  /** True where a lap is meant for a new race, also just after one was settled. */
  readonly isNewMeant: boolean;
}

/** So long after a payout a lap may have been meant for that race, in milliseconds. */
const lateMs = 120_000;

/**
 * Lets a lap or bet open a race, or says why not. The caller holds the party's openings.
 * @throws UserError `opening-by-host`; `lap-too-late` where it may have been meant for a race that was
 * settled a moment ago.
 */
export async function requireOpening(
  tx: Transaction,
  partyId: string,
  openedBy: 'lap' | 'bet',
  { isHost, isNewMeant }: Opener,
  now: Date,
): Promise<void> {
  const { raceOpening } = await readSettings(tx, partyId);
  if (raceOpening === 'hosts' && !isHost) throw new UserError('opening-by-host', {});
  if (openedBy === 'bet' || isNewMeant) return;
  const { partyId: party, type, status, cancelledAt, endTime, title } = partyGames;
  const [settled] = await tx
    .select({ title })
    .from(partyGames)
    .where(
      and(
        ...[eq(party, partyId), eq(type, 'SIM_RACE'), eq(status, 'FINISHED')],
        ...[isNull(cancelledAt), gt(endTime, new Date(now.getTime() - lateMs))],
      ),
    )
    .orderBy(desc(endTime))
    .limit(1);
  if (settled !== undefined) throw new UserError('lap-too-late', settled);
}
