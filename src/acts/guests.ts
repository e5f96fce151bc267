import { z } from 'zod';
import { isUserError } from '../errors.js';
import { mergeGuests, previewMerge } from '../evening/merge-guests.js';
import { removeGuest, restoreGuest } from '../evening/remove-guest.js';
import { addWalkIn } from '../party/add-walk-in.js';
import { resolveGuest } from '../party/find-guests.js';
import { listSeats } from '../party/list-seats.js';
import { renewPin } from '../party/pins.js';
import { readRename, renameGuest } from '../party/rename-guest.js';
import { actOnce } from '../values/act-once.js';
import { chosenName } from '../values/display-name.js';
import { defineAct } from './act.js';
import { id, page, typed } from './fields.js';
import { findPerson, randomPin, seatOf } from './people.js';

const whom = z.object({ guest: typed });

/** Adds a walk-in: a seat for a person without Discord. */
export const addWalkInAct = defineAct({
  name: 'add-walk-in',
  access: 'host',
  input: z.object({ name: typed }),
  run({ name }, call, deps) {
    const { party, key: interactionId } = call;
    const input = { party, name, addedBy: seatOf(call), interactionId };
    return addWalkIn(deps.db, input, deps.clock, randomPin(deps));
  },
});

/** All seats: joined, walk-ins and removed. */
export const listGuestsAct = defineAct({
  name: 'list-guests',
  access: 'host',
  input: z.object({ page: page.default(1) }),
  run: ({ page: shown }, { party }, { db }) => listSeats(db, party.id, shown),
});

/** Gives a guest a new PIN; the old one ends. */
export const renewPinAct = defineAct({
  name: 'renew-pin',
  access: 'host',
  input: whom,
  async run({ guest: who }, call, deps) {
    const guest = await findPerson(who, 'guest', call, deps);
    const renewal = { guest, renewedBy: seatOf(call), interactionId: call.key };
    const pin = await renewPin(deps.db, renewal, deps.clock, randomPin(deps));
    deps.endSeatChannel(guest.id);
    return { guest, pin };
  },
});

/** Gives a guest another name; `before` is null where it was that already. */
export const renameGuestAct = defineAct({
  name: 'rename-guest',
  access: 'host',
  input: z.object({ guest: typed, name: typed }),
  async run({ guest: who, name: wanted }, call, deps) {
    const name = chosenName(wanted);
    const { party, key: interactionId } = call;
    const readEarlier = () => readRename(deps.db, party.id, interactionId);
    // Delivered again, the old name may mean nobody any more.
    const { before } = await actOnce<{ readonly before: string | null }>(async () => {
      const guest = await findPerson(who, 'guest', call, deps);
      const by = { renamedBy: seatOf(call), interactionId };
      const isRenamed = await renameGuest(deps.db, guest, name, deps.clock, by);
      return isRenamed ? { before: guest.name } : ((await readEarlier()) ?? { before: null });
    }, readEarlier);
    return { before, name };
  },
});

/** Takes a guest out of the party; bets by and on them are refunded. */
export const removeGuestAct = defineAct({
  name: 'remove-guest',
  access: 'host',
  input: whom,
  async run({ guest: who }, call, deps) {
    const { id: userId } = await findPerson(who, 'guest', call, deps);
    const change = { party: call.party, userId, changedBy: seatOf(call) };
    const removed = await removeGuest(deps.db, change, deps.clock);
    deps.endSeatChannel(userId);
    return removed;
  },
});

/** Lets a removed guest back in. */
export const restoreGuestAct = defineAct({
  name: 'restore-guest',
  access: 'host',
  input: whom,
  async run({ guest: who }, call, { db, clock }) {
    const { party } = call;
    // Somebody who is at the party gets a sentence of their own from the use case.
    const { id: userId } = await resolveGuest(db, party.id, who, 'removed').catch(
      (error: unknown) => {
        if (isUserError(error) && error.code === 'guest-unknown')
          return resolveGuest(db, party.id, who);
        throw error;
      },
    );
    return restoreGuest(db, { party, userId, changedBy: seatOf(call) }, clock);
  },
});

/** Shows what making one guest of two would move. */
export const previewMergeAct = defineAct({
  name: 'preview-merge',
  access: 'host',
  input: z.object({ from: typed, into: typed }),
  async run({ from, into }, call, deps) {
    const { id: fromId } = await findPerson(from, 'from', call, deps);
    const { id: intoId } = await findPerson(into, 'into', call, deps);
    return previewMerge(deps.db, { party: call.party, fromId, intoId });
  },
});

/** Makes one guest of two; what has changed since a preview is counted as it is now. */
export const mergeGuestsAct = defineAct({
  name: 'merge-guests',
  access: 'host',
  input: z.object({ from: id, into: id }),
  async run({ from: fromId, into: intoId }, call, { db, clock, endSeatChannel }) {
    const pair = { party: call.party, fromId, intoId, mergedBy: seatOf(call) };
    const merged = await mergeGuests(db, pair, clock);
    endSeatChannel(fromId);
    return merged;
  },
});

/** Leaves two guests as they are; nothing happens. */
export const leaveGuestsAct = defineAct({
  name: 'leave-guests',
  access: 'anyone',
  input: z.object({}),
  run: () => Promise.resolve(null),
});
