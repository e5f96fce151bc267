import type { Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { lockRaceRow } from './lock-row.js';
import type { Race } from './race.js';
import { type Opener, requireOpening } from './require-opening.js';
import { resolveRace } from './resolve-race.js';
import { lockRaceOpening, writeRace } from './write-race.js';

interface WantedRace {
  readonly partyId: string;
  /** As typed or completed; absent: the one live race. */
  readonly raceInput: string | null | undefined;
  /** The track of a race that has to be opened. */
  readonly track: string | null;
  /** What would open a race: that decides how long it takes bets. */
  readonly openedBy: 'lap' | 'bet';
  readonly opener: Opener;
  readonly channelId: string | null;
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

/** How long a race that a lap opened takes bets, in milliseconds, unless its next lap is sooner. */
const betsAfterLapMs = 120_000;

/**
 * The race a lap or a bet belongs to, held alone; a new one only where, with openings held too, none is
 * live.
 * @throws UserError as `requireOpening`.
 */
export async function holdRace(
  tx: Transaction,
  wanted: WantedRace,
  now: Date,
): Promise<{ readonly race: Race; readonly isRaceNew: boolean }> {
  const live = await holdLiveRace(tx, wanted);
  if (live !== null) return { race: live, isRaceNew: false };
  await lockRaceOpening(tx, wanted.partyId);
  const opened = await holdLiveRace(tx, wanted);
  if (opened !== null) return { race: opened, isRaceNew: false };
  await requireOpening(tx, wanted.partyId, wanted.openedBy, wanted.opener, now);
  const locksAt = wanted.openedBy === 'lap' ? new Date(now.getTime() + betsAfterLapMs) : null;
  const race = await writeRace(tx, { ...wanted, title: null, locksAt }, now);
  return { race, isRaceNew: true };
}

/**
 * Null where no race was named and none is live, also when the one found was settled while its lock
 * was awaited.
 */
async function holdLiveRace(
  tx: Transaction,
  { partyId, raceInput }: WantedRace,
): Promise<Race | null> {
  try {
    const { id } = await resolveRace({ orm: tx }, partyId, raceInput, 'lap');
    const race = await lockRaceRow(tx, partyId, id);
    if (race.status !== 'FINISHED') return race;
    if (raceInput)
      throw new UserError('race-finished', { title: race.title, isCancelled: race.isCancelled });
    return null;
  } catch (error) {
    if (error instanceof UserError && error.code === 'no-live-race') return null;
    throw error;
  }
}
