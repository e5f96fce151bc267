import { and, asc, eq, ne, type SQL } from 'drizzle-orm';
import type { Orm, Transaction } from '../../db/database.js';
import { partyUsers } from '../../db/schema/party.js';
import { partyGames, simRaceLapClaims } from '../../db/schema/racing.js';
import { oweLine, type TellIn } from '../../events/public-lines.js';
import { ReplayedInteraction } from '../../values/act-once.js';
import { raceColumns } from '../find-races.js';
import type { Race } from '../race.js';
import type { WaitReason } from '../rules.js';
import type { CleanLap } from './lap-rows.js';

/** A lap that counts only once a host confirms it. */
export interface LapClaim {
  readonly id: string;
  readonly race: Race;
  readonly racer: { readonly id: string; readonly name: string };
  readonly lapTimeMs: number;
  readonly car: string | null;
  readonly track: string | null;
  readonly reason: WaitReason;
  readonly status: 'WAITING' | 'CONFIRMED' | 'REFUSED';
  /**
   * The guest who decided; the racer's own id where they took it back. Null while it waits and for
   * a host who has not joined.
   */
  readonly decidedBy: string | null;
  /** The interaction with which the racer claimed it; the lap carries it once it counts. */
  readonly interactionId: string;
}

/**
 * Writes a lap that waits, with the line that asks for a host, and makes the board newer: a preview
 * made before does not name it. The caller holds the race.
 * @throws ReplayedInteraction where the interaction wrote one before.
 */
export async function insertClaim(
  tx: Transaction,
  race: Race,
  lap: CleanLap & { readonly timeMs: number; readonly tellIn?: TellIn | null | undefined },
  reason: WaitReason,
  now: Date,
): Promise<string> {
  const [row] = await tx
    .insert(simRaceLapClaims)
    .values({
      partyId: race.partyId,
      gameId: race.id,
      userId: lap.racerId,
      lapTimeMs: lap.timeMs,
      carModel: lap.carName,
      track: lap.trackName,
      reason,
      interactionId: lap.interactionId,
      createdAt: now,
    })
    .onConflictDoNothing({ target: simRaceLapClaims.interactionId })
    .returning({ id: simRaceLapClaims.id });
  if (row === undefined) throw new ReplayedInteraction();
  const line = { kind: 'lap-waiting', subject: row.id, tellIn: lap.tellIn } as const;
  await Promise.all([
    tx
      .update(partyGames)
      .set({ boardVersion: race.boardVersion + 1 })
      .where(eq(partyGames.id, race.id)),
    oweLine(tx, race.partyId, line, now),
  ]);
  return row.id;
}

/** A lap that waits, as a host is told of it. */
export interface UnconfirmedLap {
  readonly name: string;
  readonly lapTimeMs: number;
}

/** A race's laps that wait for a host, the fastest first. */
export function listUnconfirmedLaps(
  tx: Transaction,
  { id, partyId }: Pick<Race, 'id' | 'partyId'>,
): Promise<readonly UnconfirmedLap[]> {
  const claims = simRaceLapClaims;
  return tx
    .select({ name: partyUsers.name, lapTimeMs: claims.lapTimeMs })
    .from(claims)
    .innerJoin(partyUsers, eq(partyUsers.id, claims.userId))
    .where(and(eq(claims.partyId, partyId), eq(claims.gameId, id), eq(claims.status, 'WAITING')))
    .orderBy(asc(claims.lapTimeMs), asc(claims.createdAt));
}

/** A claim by its id or by the interaction that made it; null where the party has none such. */
export async function readClaim(
  db: Orm | Transaction,
  partyId: string,
  key: { readonly id: string } | { readonly interactionId: string },
): Promise<LapClaim | null> {
  const { id, interactionId } = simRaceLapClaims;
  const [claim] = await selectClaims(
    db,
    partyId,
    'id' in key ? eq(id, key.id) : eq(interactionId, key.interactionId),
  );
  return claim ?? null;
}

/** A select holds 25 options (developer docs, Component Reference). */
const maxListed = 25;

/** Laps of a party's live races that wait for a host: the longest waiting first, 25 at most. */
export function listWaitingClaims(
  db: Orm | Transaction,
  partyId: string,
): Promise<readonly LapClaim[]> {
  const isLive = ne(partyGames.status, 'FINISHED');
  return selectClaims(db, partyId, and(eq(simRaceLapClaims.status, 'WAITING'), isLive));
}

async function selectClaims(
  db: Orm | Transaction,
  partyId: string,
  only: SQL | undefined,
): Promise<LapClaim[]> {
  const {
    id,
    lapTimeMs,
    carModel: car,
    track,
    reason,
    status,
    decidedBy,
    interactionId,
    createdAt,
  } = simRaceLapClaims;
  const rows = await db
    .select({
      claim: { id, lapTimeMs, car, track, reason, status, decidedBy, interactionId },
      race: raceColumns,
      racer: { id: partyUsers.id, name: partyUsers.name },
    })
    .from(simRaceLapClaims)
    .innerJoin(partyGames, eq(partyGames.id, simRaceLapClaims.gameId))
    .innerJoin(partyUsers, eq(partyUsers.id, simRaceLapClaims.userId))
    .where(and(eq(simRaceLapClaims.partyId, partyId), only))
    .orderBy(asc(createdAt), asc(id))
    .limit(maxListed);
  return rows.map(({ claim, race, racer }) => ({ ...claim, race, racer }));
}
