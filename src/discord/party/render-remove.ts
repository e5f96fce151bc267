import type { RemovePreview } from '../../evening/preview-remove.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { Reply } from '../kernel/command.js';
import { describeSeat } from './describe-seat.js';
import { removeGuestId } from './ids.js';

/** Who exactly would be taken out, and what of, with the button that does it. */
export function renderRemovePreview(
  { seat, own, others, liveLaps }: RemovePreview,
  { isInvolved = false } = {},
): Reply {
  const name = discordName(seat.name);
  const points = [
    text.guests.removeLaps(liveLaps),
    text.guests.removeOwn({ name, ...own }),
    text.guests.removeOthers({ name, ...others }),
    text.guests.removeStays,
  ].filter((line) => line !== '');
  const label = isInvolved ? text.buttons.removeInvolved : text.buttons.removeGuest;
  const ownBet = isInvolved ? ('known' as const) : ('unknown' as const);
  const embed = {
    title: text.guests.removeTitle(name),
    description: [
      ...(isInvolved ? [`**${text.guests.removeInvolved}**`] : []),
      describeSeat(seat),
      ...points.map((line) => `• ${line}`),
    ].join('\n'),
    color: colours.party,
    footer: { text: text.guests.removeFooter({ button: label }) },
  };
  const id = removeGuestId.with({ guest: seat.id, ownBet });
  return { answer: { embeds: [embed], components: [buttonRow({ label, style: 'danger', id })] } };
}
