import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Database, Orm, Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { foldName } from '../party/guest.js';
import type { Race } from './race.js';

/** The columns of a `Race`. */
export const raceColumns = {
  id: partyGames.id,
  partyId: partyGames.partyId,
  title: partyGames.title,
  track: partyGames.track,
  status: partyGames.status,
  payoutRule: partyGames.payoutRule,
  lockRule: partyGames.lockRule,
  locksAt: partyGames.locksAt,
  lapRule: partyGames.lapRule,
  backing: partyGames.backing,
  stakeCap: partyGames.stakeCap,
  channelId: partyGames.channelId,
  boardVersion: partyGames.boardVersion,
  isCancelled: sql<boolean>`${partyGames.cancelledAt} is not null`,
  winnerId: partyGames.winnerId,
  createdAt: partyGames.createdAt,
  endedAt: partyGames.endTime,
};

/** How many of a party's races a typed title reaches back. */
export const titleReach = 500;

/**
 * A party's races that fit `only`: live ones first, newest first, then finished ones, the last
 * ended first.
 */
export function listRaces(
  db: Orm | Transaction,
  partyId: string,
  limit: number,
  only?: SQL,
): Promise<Race[]> {
  return db
    .select(raceColumns)
    .from(partyGames)
    .where(and(eq(partyGames.partyId, partyId), eq(partyGames.type, 'SIM_RACE'), only))
    .orderBy(
      sql`${partyGames.status} = 'FINISHED'`,
      desc(sql`coalesce(${partyGames.endTime}, ${partyGames.createdAt})`),
      partyGames.id,
    )
    .limit(limit);
}

/** One of a party's races by its id. */
export async function readRace(db: Database, partyId: string, id: string): Promise<Race | null> {
  const [race] = await listRaces(db.orm, partyId, 1, eq(partyGames.id, id));
  return race ?? null;
}

/** The races that take laps, newest first. */
export function findLiveRaces(db: Database, partyId: string): Promise<readonly Race[]> {
  return listRaces(db.orm, partyId, titleReach, ne(partyGames.status, 'FINISHED'));
}

/**
 * Races for completion: those whose title begins with what was typed, then those that hold it; live
 * and newest first.
 */
export async function findRaces(
  db: Database,
  partyId: string,
  typed: string,
  limit = 25,
): Promise<readonly Race[]> {
  const wanted = foldName(typed);
  const places = (await listRaces(db.orm, partyId, titleReach)).map((race) => ({
    race,
    place: foldName(race.title).indexOf(wanted),
  }));
  const beginning = places.filter(({ place }) => place === 0);
  const holding = places.filter(({ place }) => place > 0);
  return [...beginning, ...holding].slice(0, limit).map(({ race }) => race);
}
