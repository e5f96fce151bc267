import type { UndoPreview } from '../../betting/preview-undo.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { undoSettlementId } from './ids.js';

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/** What taking a payout back would do, with the button that does it. */
export function renderUndoPreview({ settlement, until, takenBack }: UndoPreview): Reply {
  const lines = takenBack.map(({ name, ...coins }) =>
    text.settle.undoLine({ name: discordName(name), ...coins }),
  );
  const head = text.settle.undoHead({
    winner: discordName(settlement.winnerName),
    settledSeconds: seconds(settlement.settledAt),
    untilSeconds: seconds(until),
  });
  const body =
    lines.length === 0 ? text.settle.undoNothing : fitLines(lines, text.settle.moreWallets, 3000);
  const embed = {
    title: text.settle.undoTitle(discordName(settlement.race.title)),
    description: `${head}\n\n${body}`,
    color: colours.coins,
    footer: { text: text.settle.undoFooter },
  };
  const button = {
    label: text.buttons.undoSettlement,
    style: 'danger',
    id: undoSettlementId.with({ settlement: settlement.id }),
  } as const;
  return { answer: { embeds: [embed], components: [buttonRow(button)] } };
}
