import { and, count, eq, ne } from 'drizzle-orm';
import type { PayoutRule } from '../contract/events.js';
import type { Transaction } from '../db/database.js';
import { parties } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { foldName } from '../party/guest.js';
import { oweMessage } from '../party/kept-messages.js';
import { raceColumns } from './find-races.js';
import { oweLockWarning } from './owe-lock-warning.js';
import { type Backing, type LapRule, type LockRule, type Race, raceFields } from './race.js';

/** A race to be opened; what is left out is the party's default, or the simplest. */
export interface NewRace {
  readonly partyId: string;
  /** Absent: its track, else its number in the party. */
  readonly title?: string | null;
  readonly track: string | null;
  readonly payoutRule?: PayoutRule | null;
  readonly lockRule?: LockRule;
  readonly locksAt?: Date | null;
  readonly lapRule?: LapRule;
  readonly backing?: Backing;
  readonly stakeCap?: number | null;
  readonly channelId?: string | null;
  /** The guest who opened it, with a command or with the first lap. */
  readonly triggeredBy: string | null;
  /** The interaction that opened it on purpose; a lap carries its own. */
  readonly interactionId?: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

/**
 * Makes the transactions that may open a party's race wait for each other; hold it before looking
 * for a live race.
 */
export async function lockRaceOpening(tx: Transaction, partyId: string): Promise<void> {
  await tx
    .select({ id: parties.id })
    .from(parties)
    .where(eq(parties.id, partyId))
    .for('no key update');
}

/** Writes a race, the board that it is owed, and its event; the caller holds the party's openings. */
export async function writeRace(tx: Transaction, race: NewRace, now: Date): Promise<Race> {
  const { partyId, track, triggeredBy } = race;
  const [written] = await tx
    .insert(partyGames)
    .values({
      partyId,
      title: race.title ?? (await findFreeTitle(tx, partyId, track)),
      track,
      type: 'SIM_RACE',
      payoutRule: race.payoutRule ?? (await readDefaultRule(tx, partyId)),
      lockRule: race.lockRule ?? 'first-lap',
      locksAt: race.locksAt ?? null,
      lapRule: race.lapRule ?? 'self',
      backing: race.backing ?? 'any',
      stakeCap: race.stakeCap ?? null,
      channelId: race.channelId ?? null,
      openedBy: triggeredBy,
      interactionId: race.interactionId ?? null,
      startTime: now,
      createdAt: now,
      lastActivityAt: now,
    })
    .returning(raceColumns);
  if (written === undefined) throw new Error('The race was not written');
  await oweMessage(tx, { kind: 'board', subject: written.id, partyId }, now);
  const payload = { ...raceFields(written), timestamp: now.toISOString() };
  const kind = race.interactionId ? 'race-opened' : 'race-opened-by-lap';
  const line = { kind, subject: written.id, tellIn: race.tellIn } as const;
  await recordEvent(tx, { partyId, type: 'race-opened', triggeredBy, payload }, line);
  await oweLockWarning(tx, written, now);
  return written;
}

/** True where a live race of the party bears the title, whatever its case and accents. */
export async function isTitleTaken(
  tx: Transaction,
  partyId: string,
  title: string,
): Promise<boolean> {
  return (await liveTitles(tx, partyId)).includes(foldName(title));
}

async function findFreeTitle(
  tx: Transaction,
  partyId: string,
  track: string | null,
): Promise<string> {
  const taken = await liveTitles(tx, partyId);
  const first = track ?? `Race ${(await countRaces(tx, partyId)) + 1}`;
  let title = first;
  for (let next = 2; taken.includes(foldName(title)); next += 1) title = `${first} (${next})`;
  return title;
}

async function liveTitles(tx: Transaction, partyId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ title: partyGames.title })
    .from(partyGames)
    .where(
      and(
        eq(partyGames.partyId, partyId),
        eq(partyGames.type, 'SIM_RACE'),
        ne(partyGames.status, 'FINISHED'),
      ),
    );
  return rows.map(({ title }) => foldName(title));
}

async function readDefaultRule(tx: Transaction, partyId: string): Promise<PayoutRule> {
  const [party] = await tx
    .select({ payoutRule: parties.payoutRule })
    .from(parties)
    .where(eq(parties.id, partyId));
  return party?.payoutRule ?? 'double';
}

async function countRaces(tx: Transaction, partyId: string): Promise<number> {
  const [row] = await tx
    .select({ races: count() })
    .from(partyGames)
    .where(and(eq(partyGames.partyId, partyId), eq(partyGames.type, 'SIM_RACE')));
  return row?.races ?? 0;
}
