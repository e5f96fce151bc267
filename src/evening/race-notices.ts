import type { PaidSettlement } from '../betting/settle-race.js';
import type { Race } from '../racing/race.js';
import type { CancelledRace } from './cancel-race.js';

/**
 * What the program says by itself about a race, in the channel where that was opened. Resolves also
 * where the channel is gone or closed to us, which no second try mends; rejects while Discord is
 * away.
 */
export interface RaceNotices {
  /** A timed lock was carried out. */
  locked(race: Race): Promise<void>;
  /** The race ends by itself at `endsAt`; with both buttons, for the host. */
  leftAlone(race: Race, endsAt: Date, hasWinner: boolean): Promise<void>;
  paidByItself(settlement: PaidSettlement): Promise<void>;
  cancelledByItself(cancelled: CancelledRace): Promise<void>;
}
