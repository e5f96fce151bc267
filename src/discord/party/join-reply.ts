import { readRound } from '../../imposter/read-round.js';
import { joinParty } from '../../party/join-party.js';
import { takeOverSeat } from '../../party/take-over-seat.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Context, Reply } from '../kernel/command.js';

/** Joins who acts, or greets them again; shared by `/join` and the Join button. */
export async function joinAsGuest(context: Context, name: string | null): Promise<Reply> {
  const { db, party, actor, clock, interactionId, randomInt } = context;
  const { discordId, displayName, avatarUrl } = actor;
  const input = {
    party,
    discordId,
    displayName,
    avatarUrl,
    interactionId,
    ...(name === null ? {} : { name }),
  };
  const { guest, isNew, isRenamed, replayed } = await joinParty(
    db,
    input,
    clock,
    () => 1000 + randomInt(9000),
  );
  const shown = discordName(guest.name);
  if (!isNew) {
    const sentence = isRenamed ? en.join.renamed : en.join.again;
    return { answer: { content: sentence(shown, guest.walletBalance, guest.pinCode) } };
  }
  const lines = [
    en.join.welcome(shown, guest.walletBalance, guest.pinCode),
    ...(await tellOfRound(context)),
  ];
  return {
    answer: { content: lines.join('\n') },
    announcement: replayed
      ? undefined
      : {
          content: en.join.announcement(shown),
          components: [buttonRow({ label: en.buttons.join, style: 'primary', name: 'join' })],
        },
  };
}

/** Seats who acts on a walk-in's seat; `/join pin:`. */
export async function joinBySeat(
  context: Context,
  pin: string,
  name: string | null,
): Promise<Reply> {
  const { db, party, actor, clock } = context;
  const { discordId, avatarUrl } = actor;
  const seat = await takeOverSeat(db, { party, discordId, avatarUrl, pin, name }, clock);
  const shown = discordName(seat.name);
  const lines = [
    en.guests.takenOver(shown, seat.walletBalance, seat.pinCode),
    ...(seat.wasOwn ? [] : await tellOfRound(context)),
  ];
  return {
    answer: { content: lines.join('\n') },
    announcement: seat.wasOwn ? undefined : { content: en.guests.takenOverAnnouncement(shown) },
  };
}

/** Who comes while a round of the word game runs learns what that means for them. */
async function tellOfRound({ db, party }: Context): Promise<readonly string[]> {
  const round = await readRound(db, party.id);
  if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED') return [];
  return [
    round.status === 'LOBBY' ? en.join.lobbyOpen(round.number) : en.join.roundRunning(round.number),
  ];
}
