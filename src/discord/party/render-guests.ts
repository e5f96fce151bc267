import type { MergePreview } from '../../evening/merge-guests.js';
import type { ListedSeat, SeatPage } from '../../party/list-seats.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { guestListId, keepGuestsId, mergeGuestsId } from './ids.js';

function renderSeat({ name, state, walletBalance }: ListedSeat): string {
  const mark = en.guests.states[state];
  const line = `${discordName(name)} · ${en.coins(walletBalance)}${mark === '' ? '' : ` · *${mark}*`}`;
  return state === 'removed' ? `~~${line}~~` : line;
}

/** The host's list of guests, a page of it, with buttons to turn it. */
export function renderSeats({ seats, page, pages, counts }: SeatPage): MessageBody {
  const lines = seats.length === 0 ? [en.guests.listEmpty] : seats.map(renderSeat);
  const turn = (to: number, label: string) =>
    ({
      label,
      style: 'secondary',
      id: guestListId.with({ page: to }),
      isDisabled: to < 1 || to > pages,
    }) as const;
  const embed = {
    title: en.guests.listTitle,
    description: `${en.guests.listCounts(counts.joined, counts['walk-in'], counts.removed)}\n\n${fitLines(lines, en.board.more, 3900)}`,
    color: colours.party,
    footer: { text: en.guests.page(page, pages) },
  };
  if (pages === 1) return { embeds: [embed] };
  return {
    embeds: [embed],
    components: [buttonRow(turn(page - 1, en.buttons.previous), turn(page + 1, en.buttons.next))],
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
  const account =
    from.discordId === null
      ? []
      : [
          into.discordId === null
            ? en.guests.mergeAccountMoves(fromName, intoName)
            : en.guests.mergeAccountEnds(fromName),
        ];
  const body = en.guests.mergeBody(
    fromName,
    intoName,
    from.walletBalance,
    into.walletBalance,
    pendingBets,
    liveLaps,
  );
  const embed = {
    title: en.guests.mergeTitle(fromName, intoName),
    description: [body, ...account.map((line) => `• ${line}`)].join('\n'),
    color: colours.party,
    footer: { text: en.guests.mergeFooter },
  };
  const buttons = [
    {
      label: en.buttons.mergeGuests,
      style: 'danger',
      id: mergeGuestsId.with({ from: from.id, into: into.id }),
    },
    { label: en.buttons.keepBoth, style: 'secondary', id: keepGuestsId.with({}) },
  ] as const;
  return { embeds: [embed], components: [buttonRow(...buttons)] };
}
