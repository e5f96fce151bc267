import type { Seat } from '../../evening/lock-party.js';
import type { MergePreview } from '../../evening/merge-guests.js';
import type { ListedSeat, SeatPage } from '../../party/list-seats.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { describeSeat } from './describe-seat.js';
import { guestListId, keepGuestsId, mergeGuestsId } from './ids.js';

function renderSeat({ name, state, walletBalance }: ListedSeat): string {
  const mark = text.guests.states[state];
  const line = `${discordName(name)} · ${text.common.coins(walletBalance)}${mark === '' ? '' : ` · *${mark}*`}`;
  return state === 'removed' ? `~~${line}~~` : line;
}

/** The host's list of guests, a page of it, with buttons to turn it. */
export function renderSeats({ seats, page, pages, counts }: SeatPage): MessageBody {
  const lines = seats.length === 0 ? [text.guests.listEmpty] : seats.map(renderSeat);
  const turn = (to: number, label: string) =>
    ({
      label,
      style: 'secondary',
      id: guestListId.with({ page: to }),
      isDisabled: to < 1 || to > pages,
    }) as const;
  const embed = {
    title: text.guests.listTitle,
    description: `${text.guests.listCounts({ joined: counts.joined, walkIns: counts['walk-in'], removed: counts.removed })}\n\n${fitLines(lines, text.common.more, 3900)}`,
    color: colours.party,
    footer: { text: text.common.page({ page, pages }) },
  };
  if (pages === 1) return { embeds: [embed] };
  return {
    embeds: [embed],
    components: [
      buttonRow(turn(page - 1, text.buttons.previousPage), turn(page + 1, text.buttons.nextPage)),
    ],
  };
}

/** What a merge would do, with the buttons that do it or leave it. */
export function renderMergePreview({
  from,
  into,
  pendingBets,
  liveLaps,
}: MergePreview): MessageBody {
  const [fromName, intoName] = [discordName(from.name), discordName(into.name)];
  const body = text.guests.mergeBody({
    from: fromName,
    into: intoName,
    fromCoins: from.walletBalance,
    intoCoins: into.walletBalance,
    bets: pendingBets,
    laps: liveLaps,
  });
  const embed = {
    title: text.guests.mergeTitle({ from: fromName, into: intoName }),
    description: [
      text.guests.mergeEnds(describeSeat(from)),
      text.guests.mergeStays(describeSeat(into)),
      body,
      ...describeAccount(from, into).map((line) => `• ${line}`),
    ].join('\n'),
    color: colours.party,
    footer: { text: text.guests.mergeFooter },
  };
  const buttons = [
    {
      label: text.buttons.mergeGuests,
      style: 'danger',
      id: mergeGuestsId.with({ from: from.id, into: into.id }),
    },
    { label: text.buttons.keepBoth, style: 'secondary', id: keepGuestsId.with({}) },
  ] as const;
  return { embeds: [embed], components: [buttonRow(...buttons)] };
}

/** What becomes of the account of the seat that ends. */
function describeAccount(from: Seat, into: Seat): readonly string[] {
  const [fromName, intoName] = [discordName(from.name), discordName(into.name)];
  if (from.discordId === null) return [];
  return into.discordId === null
    ? [text.guests.mergeAccountMoves({ from: fromName, into: intoName })]
    : [text.guests.mergeAccountEnds({ from: fromName })];
}
