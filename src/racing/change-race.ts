import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Orm, Transaction } from '../db/database.js';
import { partyEvents } from '../db/schema/events.js';
import { partyGames } from '../db/schema/racing.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actOnce, ReplayedInteraction } from '../values/act-once.js';
import { raceColumns } from './find-races.js';
import { lockRaceRow } from './lock-row.js';
import { oweLockWarning } from './owe-lock-warning.js';
import { type Race, raceFields } from './race.js';
import { requireFit } from './resolve-race.js';
import { lockRaceOpening } from './write-race.js';

/** Which live race somebody changes, and by which request. */
export interface EditedBy {
  readonly party: Party;
  readonly gameId: string;
  /** The host's guest; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly interactionId: string;
}

export interface EditedRace {
  readonly race: Race;
  /** False where it was all so already. */
  readonly isChanged: boolean;
}

/** What of a race is to be another. */
export type Change = Partial<
  Pick<
    Race,
    'title' | 'track' | 'payoutRule' | 'lockRule' | 'locksAt' | 'stakeCap' | 'boardVersion'
  >
>;

/**
 * Changes a live race by what `decide` finds once it is held, with its event and the warning before
 * its lock. Openings are held first, as whoever opens a race does: no other takes its title.
 */
export async function changeRace(
  db: Database,
  { party, gameId, triggeredBy, interactionId }: EditedBy,
  clock: Clock,
  decide: (tx: Transaction, race: Race, now: Date) => Promise<Change>,
): Promise<EditedRace> {
  const readEarlier = (tx: Orm | Transaction) => readEdited(tx, party.id, interactionId);
  return actOnce(
    () =>
      db.orm.transaction(async (tx) => {
        await lockRaceOpening(tx, party.id);
        const race = requireFit(await lockRaceRow(tx, party.id, gameId), 'settle');
        if ((await readEarlier(tx)) !== null) throw new ReplayedInteraction();
        const now = clock.now();
        const change = await decide(tx, race, now);
        const edited: Race = { ...race, ...change };
        if (isSame(race, edited)) return { race, isChanged: false };
        await tx.update(partyGames).set(change).where(eq(partyGames.id, race.id));
        const before = edited.title === race.title ? {} : { before: race.title };
        const payload = {
          ...raceFields(edited),
          ...before,
          interactionId,
          timestamp: now.toISOString(),
        };
        await recordEvent(tx, { partyId: party.id, type: 'race-edited', triggeredBy, payload });
        await oweLockWarning(tx, edited, now);
        return { race: edited, isChanged: true };
      }),
    () => readEarlier(db.orm),
  );
}

function isSame(before: Race, after: Race): boolean {
  const tell = ({ title, track, payoutRule, lockRule, locksAt, stakeCap }: Race) =>
    JSON.stringify([title, track, payoutRule, lockRule, locksAt, stakeCap]);
  return tell(before) === tell(after);
}

/** What an earlier delivery of the interaction changed, with the race as it is now. */
async function readEdited(
  db: Orm | Transaction,
  partyId: string,
  interactionId: string,
): Promise<EditedRace | null> {
  const [race] = await db
    .select(raceColumns)
    .from(partyEvents)
    .innerJoin(partyGames, eq(sql`${partyGames.id}::text`, sql`${partyEvents.data}->>'gameId'`))
    .where(
      and(
        eq(partyEvents.partyId, partyId),
        eq(partyEvents.eventType, 'race-edited'),
        eq(sql`${partyEvents.data}->>'interactionId'`, interactionId),
      ),
    );
  return race === undefined ? null : { race, isChanged: true };
}
