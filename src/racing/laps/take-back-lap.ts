import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import type { TellIn } from '../../events/public-lines.js';
import type { Party } from '../../party/ensure-party.js';
import { type VoidedLap, voidLap } from './void-lap.js';

/** How long racers may take back what they typed, in minutes. */
export const takeBackMinutes = 5;

export interface TakeBackInput {
  readonly party: Party;
  readonly racerId: string;
  readonly lapId: number;
  readonly tellIn?: TellIn | null | undefined;
}

/**
 * Takes back a lap that the racer has typed a moment ago: a slip of the finger needs no host. All
 * are told, as of a voided lap.
 * @throws UserError `lap-kept` where it is not the racer's own word, or older than that; else as
 * `voidLap`.
 */
export async function takeBackLap(
  db: Database,
  { party, racerId, lapId, tellIn }: TakeBackInput,
  clock: Clock,
): Promise<VoidedLap> {
  const since = new Date(clock.now().getTime() - takeBackMinutes * 60_000);
  const [own] = await db.sql`
    select 1 from sim_race_laps where party_id = ${party.id} and id = ${lapId} and user_id = ${racerId}
      and submitted_by = ${racerId} and submitted_at > ${since.toISOString()}::timestamptz`;
  if (own === undefined) throw new UserError('lap-kept', { minutes: takeBackMinutes });
  const reason = 'taken back by the racer';
  return voidLap(db, { party, lapId, reason, triggeredBy: racerId, tellIn }, clock);
}
