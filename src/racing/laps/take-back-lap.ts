import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import type { TellIn } from '../../events/public-lines.js';
import type { Party } from '../../party/ensure-party.js';
import { type VoidedLap, voidLap } from './void-lap.js';

/** How long a lap may be taken back by whoever typed it, in minutes. */
export const takeBackMinutes = 5;

export interface TakeBackInput {
  readonly party: Party;
  /** Who typed it: the racer, or a host for them. */
  readonly authorId: string;
  readonly lapId: number;
  readonly tellIn?: TellIn | null | undefined;
}

/**
 * Takes back a lap by whoever has typed it a moment ago: a slip of the finger needs no host. All
 * are told, as of a voided lap.
 * @throws UserError `lap-kept` where somebody else typed it, or it is older than that; else as
 * `voidLap`.
 */
export async function takeBackLap(
  db: Database,
  { party, authorId, lapId, tellIn }: TakeBackInput,
  clock: Clock,
): Promise<VoidedLap> {
  const since = new Date(clock.now().getTime() - takeBackMinutes * 60_000);
  const [own] = await db.sql<[{ readonly userId: string }?]>`
    select user_id as "userId" from sim_race_laps where party_id = ${party.id} and id = ${lapId}
      and submitted_by = ${authorId} and submitted_at > ${since.toISOString()}::timestamptz`;
  if (own === undefined) throw new UserError('lap-kept', { minutes: takeBackMinutes });
  const by = own.userId === authorId ? 'the racer' : 'the host who typed it';
  const change = { party, lapId, reason: `taken back by ${by}`, triggeredBy: authorId };
  return voidLap(db, { ...change, tellIn }, clock);
}
