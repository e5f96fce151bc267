import { z } from 'zod';
import { UserError } from '../errors.js';
import { approvePhoto, readSeatPhoto, removePhoto, setPhoto } from '../party/photos/photos.js';
import { maxPhotoBytes, shrinkPhoto } from '../party/photos/shrink-photo.js';
import { readSettings } from '../party/settings.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { typed } from './fields.js';
import { findPerson, seatOf } from './people.js';
import { rareRate } from './rate.js';

/** Whose picture: the caller's own, or that of a seat which a host names. */
const whose = z.object({ guest: typed.optional() });

/** Base64 of the file; what is longer is refused by its own sentence and never decoded. */
const image = z.string().max(2 * maxPhotoBytes);

async function findSeat({ guest }: z.infer<typeof whose>, call: Call, deps: ActDeps) {
  const seat =
    guest === undefined ? call.actor.guest : await findPerson(guest, 'guest', call, deps);
  if (seat === null) throw new UserError('not-joined', {});
  return { holderId: seat.id, isForHosts: true, seat };
}

function isHosts({ actor }: Call, holderId: string): boolean {
  return actor.isHost && actor.guest?.id !== holderId;
}

/** Sets a seat's picture from a photo, which is drawn anew as a small square. */
export const setPhotoAct = defineAct({
  name: 'set-photo',
  access: 'author',
  rate: rareRate,
  refusal: 'host-only',
  input: whose.extend({ image }),
  find: findSeat,
  async run({ image: sent }, call, deps) {
    const { seat, holderId } = call.subject;
    const { photos } = await readSettings(deps.db.orm, call.party.id);
    if (photos === 'off') throw new UserError('photos-off', {});
    const square = await shrinkPhoto(Buffer.from(sent, 'base64'));
    const input = { image: square, by: seatOf(call), isByHost: isHosts(call, holderId) };
    return setPhoto(deps.db, seat, input, deps.clock);
  },
});

/** Takes a seat's picture away for good. */
export const removePhotoAct = defineAct({
  name: 'remove-photo',
  access: 'author',
  refusal: 'host-only',
  input: whose,
  find: findSeat,
  async run(_input, call, { db, clock }) {
    return { isChanged: await removePhoto(db, call.subject.seat, seatOf(call), clock) };
  },
});

/** Shows a picture that waits for a host to all. */
export const approvePhotoAct = defineAct({
  name: 'approve-photo',
  access: 'host',
  input: z.object({ guest: typed }),
  async run({ guest }, call, deps) {
    const seat = await findPerson(guest, 'guest', call, deps);
    const isChanged = await approvePhoto(deps.db, seat, seatOf(call), deps.clock);
    return { name: seat.name, isChanged };
  },
});

/** The caller's own picture, and whether the party takes any. */
export const showPhotoAct = defineAct({
  name: 'show-photo',
  access: 'guest',
  input: z.object({}),
  async run(_input, { party, guest }, { db }) {
    const { photos } = await readSettings(db.orm, party.id);
    return { rule: photos, photo: await readSeatPhoto(db, guest) };
  },
});
