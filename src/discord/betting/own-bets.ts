import { readOwnBets } from '../../betting/read-own-bets.js';
import type { Context, Reply } from '../kernel/command.js';
import { requireGuest } from '../kernel/permissions.js';
import { betsPerPage, renderBets } from './render-bets.js';

/** A page of the acting guest's bets, newest on page 0. */
export async function showOwnBets(context: Context, page: number, note?: string): Promise<Reply> {
  const guest = requireGuest(context);
  const { db, party } = context;
  const wanted = {
    partyId: party.id,
    guestId: guest.id,
    limit: betsPerPage,
    offset: page * betsPerPage,
  };
  return { answer: renderBets(guest.name, await readOwnBets(db, wanted), page, note) };
}
