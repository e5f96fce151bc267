import { and, count, eq } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { parties } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { recordEvent } from '../events/record-event.js';
import { raceColumns } from './find-races.js';
import { type Race, raceFields } from './race.js';

/** Makes the transactions that may open a party's race wait for each other; hold it before looking for a live race. */
export async function lockRaceOpening(tx: Transaction, partyId: string): Promise<void> {
  await tx.select({ id: parties.id }).from(parties).where(eq(parties.id, partyId)).for('no key update');
}

/** Opens a race, titled by its track or else by its number in the party, and records the event. */
export async function openRace(
  tx: Transaction,
  input: { readonly partyId: string; readonly track: string | null; readonly triggeredBy: string | null },
  now: Date,
): Promise<Race> {
  const { partyId, track, triggeredBy } = input;
  const title = track ?? `Race ${(await countRaces(tx, partyId)) + 1}`;
  const [race] = await tx
    .insert(partyGames)
    .values({ partyId, title, track, type: 'SIM_RACE', startTime: now, createdAt: now })
    .returning(raceColumns);
  if (race === undefined) throw new Error('The race was not written');
  await recordEvent(tx, {
    partyId,
    type: 'race-opened',
    triggeredBy,
    payload: { ...raceFields(race), timestamp: now.toISOString() },
  });
  return race;
}

async function countRaces(tx: Transaction, partyId: string): Promise<number> {
  const [row] = await tx
    .select({ races: count() })
    .from(partyGames)
    .where(and(eq(partyGames.partyId, partyId), eq(partyGames.type, 'SIM_RACE')));
  return row?.races ?? 0;
}
