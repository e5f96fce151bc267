import { z } from 'zod';
import { isUserError } from '../errors.js';
import { mergeGuests, previewMerge } from '../evening/merge-guests.js';
import { previewRemove } from '../evening/preview-remove.js';
import { removeGuest } from '../evening/remove-guest.js';
import { restoreGuest } from '../evening/restore-guest.js';
import { addWalkIn } from '../party/add-walk-in.js';
import { resolveGuest } from '../party/find-guests.js';
import { listSeats } from '../party/list-seats.js';
import { findLookAlike } from '../party/own-name.js';
import { renewPin } from '../party/pins.js';
import { readRename, renameGuest } from '../party/rename-guest.js';
import { actOnce } from '../values/act-once.js';
import { chosenName } from '../values/display-name.js';
import { defineAct } from './act.js';
import { id, page, typed } from './fields.js';
import { findPerson, randomPin, seatOf } from './people.js';
import { briskRate } from './rate.js';

const whom = z.object({ guest: typed });

/** Adds a walk-in: a seat for a person without Discord. */
export const addWalkInAct = defineAct({
  name: 'add-walk-in',
  rate: briskRate,
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

interface Renamed {
  readonly before: string | null;
  readonly userId: string;
}

/** Gives a guest another name; `before` is null where it was that already. */
export const renameGuestAct = defineAct({
  name: 'rename-guest',
  rate: briskRate,
  access: 'host',
  input: z.object({ guest: typed, name: typed }),
  async run({ guest: who, name: wanted }, call, deps) {
    const name = chosenName(wanted);
    const { party, key: interactionId } = call;
    const readEarlier = () => readRename(deps.db, party.id, interactionId);
    // Delivered again, the old name may mean nobody any more.
    const { before, userId } = await actOnce<Renamed>(async () => {
      const guest = await findPerson(who, 'guest', call, deps);
      const by = { renamedBy: seatOf(call), interactionId, mayLookAlike: true };
      const isRenamed = await renameGuest(deps.db, guest, name, deps.clock, by);
      const now = { before: isRenamed ? guest.name : null, userId: guest.id };
      return isRenamed ? now : ((await readEarlier()) ?? now);
    }, readEarlier);
    const given = { partyId: party.id, name, exceptId: userId };
    return { before, name, isNamesake: (await findLookAlike(deps.db.orm, given)) !== null };
  },
});

/** Shows whom exactly removing takes out, and what becomes of bets and laps; changes nothing. */
export const previewRemoveAct = defineAct({
  name: 'preview-remove',
  access: 'host',
  input: whom,
  async run({ guest: who }, call, deps) {
    const { id: userId } = await findPerson(who, 'guest', call, deps);
    return previewRemove(deps.db, { party: call.party, userId }, deps.clock);
  },
});

/**
 * Takes a guest out of the party. A host with a stake in a race that it changes confirms twice.
 */
export const removeGuestAct = defineAct({
  name: 'remove-guest',
  access: 'host',
  input: z.object({ guest: id, knowsOwnBet: z.boolean().default(false) }),
  async run({ guest: userId, knowsOwnBet }, call, { db, clock, endSeatChannel }) {
    const { party, tellIn } = call;
    const change = { party, userId, changedBy: seatOf(call), tellIn };
    const result = await removeGuest(db, { ...change, isInvolvementKnown: knowsOwnBet }, clock);
    if (result.outcome === 'involved')
      return { kind: 'preview', preview: await previewRemove(db, change, clock) } as const;
    endSeatChannel(userId);
    return { kind: 'removed', result } as const;
  },
});

/** Lets a removed guest back in; asks first where somebody would owe something. */
export const restoreGuestAct = defineAct({
  name: 'restore-guest',
  access: 'host',
  input: whom,
  async run({ guest: who }, call, { db, clock }) {
    const { party, tellIn } = call;
    // Somebody who is at the party gets a sentence of their own from the use case.
    const { id: userId } = await resolveGuest(db, party.id, who, 'removed').catch(
      (error: unknown) => {
        if (isUserError(error) && error.code === 'guest-unknown')
          return resolveGuest(db, party.id, who);
        throw error;
      },
    );
    const change = { party, userId, changedBy: seatOf(call), tellIn };
    return restoreGuest(db, { ...change, acceptsDebts: false }, clock);
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
