import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import { cleanText } from '../../values/display-name.js';
import { parseLapTime } from '../rules.js';

/** A lap of a live race that counts. */
export interface ListedLap {
  readonly id: number;
  readonly racerName: string;
  readonly raceTitle: string;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  /** 1 is the racer's first lap of that race; voided ones count along. */
  readonly number: number;
  readonly submittedAt: Date;
}

/** How many laps of its history a party is searched for what was driven lately. */
const lapReach = 500;

/**
 * The laps of live races that can be voided, latest first; of one racer where `racerId` is given.
 */
export async function listVoidableLaps(
  db: Database,
  partyId: string,
  { racerId, limit }: { readonly racerId: string | null; readonly limit: number },
): Promise<readonly ListedLap[]> {
  return db.sql<ListedLap[]>`
    select l.id::float8 as id, u.name as "racerName", g.title as "raceTitle", l.lap_time_ms as "lapTimeMs",
      l.submitted_at as "submittedAt", (
        select count(*)::int from sim_race_laps o where o.game_id = l.game_id and o.user_id = l.user_id and o.id <= l.id
      ) as number
    from sim_race_laps l
    join party_games g on g.id = l.game_id and g.party_id = l.party_id and g.status in ('OPEN', 'LOCKED')
    join party_users u on u.id = l.user_id
    where l.party_id = ${partyId} and l.voided_at is null ${racerId === null ? db.sql`` : db.sql`and l.user_id = ${racerId}`}
    order by l.id desc limit ${limit}`;
}

/** A lap's value in a completed list. */
export function lapValue({ id }: ListedLap): string {
  return `lap:${id}`;
}

/**
 * The number of the lap meant by a completed value, or of the racer's latest one with a typed time
 * (or `dnf`): in a live race if there is one, else in a finished one, whose laps are refused later
 * with the way out.
 * @throws UserError `lap-unknown`.
 */
export async function resolveLap(
  db: Database,
  partyId: string,
  racerId: string,
  input: string,
): Promise<number> {
  const unknown = () => new UserError('lap-unknown', { input: cleanText(input, 32) });
  const [, number] = /^lap:(\d{1,15})$/.exec(input.trim()) ?? [];
  if (number !== undefined) {
    const [own] = await db.sql<{ id: number }[]>`
      select id::float8 as id from sim_race_laps where party_id = ${partyId} and user_id = ${racerId} and id = ${number}::bigint`;
    if (own === undefined) throw unknown();
    return own.id;
  }
  const timeMs = readTime(input);
  if (timeMs === undefined) throw unknown();
  const [lap] = await db.sql<{ id: number }[]>`
    select l.id::float8 as id from sim_race_laps l join party_games g on g.id = l.game_id and g.party_id = l.party_id
    where l.party_id = ${partyId} and l.user_id = ${racerId} and l.voided_at is null and l.lap_time_ms is not distinct from ${timeMs}::int
    order by g.status in ('OPEN', 'LOCKED') desc, l.id desc limit 1`;
  if (lap === undefined) throw unknown();
  return lap.id;
}

/** Undefined where it is no time at all. */
function readTime(input: string): number | null | undefined {
  if (/^\s*dnf\s*$/i.test(input)) return null;
  try {
    return parseLapTime(input);
  } catch {
    return undefined;
  }
}

/**
 * Cars of a party's latest laps, or tracks of those and of its races: most used first, of equals
 * the latest.
 */
export async function listUsed(
  db: Database,
  partyId: string,
  field: 'car' | 'track',
): Promise<readonly string[]> {
  const { sql } = db;
  const ofRaces = sql`union all select track, created_at from party_games where party_id = ${partyId} and type = 'SIM_RACE'`;
  const rows = await sql<{ text: string }[]>`
    select text from (
      (select ${sql(field === 'car' ? 'car_model' : 'track')}, submitted_at from sim_race_laps
        where party_id = ${partyId} order by id desc limit ${lapReach})
      ${field === 'car' ? sql`` : ofRaces}
    ) lately (text, used_at)
    where text is not null group by text order by count(*) desc, max(used_at) desc limit 100`;
  return rows.map(({ text }) => text);
}

/** The car that a guest drove last; null where none was ever named. */
export async function readLastCar(
  db: Database,
  partyId: string,
  userId: string,
): Promise<string | null> {
  const [row] = await db.sql<{ car: string }[]>`
    select car_model as car from sim_race_laps
    where party_id = ${partyId} and user_id = ${userId} and car_model is not null and voided_at is null
    order by id desc limit 1`;
  return row?.car ?? null;
}
