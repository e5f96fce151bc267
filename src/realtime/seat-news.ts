import type { Clock } from '../clock.js';
import { type SeatChanged, seatChannel } from '../contract/phone.js';
import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Publisher } from './publisher.js';

/** Movements told at once; older ones are in the wallet. */
const maxMovements = 10;
/** How far back the first look at a party goes, in milliseconds. */
const firstLookMs = 5_000;
const batch = 10;

interface NewsRow {
  readonly seatId: string;
  readonly generation: number;
  readonly balance: number;
  readonly lastEntry: number;
  readonly movements: SeatChanged['movements'];
  readonly isMyTurn: boolean;
}

export interface SeatNews {
  /** Tells the phones of a party what changed for them; returns at once and never fails. */
  tell(partyId: string): void;
}

/**
 * Tells seats with a phone that their coins moved or that the floor is theirs, on the channel that
 * nobody else hears. It is a hint: a phone that misses it sees the same with the party's next event,
 * so nothing of it is stored. Never a word.
 */
export function createSeatNews({
  db,
  publisher,
  clock,
  log,
}: {
  readonly db: Pick<Database, 'sql'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}): SeatNews {
  const seen = new Map<string, { entry: number; speaker: string | null }>();
  const running = new Map<string, Promise<void>>();

  async function look(partyId: string): Promise<void> {
    const before = seen.get(partyId);
    const rows = await readNews(db, partyId, before?.entry ?? null, clock.now());
    const speaker = rows.find(({ isMyTurn }) => isMyTurn)?.seatId ?? null;
    const entry = Math.max(before?.entry ?? 0, ...rows.map(({ lastEntry }) => lastEntry));
    seen.set(partyId, { entry, speaker });
    const told = rows.filter(
      ({ movements, isMyTurn, seatId }) =>
        movements.length > 0 || (isMyTurn && seatId !== before?.speaker),
    );
    for (let start = 0; start < told.length; start += batch)
      await publisher.publish(told.slice(start, start + batch).map((row) => toMessage(row, clock)));
  }

  return {
    tell(partyId) {
      const before = running.get(partyId) ?? Promise.resolve();
      const work = before
        .then(() => look(partyId))
        .catch((error: unknown) => log.debug({ err: error }, 'phones were not told'))
        .finally(() => {
          if (running.get(partyId) === work) running.delete(partyId);
        });
      running.set(partyId, work);
    },
  };
}

function toMessage({ seatId, generation, balance, movements, isMyTurn }: NewsRow, clock: Clock) {
  const timestamp = clock.now().toISOString();
  const news: SeatChanged = { timestamp, balance, movements, isMyTurn };
  return {
    channel: seatChannel(seatId, generation),
    name: 'seat-changed',
    data: JSON.stringify(news),
  };
}

/** The seats with a phone: what moved since the last look, and whose turn it is. */
async function readNews(
  db: Pick<Database, 'sql'>,
  partyId: string,
  after: number | null,
  now: Date,
): Promise<readonly NewsRow[]> {
  const since = new Date(now.getTime() - firstLookMs);
  return db.sql<NewsRow[]>`
    select u.id as "seatId", u.seat_generation as generation, u.wallet_balance as balance,
      coalesce((select max(w.id) from wallet_entries w where w.user_id = u.id), 0)::float8 as "lastEntry",
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'amount', m.amount, 'raceTitle', m.title, 'targetName', m.target) order by m.id)
        from (select w.id, w.kind, w.amount, g.title, t.name as target from wallet_entries w
          left join party_games g on g.id = w.game_id left join bets b on b.id = w.bet_id left join party_users t on t.id = b.target_user_id
          where w.user_id = u.id and (case when ${after}::bigint is null then w.created_at > ${since} else w.id > ${after}::bigint end)
          order by w.id desc limit ${maxMovements}) m), '[]') as movements,
      exists (select from party_imposter_players p join party_imposter_rounds r on r.id = p.round_id
        where p.user_id = u.id and r.party_id = u.party_id and r.status = 'ACTIVE' and r.speaker_turn = p.turn) as "isMyTurn"
    from party_users u
    where u.party_id = ${partyId} and exists (
      select from party_sessions s where s.user_id = u.id and s.ended_at is null and s.expires_at > ${now})`;
}
