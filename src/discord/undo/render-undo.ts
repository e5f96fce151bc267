import type { TakenBack } from '../../betting/take-back.js';
import type { RestoredGuest } from '../../evening/restore-guest.js';
import type { UndoOutcome } from '../../evening/undo-act.js';
import type { UndoneCancel } from '../../evening/undo-cancel.js';
import type { UndoneGrant } from '../../evening/undo-grant.js';
import type { UndoneMerge } from '../../evening/undo-merge.js';
import type { ResetQuestion, UndoneReset } from '../../evening/undo-reset.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { undoId } from './ids.js';

/** What became of taking an act back, or what it would do to those who would owe something. */
export function renderUndo(outcome: UndoOutcome): Reply {
  switch (outcome.outcome) {
    case 'asks':
      return renderQuestion(text.undo.askTitle(discordName(outcome.race.title)), outcome);
    case 'asks-restore':
      return renderQuestion(text.undo.askRestore(discordName(outcome.name)), outcome);
    case 'cancel-undone':
      return sayWithDebts(describeRevived(outcome), outcome.owing);
    case 'restored':
      return sayWithDebts(describeRestored(outcome), outcome.owing);
    case 'grant-undone':
      return sayWithDebts(describeGrant(outcome), []);
    case 'merge-undone':
      return sayWithDebts(describeSplit(outcome), []);
    case 'asks-reset':
      return renderResetQuestion(outcome);
    case 'reset-undone':
      return sayWithDebts(describeReset(outcome), []);
    case 'before':
      return sayWithDebts(text.undo.before, []);
  }
}

/** What would leave each wallet, and who would owe what. */
function renderTakenBack(takenBack: readonly TakenBack[]): string {
  const lines = takenBack.map(({ name, ...coins }) =>
    text.settle.undoLine({ name: discordName(name), ...coins }),
  );
  return fitLines(lines, text.settle.moreWallets, 3_000);
}

function renderQuestion(
  title: string,
  { actId, takenBack }: { readonly actId: string; readonly takenBack: readonly TakenBack[] },
): Reply {
  const embed = {
    title,
    description: renderTakenBack(takenBack),
    color: colours.coins,
    footer: { text: text.undo.askFooter },
  };
  return { answer: { embeds: [embed], components: [buttonRow(confirmUndo(actId))] } };
}

function renderResetQuestion({ actId, races, ...counts }: ResetQuestion): Reply {
  const embed = {
    title: text.undo.askReset,
    description: text.undo.resetBody({ ...counts, races: races.map(discordName) }),
    color: colours.coins,
  };
  return { answer: { embeds: [embed], components: [buttonRow(confirmUndo(actId))] } };
}

/** A second delivery is told the same. */
function describeReset({ races, ...counts }: UndoneReset): string {
  return text.undo.resetUndone({ ...counts, races: races.map(discordName) });
}

function confirmUndo(actId: string) {
  const id = undoId.with({ act: actId, debts: 'known' });
  return { label: text.buttons.takeItBack, style: 'danger', id } as const;
}

function sayWithDebts(sentence: string, owing: readonly TakenBack[]): Reply {
  const debts = owing.length === 0 ? [] : [renderTakenBack(owing)];
  return { answer: { content: [sentence, ...debts].join('\n') } };
}

function describeRevived({ race, bets, isChanged }: UndoneCancel): string {
  const title = discordName(race.title);
  if (!isChanged) return text.undo.before;
  return text.undo.cancelUndone({ race: title, isOpen: race.status === 'OPEN', bets });
}

function describeGrant({ name, isChanged, ...coins }: UndoneGrant): string {
  return isChanged
    ? text.undo.grantUndone({ name: discordName(name), ...coins })
    : text.undo.before;
}

function describeRestored(restored: RestoredGuest): string {
  const { name, walletBalance: balance, restoredLaps: laps, restoredBets: bets } = restored;
  return text.guests.restored({ name: discordName(name), balance, laps, bets });
}

function describeSplit({ name, fromName, isChanged, ...coins }: UndoneMerge): string {
  if (!isChanged) return text.undo.before;
  return text.undo.mergeUndone({ from: discordName(fromName), into: discordName(name), ...coins });
}
