import { z } from 'zod';
import type { Database } from '../../db/database.js';
import { readEvent } from '../../events/read-event.js';
import { findAct } from '../../party/host-acts.js';
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

const shownSums = z.object({
  refunded: z.object({ bets: z.number(), coins: z.number() }),
  staying: z.object({ bets: z.number(), coins: z.number() }),
});

/** A guest was taken out whom others had bet on; not worth telling once they are back. */
export async function renderRemoved(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<MessageBody | null> {
  const act = await findAct(db.orm, partyId, subject);
  const seat = act?.userId ? await readSeat(db, partyId, act.userId) : null;
  const sums = shownSums.safeParse(act?.data);
  if (act === null || act.undoneAt !== null || seat === null || !sums.success) return null;
  const host = act.doneBy === null ? null : await readSeat(db, partyId, act.doneBy);
  const involved =
    act.isInvolved && host !== null ? [text.guests.removedByInvolved(discordName(host.name))] : [];
  const line = text.guests.removedAnnouncement({ name: discordName(seat.name), ...sums.data });
  return { content: [line, ...involved].join('\n') };
}

/** A guest is back, with bets that are pending again. */
export async function renderRestored(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<MessageBody | null> {
  const act = await findAct(db.orm, partyId, subject);
  const seat = act?.userId ? await readSeat(db, partyId, act.userId) : null;
  if (seat?.isPresent !== true) return null;
  return { content: text.guests.restoredAnnouncement(discordName(seat.name)) };
}

/** A new party begins, and who was the richest of the last one. */
export async function renderReset(
  db: Database,
  { partyId, subject }: LineSubject,
): Promise<MessageBody | null> {
  const event = await readEvent(db, partyId, 'party-reset', Number(subject));
  if (event === null) return null;
  const { richest } = event;
  if (richest === undefined) return { content: text.reset.announcement };
  const names = richest.names.map((name) => `**${discordName(name)}**`);
  const named = text.reset.richest({ ...richest, names });
  return { content: `${text.reset.announcement} ${named}` };
}
