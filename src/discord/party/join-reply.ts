import type { RoundView } from '../../imposter/round-view.js';
import type { JoinOutcome } from '../../party/join-party.js';
import type { TakenSeat } from '../../party/take-over-seat.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Reply } from '../kernel/command.js';
import { joinId } from './ids.js';

/** Whoever comes while a round of the word game runs learns what that means for them. */
function tellOfRound(round: RoundView | null): readonly string[] {
  if (round === null) return [];
  return [
    round.status === 'LOBBY' ? en.join.lobbyOpen(round.number) : en.join.roundRunning(round.number),
  ];
}

/** What somebody who joined is told, and everybody; shared by `/join` and the Join button. */
export function answerJoin({
  joined: { guest, isNew, isRenamed, replayed },
  round,
}: {
  readonly joined: JoinOutcome;
  readonly round: RoundView | null;
}): Reply {
  const shown = discordName(guest.name);
  if (!isNew) {
    const sentence = isRenamed ? en.join.renamed : en.join.again;
    return { answer: { content: sentence(shown, guest.walletBalance, guest.pinCode) } };
  }
  const welcome = en.join.welcome(shown, guest.walletBalance, guest.pinCode);
  const join = { label: en.buttons.join, style: 'primary', id: joinId.with({}) } as const;
  return {
    answer: { content: [welcome, ...tellOfRound(round)].join('\n') },
    announcement: replayed
      ? undefined
      : { content: en.join.announcement(shown), components: [buttonRow(join)] },
  };
}

/** What somebody who took over a seat is told, and everybody. */
export function answerTakenSeat({
  seat,
  round,
}: {
  readonly seat: TakenSeat;
  readonly round: RoundView | null;
}): Reply {
  const shown = discordName(seat.name);
  const taken = en.guests.takenOver(shown, seat.walletBalance, seat.pinCode);
  return {
    answer: { content: [taken, ...tellOfRound(round)].join('\n') },
    announcement: seat.wasOwn ? undefined : { content: en.guests.takenOverAnnouncement(shown) },
  };
}
