import type { Database } from '../db/database.js';
import { countedRows } from './read-stats.js';

/** One guest's evening so far. */
export interface Standing {
  readonly userId: string;
  readonly name: string;
  /** Coins in the wallet, and on races that are not settled. */
  readonly coins: number;
  readonly staked: number;
  /** What bets won beyond their stakes, and prizes of the word game. */
  readonly won: number;
  readonly laps: number;
  readonly races: number;
  /** Rounds of the word game that this guest's side won. */
  readonly rounds: number;
}

/**
 * Everybody at the party, the richest first: coins in the wallet and on races together. Counts from
 * the last reset on, in one statement; a merged seat counts for the guest that it went to.
 */
export function readStandings(db: Database, partyId: string): Promise<readonly Standing[]> {
  return db.sql<Standing[]>`
    with ${countedRows(db, partyId)}, tallies as (
      select person, profit as won, 0 as staked, 0 as laps, 0 as races, 0 as rounds from won
      union all select person, amount, 0, 0, 0, 0 from prizes
      union all select person, 0, 0, 1, 0, 0 from laps
      union all select person, 0, 0, 0, 1, 0 from wins
      union all select person, 0, 0, 0, 0, 1 from round_wins
      union all select s.person, 0, b.amount, 0, 0, 0 from bets b join seats s on s.id = b.bettor_id
        where b.party_id = ${partyId} and b.status = 'PENDING'
    )
    select u.id as "userId", u.name, u.wallet_balance::float8 as coins,
      coalesce(sum(t.staked), 0)::float8 as staked, coalesce(sum(t.won), 0)::float8 as won,
      coalesce(sum(t.laps), 0)::int as laps, coalesce(sum(t.races), 0)::int as races,
      coalesce(sum(t.rounds), 0)::int as rounds
    from party_users u left join tallies t on t.person = u.id
    where u.party_id = ${partyId} and u.removed_at is null and u.merged_into is null
    group by u.id
    order by u.wallet_balance + coalesce(sum(t.staked), 0) desc, won desc, u.name, u.id`;
}
