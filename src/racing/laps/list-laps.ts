import type { Database } from '../../db/database.js';

/** A lap of a live race, one that was voided included. */
export interface HostLap {
  readonly id: number;
  readonly raceId: string;
  readonly racerId: string;
  readonly racerName: string;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly car: string | null;
  readonly at: Date;
  readonly isVoided: boolean;
}

/** Laps at most; older ones are voided by their time. */
const limit = 80;

/** The laps of a party's live races as they were driven, the last first. */
export function listLaps({ sql }: Database, partyId: string): Promise<readonly HostLap[]> {
  return sql<HostLap[]>`
    select l.id::float8 as id, l.game_id as "raceId", u.id as "racerId", u.name as "racerName",
      l.lap_time_ms as "lapTimeMs", l.car_model as car, l.submitted_at as at, l.voided_at is not null as "isVoided"
    from sim_race_laps l
    join party_games g on g.id = l.game_id and g.party_id = l.party_id and g.status in ('OPEN', 'LOCKED')
    join party_users u on u.id = l.user_id
    where l.party_id = ${partyId}
    order by l.id desc limit ${limit}`;
}
