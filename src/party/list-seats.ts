import type { Database } from '../db/database.js';
import { foldName } from './guest.js';

export type SeatState = 'joined' | 'walk-in' | 'removed';

/** A line of the host's list of guests. */
export interface ListedSeat {
  readonly id: string;
  readonly name: string;
  readonly state: SeatState;
  readonly walletBalance: number;
}

export interface SeatPage {
  readonly seats: readonly ListedSeat[];
  /** From 1; the last one where more was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly counts: Readonly<Record<SeatState, number>>;
}

/** Guests on a page of the list. */
export const seatsPerPage = 25;

/** One page of a party's guests by name, those removed at the end. Merged seats are not in it. */
export async function listSeats(
  db: Database,
  partyId: string,
  wantedPage: number,
): Promise<SeatPage> {
  const rows = await db.sql<ListedSeat[]>`
    select id, name, wallet_balance as "walletBalance",
      case when removed_at is not null then 'removed' when discord_id is null then 'walk-in' else 'joined' end as state
    from party_users where party_id = ${partyId} and merged_into is null`;
  const sorted = rows
    .map((seat) => ({
      seat,
      key: `${seat.state === 'removed' ? 1 : 0}${foldName(seat.name)}\0${seat.id}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ seat }) => seat);
  const pages = Math.max(1, Math.ceil(sorted.length / seatsPerPage));
  const page = Math.min(Math.max(1, wantedPage), pages);
  const count = (wanted: SeatState) => rows.filter(({ state }) => state === wanted).length;
  return {
    seats: sorted.slice((page - 1) * seatsPerPage, page * seatsPerPage),
    page,
    pages,
    counts: { joined: count('joined'), 'walk-in': count('walk-in'), removed: count('removed') },
  };
}
