import { readWallet } from '../../wallet/read-wallet.js';
import { nextDaySeconds } from '../../wallet/rules.js';
import { readAllowance } from '../../wallet/take-allowance.js';
import type { Context, Reply } from '../kernel/command.js';
import { requireGuest } from '../kernel/permissions.js';
import { entriesPerPage, renderWallet } from './render-wallet.js';

/** A page of the acting guest's wallet, newest movements on page 0. */
export async function showOwnWallet(context: Context, page: number, note?: string): Promise<Reply> {
  const guest = requireGuest(context);
  const { db, party, clock } = context;
  const now = clock.now();
  // One entry more than shown tells whether there is an older page.
  const wallet = await readWallet(
    db,
    party.id,
    guest.id,
    entriesPerPage + 1,
    page * entriesPerPage,
  );
  const allowance = await readAllowance(db.orm, party.id, guest.id, wallet.balance, now);
  const view = {
    wallet,
    page,
    allowance,
    nextDaySeconds: nextDaySeconds(now),
    ...(note === undefined ? {} : { note }),
  };
  return { answer: renderWallet(guest.name, view) };
}
