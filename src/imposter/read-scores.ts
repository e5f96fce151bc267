import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { presenceMs } from './rules.js';

/** One guest's evening of the word game. */
export interface Score {
  readonly userId: string;
  readonly name: string;
  /** Coins won. */
  readonly coins: number;
  readonly rounds: number;
  /** Rounds that this guest's side won; a stolen one counts for the imposter who guessed. */
  readonly wins: number;
  /** Rounds as an imposter. */
  readonly asImposter: number;
}

/**
 * Everybody who played a round that was revealed in the last twelve hours; most coins first, then
 * most wins.
 */
export async function readScores(
  db: Database,
  partyId: string,
  clock: Clock,
): Promise<readonly Score[]> {
  return db.sql<Score[]>`
    select u.id as "userId", u.name,
      coalesce(sum(p.prize), 0)::int as coins,
      count(*)::int as rounds,
      count(*) filter (where case r.outcome
        when 'CIVILIANS' then p.role = 'CIVILIAN'
        when 'IMPOSTERS' then p.role = 'IMPOSTER'
        when 'STOLEN' then p.user_id = r.caught_id
        else false end)::int as wins,
      count(*) filter (where p.role = 'IMPOSTER')::int as "asImposter"
    from party_imposter_rounds r
    join party_imposter_players p on p.round_id = r.id
    join party_users u on u.id = p.user_id
    where r.party_id = ${partyId} and r.status = 'REVEALED' and r.ended_at > ${new Date(clock.now().getTime() - presenceMs)}
    group by u.id
    order by coins desc, wins desc, rounds, u.name, u.id`;
}
