import { z } from 'zod';
import { grantCoins } from '../wallet/grant-coins.js';
import { readWallet } from '../wallet/read-wallet.js';
import { allowanceCoins, nextDaySeconds } from '../wallet/rules.js';
import { readAllowance, takeAllowance } from '../wallet/take-allowance.js';
import { defineAct } from './act.js';
import type { GuestCall } from './call.js';
import type { ActDeps } from './deps.js';
import { page, typed } from './fields.js';
import { findPerson, seatOf } from './people.js';

/** How many movements a guest sees at once. */
export const entriesPerPage = 10;

async function readPage(shown: number, { party, guest }: GuestCall, { db, clock }: ActDeps) {
  const now = clock.now();
  // One entry more than shown tells whether there is an older page.
  const offset = shown * entriesPerPage;
  const wallet = await readWallet(db, party.id, guest.id, entriesPerPage + 1, offset);
  const allowance = await readAllowance(db.orm, party.id, guest.id, wallet.balance, now);
  return { name: guest.name, wallet, page: shown, allowance, nextDaySeconds: nextDaySeconds(now) };
}

/** A page of the caller's coins and where they went. */
export const showWalletAct = defineAct({
  name: 'show-wallet',
  access: 'guest',
  input: z.object({ page }),
  run: ({ page: shown }, call, deps) => readPage(shown, call, deps),
});

/** Gives the daily coins to a guest who has run out. */
export const takeAllowanceAct = defineAct({
  name: 'take-allowance',
  access: 'guest',
  input: z.object({}),
  async run(_input, call, deps) {
    const { party, guest, key: interactionId } = call;
    await takeAllowance(deps.db, { party, guestId: guest.id, interactionId }, deps.clock);
    return { ...(await readPage(0, call, deps)), given: allowanceCoins };
  },
});

/** Gives a guest coins, or takes some, with a reason. */
export const grantCoinsAct = defineAct({
  name: 'grant-coins',
  access: 'host',
  input: z.object({ guest: typed, amount: z.number(), reason: typed }),
  async run({ guest: who, amount, reason }, call, deps) {
    const { party, key: interactionId } = call;
    const { id: userId } = await findPerson(who, 'guest', call, deps);
    const input = { party, userId, amount, reason, grantedBy: seatOf(call), interactionId };
    return grantCoins(deps.db, input, deps.clock);
  },
});
