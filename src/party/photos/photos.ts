import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.js';
import type { SeatPhoto } from '../../contract/phone.js';
import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import { eventValues } from '../../events/record-event.js';
import type { Guest } from '../guest.js';

type Seat = Pick<Guest, 'id' | 'partyId' | 'name'>;

/** Where a picture is asked for. */
function photoUrl(hash: string): string {
  return `/photos/${hash}.jpg`;
}

/** The event that has pages read pictures anew, as a row to be inserted `from` a statement's rows. */
function photoEvent(seat: Seat, now: Date) {
  const { id: userId, name } = seat;
  return eventValues('photo-changed', { userId, name, timestamp: now.toISOString() });
}

/**
 * Sets a seat's picture: shown at once where the party shows all, or a host sets it; else it waits
 * for a host. Setting the same one again changes nothing.
 * @throws UserError `photos-off`, or `guest-gone` where the seat has ended meanwhile.
 */
export async function setPhoto(
  { sql }: Pick<Database, 'sql'>,
  seat: Seat,
  {
    image,
    by,
    isByHost,
  }: { readonly image: Buffer; readonly by: string | null; readonly isByHost: boolean },
  clock: Clock,
): Promise<SeatPhoto> {
  const now = clock.now();
  const hash = createHash('sha256').update(image).digest('hex');
  const event = photoEvent(seat, now);
  const [row] = await sql<[{ rule: string; isShown: boolean | null }?]>`
    with seat as (
      select u.id, u.party_id, p.photos as rule from party_users u join parties p on p.id = u.party_id
      where u.party_id = ${seat.partyId} and u.id = ${seat.id} and u.removed_at is null and u.merged_into is null
      for no key update of u
    ), photo as (
      insert into seat_photos (user_id, party_id, hash, image, is_shown, set_at)
      select id, party_id, ${hash}, ${image}, ${isByHost} or rule = 'on', ${now} from seat where rule <> 'off'
      on conflict (user_id) do update set hash = excluded.hash, image = excluded.image, set_at = excluded.set_at,
        is_shown = excluded.is_shown or (seat_photos.is_shown and seat_photos.hash = excluded.hash)
      returning party_id, is_shown
    ), told as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb, ${by}::uuid, ${now} from photo)
    select seat.rule, photo.is_shown as "isShown" from seat left join photo on true`;
  if (row === undefined) throw new UserError('guest-gone', { name: seat.name }, 'guest');
  if (row.isShown === null) throw new UserError('photos-off', {});
  return { url: photoUrl(hash), isShown: row.isShown };
}

/** Shows a picture that waits to all; false where there is none that does. */
export async function approvePhoto(
  { sql }: Pick<Database, 'sql'>,
  seat: Seat,
  by: string | null,
  clock: Clock,
): Promise<boolean> {
  const now = clock.now();
  const event = photoEvent(seat, now);
  const rows = await sql`
    with photo as (
      update seat_photos set is_shown = true where party_id = ${seat.partyId} and user_id = ${seat.id} and not is_shown
      returning party_id)
    insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
    select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb, ${by}::uuid, ${now} from photo returning id`;
  return rows.length > 0;
}

/** Takes a seat's picture away for good; false where it has none. */
export async function removePhoto(
  { sql }: Pick<Database, 'sql'>,
  seat: Seat,
  by: string | null,
  clock: Clock,
): Promise<boolean> {
  const now = clock.now();
  const event = photoEvent(seat, now);
  const rows = await sql`
    with photo as (
      delete from seat_photos where party_id = ${seat.partyId} and user_id = ${seat.id} returning party_id)
    insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
    select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb, ${by}::uuid, ${now} from photo returning id`;
  return rows.length > 0;
}

/** The JPEG of this hash; null where no seat has it any more. */
export async function readPhoto(
  { sql }: Pick<Database, 'sql'>,
  hash: string,
): Promise<Buffer | null> {
  const [row] = await sql<[{ image: Buffer }?]>`
    select image from seat_photos where hash = ${hash} limit 1`;
  return row?.image ?? null;
}

/** A seat's picture, for whom it is and for hosts; null without one. */
export async function readSeatPhoto(
  { sql }: Pick<Database, 'sql'>,
  seat: Pick<Guest, 'id' | 'partyId'>,
): Promise<SeatPhoto | null> {
  const [row] = await sql<[{ hash: string; isShown: boolean }?]>`
    select hash, is_shown as "isShown" from seat_photos where party_id = ${seat.partyId} and user_id = ${seat.id}`;
  return row === undefined ? null : { url: photoUrl(row.hash), isShown: row.isShown };
}

/** The pictures of these seats that all may see. */
export async function readShownPhotos(
  { sql }: Pick<Database, 'sql'>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await sql<{ userId: string; image: Buffer }[]>`
    select user_id as "userId", image from seat_photos where user_id = any(${[...userIds]}::uuid[]) and is_shown`;
  return new Map(rows.map(({ userId, image }) => [userId, image]));
}
