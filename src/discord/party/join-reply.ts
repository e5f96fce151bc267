import type { RoundView } from '../../imposter/round-view.js';
import type { JoinOutcome } from '../../party/join-party.js';
import type { TakenSeat } from '../../party/take-over-seat.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Context, MessageBody, Reply } from '../kernel/command.js';
import { joinId } from './ids.js';
import { onMyPhone } from './on-my-phone.js';

/** Whoever comes while a round of the word game runs learns what that means for them. */
function tellOfRound(round: RoundView | null): readonly string[] {
  if (round === null) return [];
  return [
    round.status === 'LOBBY'
      ? text.join.lobbyOpen({ round: round.number })
      : text.join.roundRunning({ round: round.number }),
  ];
}

/** *On my phone* below a guest's own answer, where phones can reach us. */
function phoneRow(context: Pick<Context, 'arePhonesReachable'>): Pick<MessageBody, 'components'> {
  const buttons = onMyPhone(context);
  return buttons.length === 0 ? {} : { components: [buttonRow(...buttons)] };
}

/** What somebody who joined is told; shared by `/join` and the Join button. */
export function answerJoin(
  {
    joined: { guest, isNew, isRenamed },
    round,
  }: { readonly joined: JoinOutcome; readonly round: RoundView | null },
  context: Pick<Context, 'arePhonesReachable'>,
): Reply {
  const shown = discordName(guest.name);
  const seat = { name: shown, balance: guest.walletBalance, pin: guest.pinCode };
  if (!isNew) {
    const sentence = isRenamed ? text.join.renamed : text.join.again;
    return { answer: { content: sentence(seat), ...phoneRow(context) } };
  }
  const welcome = text.join.welcome(seat);
  const content = [welcome, ...tellOfRound(round)].join('\n');
  return { answer: { content, ...phoneRow(context) } };
}

/** What everybody is told of somebody who joined, with the way in for others. */
export function announceJoined(name: string): MessageBody {
  const join = { label: text.buttons.join, style: 'primary', id: joinId.with({}) } as const;
  return { content: text.join.announcement(discordName(name)), components: [buttonRow(join)] };
}

/** What somebody who took over a seat is told. */
export function answerTakenSeat(
  { seat, round }: { readonly seat: TakenSeat; readonly round: RoundView | null },
  context: Pick<Context, 'arePhonesReachable'>,
): Reply {
  const shown = discordName(seat.name);
  const taken = text.guests.takenOver({
    name: shown,
    balance: seat.walletBalance,
    pin: seat.pinCode,
  });
  const content = [taken, ...tellOfRound(round)].join('\n');
  return { answer: { content, ...phoneRow(context) } };
}
