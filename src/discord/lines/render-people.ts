import type { Database } from '../../db/database.js';
import { readSeat } from '../../party/read-seat.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { MessageBody } from '../kernel/command.js';
import { announceJoined } from '../party/join-reply.js';
import type { LineSubject } from './line-subject.js';

/** Somebody joined; not worth telling once they have left. */
export async function renderSeat(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<MessageBody | null> {
  const seat = await readSeat(db, partyId, subject);
  return seat?.isPresent === true ? announceJoined(seat.name) : null;
}

/** A walk-in is here with Discord now. */
export async function renderTakenSeat(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<MessageBody | null> {
  const seat = await readSeat(db, partyId, subject);
  if (seat?.isPresent !== true) return null;
  return { content: text.guests.takenOverAnnouncement(discordName(seat.name)) };
}
