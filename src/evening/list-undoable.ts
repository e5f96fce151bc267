import { sql } from 'drizzle-orm';
import { isUndoable } from '../betting/require-undoable.js';
import { listStandingSettlements } from '../betting/standing-settlements.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { actUndoUntil, type HostActKind } from '../party/host-acts.js';
import { readLastReset } from '../party/last-reset.js';

/** Something that a host can still take back. */
export interface Undoable {
  /** Of the act; of a payout, its race. */
  readonly id: string;
  readonly kind: 'settlement' | HostActKind;
  /** The race, or the guest; of a reset, empty. */
  readonly name: string;
  /** Coins of a grant; null of all else. */
  readonly amount: number | null;
  readonly at: Date;
}

interface ActRow extends Record<string, unknown> {
  readonly id: string;
  readonly kind: HostActKind;
  readonly name: string;
  readonly amount: number | null;
  readonly at: string;
  readonly isAutomatic: boolean;
}

/** What can be taken back at this moment, the last first, `limit` at most. */
export async function listUndoable(
  db: Database,
  partyId: string,
  limit: number,
  clock: Clock,
): Promise<readonly Undoable[]> {
  const now = clock.now();
  const lastReset = await readLastReset(db.orm, partyId);
  const settlements = (await listStandingSettlements(db.orm, partyId))
    .filter((settlement) => isUndoable(settlement, { now, lastReset }))
    .map(({ race, settledAt }): Undoable => {
      const { id, title: name } = race;
      return { id, kind: 'settlement', name, amount: null, at: settledAt };
    });
  const acts = (await readActs(db, partyId, lastReset))
    .map(({ at, ...act }) => ({ ...act, at: new Date(at) }))
    .filter(({ at: doneAt, ...act }) => actUndoUntil({ ...act, doneAt }) >= now);
  const all = [...settlements, ...acts];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}

function readActs(db: Database, partyId: string, since: Date | null): Promise<readonly ActRow[]> {
  return db.orm.execute<ActRow>(sql`
    select a.id, a.kind, coalesce(a.data->>'fromName', u.name, g.title, '') as name, w.amount, a.done_at as at, a.is_automatic as "isAutomatic"
    from host_acts a left join party_users u on u.id = a.user_id left join party_games g on g.id = a.game_id
    left join wallet_entries w on w.act_id = a.id and w.kind = 'GRANT'
    where a.party_id = ${partyId} and a.undone_at is null and (a.kind <> 'reset' or a.data ? 'lastEntry')
      and a.done_at >= coalesce(${since?.toISOString() ?? null}::timestamptz, '-infinity')
    order by a.done_at desc limit 100`);
}
