import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Race } from '../racing/race.js';
import type { SeatPair } from './move-seat.js';

/**
 * Where racers back only themselves, one who drives with one seat and backs others with another
 * would do by a merge what each refuses. The caller holds the races.
 * @throws UserError `merge-backs-other`.
 */
export async function requireOwnBackings(
  tx: Transaction,
  races: readonly Race[],
  { from, into }: SeatPair,
): Promise<void> {
  const bound = races.filter(({ backing }) => backing === 'self-only').map(({ id }) => id);
  if (bound.length === 0) return;
  const pair = sql`(${from.id}::uuid, ${into.id}::uuid)`;
  const [bet] = await tx.execute<{ title: string; backed: string; isOpen: boolean }>(sql`
    select g.title, t.name as backed, g.status = 'OPEN' as "isOpen"
    from bets b join party_games g on g.id = b.game_id join party_users t on t.id = b.target_user_id
    where b.game_id = any(${sql.param(bound)}::uuid[]) and b.status = 'PENDING'
      and b.bettor_id in ${pair} and b.target_user_id not in ${pair}
      and (exists (select from sim_race_entries e where e.game_id = b.game_id and e.user_id in ${pair})
        or exists (select from race_entrants e join party_users seat on seat.id = e.user_id
          where e.game_id = b.game_id and coalesce(seat.merged_into, seat.id) in ${pair}))
    order by b.created_at limit 1`);
  if (bet !== undefined) throw new UserError('merge-backs-other', { name: into.name, ...bet });
}
