import { type SQL, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { type Cell, writeCsv } from '../values/csv.js';

export interface ExportFile {
  readonly name: string;
  readonly text: string;
}

/** Lines a file: the newest ones; four files of them stay under Discord's 10 MiB. */
const maxExportLines = 20_000;

type Row = Record<string, Cell>;

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

interface Table {
  readonly name: string;
  readonly header: readonly string[];
  /** The newest lines first. */
  select(partyId: string): SQL;
}

const tables: readonly Table[] = [
  {
    name: 'guests.csv',
    header: ['name', 'state', 'coins', 'since', 'id'],
    select: (partyId) => sql`
      select u.name, case when u.merged_into is not null then 'merged' when u.removed_at is not null then 'removed'
          when u.discord_id is null then 'walk-in' else 'joined' end as state,
        u.wallet_balance as coins, ${iso('u.created_at')} as since, u.id::text as id
      from party_users u where u.party_id = ${partyId} order by u.created_at desc, u.id`,
  },
  {
    name: 'laps.csv',
    header: ['race', 'racer', 'time_ms', 'dnf', 'car', 'track', 'at', 'void'],
    select: (partyId) => sql`
      select g.title as race, u.name as racer, l.lap_time_ms as time_ms, l.is_dnf as dnf, l.car_model as car, l.track,
        ${iso('l.submitted_at')} as at, l.void_reason as void
      from sim_race_laps l join party_games g on g.id = l.game_id join party_users u on u.id = l.user_id
      where l.party_id = ${partyId} order by l.id desc`,
  },
  {
    name: 'bets.csv',
    header: ['race', 'bettor', 'racer', 'amount', 'status', 'payout', 'at'],
    select: (partyId) => sql`
      select g.title as race, b.name as bettor, t.name as racer, x.amount, x.status, x.payout, ${iso('x.created_at')} as at
      from bets x join party_games g on g.id = x.game_id join party_users b on b.id = x.bettor_id
        join party_users t on t.id = x.target_user_id
      where x.party_id = ${partyId} order by x.created_at desc, x.id`,
  },
  {
    name: 'ledger.csv',
    header: ['guest', 'kind', 'amount', 'balance', 'race', 'reason', 'at'],
    select: (partyId) => sql`
      select u.name as guest, w.kind, w.amount, w.balance_after as balance, g.title as race, w.reason,
        ${iso('w.created_at')} as at
      from wallet_entries w join party_users u on u.id = w.user_id left join party_games g on g.id = w.game_id
      where w.party_id = ${partyId} order by w.id desc`,
  },
];

/**
 * Guests, laps, bets and the ledger as tables, the newest first. No PIN, word, hint or role is in
 * them.
 */
export async function exportParty(
  db: Orm | Transaction,
  partyId: string,
): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = [];
  for (const { name, header, select } of tables) {
    const rows = await db.execute<Row>(sql`${select(partyId)} limit ${maxExportLines}`);
    files.push({ name, text: writeTable(header, [...rows]) });
  }
  return files;
}

function writeTable(header: readonly string[], rows: readonly Row[]): string {
  return writeCsv(
    header,
    rows.map((row) => header.map((column) => row[column] ?? null)),
  );
}
