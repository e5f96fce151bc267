import type { TransactionSql } from 'postgres';
import type { RaceBets } from '../contract/bets.js';
import type { BoardEntry } from '../contract/board.js';
import type { RaceState, Snapshot } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';
import { readPublicRounds } from './public-round.js';
import { betsOf, readRaceBets } from './race-bets.js';

/**
 * What the database knows of a snapshot; the page's build, the way to Channels and the QR code are
 * the web server's.
 */
export interface PartyState extends Omit<Snapshot, 'build' | 'channels' | 'join'> {
  /** The server's invite link that the host has set. */
  readonly inviteUrl: string | null;
}

const maxLiveRaces = 10;
/** Lines a race: more than a tower can show. */
const maxEntries = 100;
const maxAvatars = 200;

interface PartyRow {
  readonly id: string;
  readonly name: string;
  readonly sequence: number;
  readonly generation: number;
  readonly accentColour: string | null;
  readonly inviteUrl: string | null;
}

type RaceRow = Omit<RaceState, 'openedAt' | 'locksAt' | 'bets' | 'entries'> & {
  readonly openedAt: Date;
  readonly locksAt: Date | null;
};
type EntryRow = BoardEntry & { readonly gameId: string };

async function readParty(tx: TransactionSql, partyId: string): Promise<PartyRow | undefined> {
  const [party] = await tx<PartyRow[]>`
    select id, name, event_sequence::float8 as sequence, overlay_generation as generation,
      accent_colour as "accentColour", invite_url as "inviteUrl"
    from parties where id = ${partyId}`;
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
      coalesce(start_time, created_at) as "openedAt", winner_id as "winnerId", locks_at as "locksAt"
    from (select * from live union all select * from finished) as race
    order by status = 'FINISHED', created_at desc, id`;
}

/** The best lines of each race in race order. */
async function readEntries(
  tx: TransactionSql,
  partyId: string,
  gameIds: readonly string[],
): Promise<readonly EntryRow[]> {
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

/**
 * Pictures of the guests seen last: their own where all may see it, else Discord's. Discord's default
 * pictures tell nobody apart, so they are left out.
 */
async function readAvatars(tx: TransactionSql, partyId: string): Promise<Snapshot['avatars']> {
  return tx<Snapshot['avatars'][number][]>`
    select u.id as "userId", coalesce('/photos/' || f.hash || '.jpg', u.avatar_url) as url
    from party_users u left join seat_photos f on f.user_id = u.id and f.is_shown
    where u.party_id = ${partyId} and u.removed_at is null and (f.hash is not null
      or u.avatar_url like 'https://cdn.discordapp.com/%' and u.avatar_url not like 'https://cdn.discordapp.com/embed/%')
    order by u.last_seen_at desc, u.id limit ${maxAvatars}`;
}

function toRace(
  race: RaceRow,
  entries: readonly EntryRow[],
  bets: ReadonlyMap<string, RaceBets>,
): RaceState {
  const own = entries.filter((entry) => entry.gameId === race.gameId);
  return {
    ...race,
    openedAt: race.openedAt.toISOString(),
    locksAt: race.locksAt?.toISOString() ?? null,
    bets: betsOf(bets, race.gameId),
    entries: own.map(({ gameId: _gameId, ...entry }) => entry),
  };
}

/**
 * Reads what the overlay shows together with the number it holds, in one REPEATABLE READ
 * transaction. The relay numbers an event only after its commit, so whoever sees number n also sees
 * the changes of every event up to n; changes not numbered yet may be there already, and their
 * absolute values do no harm when they come again.
 * @returns null for a party that does not exist. Rejects when the database fails.
 */
export async function readSnapshot(
  db: Pick<Database, 'sql'>,
  partyId: string,
): Promise<PartyState | null> {
  return db.sql.begin('isolation level repeatable read read only', async (tx) => {
    const [party, races, rounds, avatars] = await Promise.all([
      readParty(tx, partyId),
      readRaces(tx, partyId),
      readPublicRounds(tx, partyId, null),
      readAvatars(tx, partyId),
    ]);
    if (party === undefined) return null;
    const gameIds = races.map((race) => race.gameId);
    const [entries, bets] = await Promise.all([
      readEntries(tx, partyId, gameIds),
      readRaceBets(tx, partyId, gameIds),
    ]);
    return {
      party: { id: party.id, name: party.name, accentColour: party.accentColour },
      sequence: party.sequence,
      generation: party.generation,
      races: races.map((race) => toRace(race, entries, bets)),
      round: rounds[0] ?? null,
      avatars,
      inviteUrl: party.inviteUrl,
    };
  });
}
