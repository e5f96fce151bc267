import type { TransactionSql } from 'postgres';
import type { BoardEntry } from '../contract/board.js';
import type { RaceState, RoundState, Snapshot } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';

/** What the database knows of a snapshot; the page's build and the way to Channels are the web server's. */
export type PartyState = Omit<Snapshot, 'build' | 'channels'>;

const maxLiveRaces = 10;
/** Lines a race: more than a tower can show. */
const maxEntries = 100;

interface PartyRow {
  readonly id: string;
  readonly name: string;
  readonly sequence: number;
  readonly generation: number;
}

type RaceRow = Omit<RaceState, 'openedAt' | 'entries'> & { readonly openedAt: Date };
type EntryRow = BoardEntry & { readonly gameId: string };
type Reveal = NonNullable<RoundState['reveal']>;

async function readParty(tx: TransactionSql, partyId: string): Promise<PartyRow | undefined> {
  const [party] = await tx<PartyRow[]>`
    select id, name, event_sequence::float8 as sequence, overlay_generation as generation from parties where id = ${partyId}`;
  return party;
}

async function readRaces(tx: TransactionSql, partyId: string): Promise<readonly RaceRow[]> {
  return tx<RaceRow[]>`
    with live as (
      select * from party_games where party_id = ${partyId} and type = 'SIM_RACE' and status in ('OPEN', 'LOCKED')
      order by created_at desc, id limit ${maxLiveRaces}
    ), finished as (
      select * from party_games where party_id = ${partyId} and type = 'SIM_RACE' and status = 'FINISHED'
      order by coalesce(end_time, cancelled_at, created_at) desc, id limit 1
    )
    select id as "gameId", title, track, status, cancelled_at is not null as "isCancelled", payout_rule as "payoutRule",
      coalesce(start_time, created_at) as "openedAt", winner_id as "winnerId"
    from (select * from live union all select * from finished) as race
    order by status = 'FINISHED', created_at desc, id`;
}

/** The best lines of each race in race order. */
async function readEntries(tx: TransactionSql, partyId: string, gameIds: readonly string[]): Promise<readonly EntryRow[]> {
  return tx<EntryRow[]>`
    select best.game_id as "gameId", best.user_id as "userId", u.name, best.lap_time_ms as "lapTimeMs", best.is_dnf as "isDnf",
      best.car_model as car, best.lap_id::float8 as "lapId"
    from unnest(${[...gameIds]}::uuid[]) as race(id)
    cross join lateral (
      select * from sim_race_entries e where e.game_id = race.id and e.party_id = ${partyId}
      order by e.lap_time_ms asc nulls last, e.lap_id limit ${maxEntries}
    ) as best
    join party_users u on u.id = best.user_id
    order by best.game_id, best.lap_time_ms asc nulls last, best.lap_id`;
}

/** The unrevealed round, else the last one. Word, hint and roles of a round leave the database only once it is REVEALED. */
async function readRound(tx: TransactionSql, partyId: string): Promise<RoundState | null> {
  const [row] = await tx<RoundState[]>`
    select r.id as "roundId", r.round, r.status,
      (select count(*)::int from party_imposter_players p where p.round_id = r.id) as "playerCount",
      case when r.status = 'REVEALED' then jsonb_build_object(
        'word', r.secret_word, 'hint', r.imposter_hint,
        'imposters', (
          select coalesce(jsonb_agg(jsonb_build_object('userId', u.id, 'name', u.name) order by u.name, u.id), '[]')
          from party_imposter_players p join party_users u on u.id = p.user_id
          where p.round_id = r.id and p.role = 'IMPOSTER')
      ) end as reveal
    from party_imposter_rounds r where r.party_id = ${partyId}
    order by r.status in ('REVEALED', 'CANCELLED'), r.created_at desc, r.id limit 1`;
  if (row === undefined) return null;
  const reveal: Reveal | null = row.reveal;
  return { roundId: row.roundId, round: row.round, status: row.status, playerCount: row.playerCount, reveal };
}

function toRace(race: RaceRow, entries: readonly EntryRow[]): RaceState {
  const own = entries.filter((entry) => entry.gameId === race.gameId);
  return { ...race, openedAt: race.openedAt.toISOString(), entries: own.map(({ gameId: _gameId, ...entry }) => entry) };
}

/**
 * Reads what the overlay shows together with the number it holds, in one REPEATABLE READ transaction. The relay numbers an event
 * only after its commit, so whoever sees number n also sees the changes of every event up to n; changes not numbered yet may be
 * there already, and their absolute values do no harm when they come again.
 * @returns null for a party that does not exist. Rejects when the database fails.
 */
export async function readSnapshot(db: Pick<Database, 'sql'>, partyId: string): Promise<PartyState | null> {
  return db.sql.begin('isolation level repeatable read read only', async (tx) => {
    const [party, races, round] = await Promise.all([readParty(tx, partyId), readRaces(tx, partyId), readRound(tx, partyId)]);
    if (party === undefined) return null;
    const entries = await readEntries(
      tx,
      partyId,
      races.map((race) => race.gameId),
    );
    return {
      party: { id: party.id, name: party.name },
      sequence: party.sequence,
      generation: party.generation,
      races: races.map((race) => toRace(race, entries)),
      round,
    };
  });
}
