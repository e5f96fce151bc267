import { and, asc, eq, isNull, lt, lte, ne } from 'drizzle-orm';
import { type PaidSettlement, settleRace } from '../betting/settle-race.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { parties } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { oweLine, type TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';
import { readRaceBest } from '../racing/board.js';
import { raceColumns } from '../racing/find-races.js';
import { closeBets } from '../racing/lock-race.js';
import { lockRaceRow } from '../racing/lock-row.js';
import type { Race } from '../racing/race.js';
import { type CancelledRace, cancelRace } from './cancel-race.js';

/** A race ends by itself so long after its last lap, or its opening, in milliseconds. */
export const leftAfterMs = 86_400_000;
/** The host is told so long before. */
const toldBeforeMs = 43_200_000;

export interface LeftRace {
  readonly party: Party;
  readonly race: Race;
  readonly endsAt: Date;
}

export type EndedRace =
  | { readonly kind: 'paid'; readonly settlement: PaidSettlement }
  | { readonly kind: 'cancelled'; readonly cancelled: CancelledRace };

/** Races that nobody has driven for 24 hours, the longest left first. */
export function findLeftRaces(db: Database, now: Date): Promise<readonly LeftRace[]> {
  return selectQuiet(db, new Date(now.getTime() - leftAfterMs), false);
}

/** Races that end by themselves within 12 hours and whose host has not been told yet. */
export function findUntoldRaces(db: Database, now: Date): Promise<readonly LeftRace[]> {
  return selectQuiet(db, new Date(now.getTime() - leftAfterMs + toldBeforeMs), true);
}

/**
 * Owes the host a word that the race ends by itself, with the note that it is owed; not where the
 * race has been driven since. What is due by now ends in this very sweep, or was held up by
 * something that its host cannot mend: that is noted alone.
 */
export function remindOfRace(
  db: Database,
  { race, endsAt }: LeftRace,
  clock: Clock,
): Promise<void> {
  // Postgres counts microseconds, which a Date has lost: up to the end of the millisecond that was
  // read.
  const readAt = new Date(endsAt.getTime() - leftAfterMs + 1);
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const noted = await tx
      .update(partyGames)
      .set({ remindedAt: now })
      .where(and(eq(partyGames.id, race.id), lt(partyGames.lastActivityAt, readAt)))
      .returning({ id: partyGames.id });
    if (noted.length === 0 || endsAt <= now) return;
    const subject = `${race.id}:${endsAt.getTime()}`;
    await oweLine(tx, race.partyId, { kind: 'race-left', subject, tellIn: tellAt(race) }, now);
  });
}

/** All are told where the race was opened; nowhere, if that was not in Discord. */
function tellAt({ channelId }: Race): TellIn | null {
  return channelId === null ? null : { channelId };
}

/**
 * Ends a race that was left: paid by its rule if anybody has a time, else cancelled with refunds.
 * Null where it moved on meanwhile.
 * @throws UserError `wallet-full`.
 */
export async function endLeftRace(
  db: Database,
  { party, race: found }: LeftRace,
  clock: Clock,
): Promise<EndedRace | null> {
  const race = await closeLeft(db, found, clock);
  if (race === null) return null;
  if ((await readRaceBest(db.orm, race)) === null) {
    const cancelled = await cancelRace(
      db,
      { party, gameId: race.id, triggeredBy: null, tellIn: tellAt(race), isByItself: true },
      clock,
    );
    return cancelled.isChanged ? { kind: 'cancelled', cancelled } : null;
  }
  const { boardVersion, id: gameId } = race;
  // One settlement a board: a second sweep at the same time finds it written.
  const interactionId = `left-${gameId}-${boardVersion}`;
  const by = { settledBy: null, interactionId, isAutomatic: true, tellIn: tellAt(race) };
  const settlement = await settleRace(db, { party, gameId, boardVersion, ...by }, clock);
  return settlement.outcome === 'paid' && !settlement.replayed
    ? { kind: 'paid', settlement }
    : null;
}

/** Locks the bets of a race that is still left; a lap that came meanwhile keeps it alive. */
function closeLeft(db: Database, { id, partyId }: Race, clock: Clock): Promise<Race | null> {
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, partyId, id);
    const now = clock.now();
    const [row] = await tx
      .select({ lastActivityAt: partyGames.lastActivityAt })
      .from(partyGames)
      .where(eq(partyGames.id, id));
    const isLeft = row !== undefined && row.lastActivityAt.getTime() <= now.getTime() - leftAfterMs;
    if (race.status === 'FINISHED' || !isLeft) return null;
    // What all are told of is the end, which follows.
    return (await closeBets(tx, race, null, now, null)).race;
  });
}

async function selectQuiet(
  db: Database,
  since: Date,
  isUntold: boolean,
): Promise<readonly LeftRace[]> {
  const rows = await db.orm
    .select({
      party: {
        id: parties.id,
        guildId: parties.guildId,
        name: parties.name,
        overlayGeneration: parties.overlayGeneration,
      },
      race: raceColumns,
      lastActivityAt: partyGames.lastActivityAt,
    })
    .from(partyGames)
    .innerJoin(parties, eq(parties.id, partyGames.partyId))
    .where(
      and(
        eq(partyGames.type, 'SIM_RACE'),
        ne(partyGames.status, 'FINISHED'),
        lte(partyGames.lastActivityAt, since),
        isUntold ? isNull(partyGames.remindedAt) : undefined,
      ),
    )
    .orderBy(asc(partyGames.lastActivityAt));
  return rows.map(({ party, race, lastActivityAt }) => ({
    party,
    race,
    endsAt: new Date(lastActivityAt.getTime() + leftAfterMs),
  }));
}
