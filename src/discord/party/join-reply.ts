import { readRound } from '../../imposter/read-round.js';
import { joinParty } from '../../party/join-party.js';
import { takeOverSeat } from '../../party/take-over-seat.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Context, Reply } from '../kernel/command.js';

/** Joins the person who acts, or greets them again; shared by `/join` and the Join button. */
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
    const sentence = isRenamed ? text.join.renamed : text.join.again;
    const content = sentence({ name: shown, balance: guest.walletBalance, pin: guest.pinCode });
    return { answer: { content } };
  }
  const lines = [
    text.join.welcome({ name: shown, balance: guest.walletBalance, pin: guest.pinCode }),
    ...(await tellOfRound(context)),
  ];
  return {
    answer: { content: lines.join('\n') },
    announcement: replayed
      ? undefined
      : {
          content: text.join.announcement(shown),
          components: [buttonRow({ label: text.buttons.join, style: 'primary', name: 'join' })],
        },
  };
}

/** Seats the person who acts on a walk-in's seat; `/join pin:`. */
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
    text.guests.takenOver({ name: shown, balance: seat.walletBalance, pin: seat.pinCode }),
    ...(seat.wasOwn ? [] : await tellOfRound(context)),
  ];
  return {
    answer: { content: lines.join('\n') },
    announcement: seat.wasOwn ? undefined : { content: text.guests.takenOverAnnouncement(shown) },
  };
}

/** Somebody who comes while a round of the word game runs learns what that means for them. */
async function tellOfRound({ db, party }: Context): Promise<readonly string[]> {
  const round = await readRound(db, party.id);
  if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED') return [];
  return [
    round.status === 'LOBBY'
      ? text.join.lobbyOpen({ round: round.number })
      : text.join.roundRunning({ round: round.number }),
  ];
}
