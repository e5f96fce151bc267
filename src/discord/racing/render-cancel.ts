import type { CancelledRace } from '../../evening/cancel-race.js';
import type { CancelPreview } from '../../evening/preview-cancel.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { withUndo } from '../undo/undo-button.js';
import { confirmCancelId } from './ids.js';

/** Leaves room in the description for what stands above the refunds. */
const maxRefundLines = 3_000;

function describeRace({ race, leader, racers, waiting }: CancelPreview): string {
  const { status } = race;
  const lead =
    leader === null ? null : { name: discordName(leader.name), timeMs: leader.lapTimeMs ?? 0 };
  return text.cancel.state({ isOpen: status === 'OPEN', leader: lead, racers, waiting });
}

/** What cancelling would do, with the button that does it. */
export function renderCancelPreview(
  preview: CancelPreview,
  { isNewVersion = false, isInvolved = false } = {},
): Reply {
  const { race, bets, coins, refunds } = preview;
  const lines = refunds.map(({ name, coins }) =>
    text.cancel.refund({ name: discordName(name), coins }),
  );
  const description = [
    ...(isNewVersion ? [`**${text.cancel.changed}**`] : []),
    ...(isInvolved ? [`**${text.cancel.involved}**`] : []),
    describeRace(preview),
    text.cancel.sums({ bets, coins, guests: refunds.length }),
    ...(lines.length === 0 ? [] : ['', fitLines(lines, text.settle.moreWallets, maxRefundLines)]),
  ].join('\n');
  const label = isInvolved ? text.buttons.cancelInvolved : text.buttons.confirmCancel;
  const ownBet = isInvolved ? ('known' as const) : ('unknown' as const);
  const id = confirmCancelId.with({ race: race.id, board: race.boardVersion, ownBet });
  const embed = {
    title: text.cancel.title(discordName(race.title)),
    description,
    color: colours.race,
    footer: { text: text.cancel.footer({ button: label }) },
  };
  return {
    answer: { embeds: [embed], components: [buttonRow({ label, style: 'danger', id })] },
  };
}

/** What a host and all are told of a race that was cancelled. */
export function renderCancelled({
  race,
  refundedBets,
}: Pick<CancelledRace, 'race' | 'refundedBets'>): string {
  return text.race.cancelled({ race: discordName(race.title), refunded: refundedBets });
}

/** What a host is told of a race that was cancelled, with *Undo*. */
export function answerCancelled(cancelled: CancelledRace): Reply {
  const { undo } = cancelled;
  const content = renderCancelled(cancelled);
  return undo === null ? { answer: { content } } : withUndo(content, undo);
}
