import type { MergedGuest } from '../../evening/merge-guests.js';
import type { RemovedGuest } from '../../evening/remove-guest.js';
import type { WalkIn } from '../../party/add-walk-in.js';
import type { Guest } from '../../party/guest.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Grant } from '../../wallet/grant-coins.js';
import type { Reply } from '../kernel/command.js';
import { withUndo } from '../undo/undo-button.js';

/** What a host is told of a new walk-in, with the PIN. */
export function answerAdded({ guest, isNamesake }: WalkIn): Reply {
  const sentence = text.guests.added({
    name: discordName(guest.name),
    balance: guest.walletBalance,
    pin: guest.pinCode,
  });
  return { answer: { content: isNamesake ? `${sentence}\n${text.guests.namesake}` : sentence } };
}

/** What a host is told of a new PIN. */
export function answerPin({ guest, pin }: { readonly guest: Guest; readonly pin: number }): Reply {
  const sentence = guest.discordId === null ? text.guests.newPin : text.guests.newPinJoined;
  return { answer: { content: sentence({ name: discordName(guest.name), pin }) } };
}

/** What a host is told of another name; `before` is null where it was that already. */
export function answerRenamed(renamed: {
  readonly before: string | null;
  readonly name: string;
  readonly isNamesake: boolean;
}): Reply {
  const name = discordName(renamed.name);
  const sentence =
    renamed.before === null
      ? text.guests.notRenamed(name)
      : text.guests.renamed({ before: discordName(renamed.before), after: name });
  const isTold = renamed.isNamesake && renamed.before !== null;
  return { answer: { content: isTold ? `${sentence}\n${text.guests.namesake}` : sentence } };
}

/** What a host is told of a guest who is out. */
export function answerRemoved(removed: RemovedGuest): Reply {
  const name = discordName(removed.name);
  const { isChanged, refundedBets, refundedCoins, stayingBets, voidedLaps, undo } = removed;
  const content = isChanged
    ? text.guests.removed({
        name,
        bets: refundedBets,
        refunded: refundedCoins,
        staying: stayingBets,
        laps: voidedLaps,
      })
    : text.guests.removedBefore(name);
  return undo === null ? { answer: { content } } : withUndo(content, undo);
}

/** What a host is told of two guests who are one. */
export function answerMerged(merged: MergedGuest): Reply {
  const [from, into] = [discordName(merged.fromName), discordName(merged.name)];
  const content = merged.isChanged
    ? text.guests.merged({
        from,
        into,
        balance: merged.walletBalance,
        bets: merged.movedBets,
        laps: merged.movedLaps,
      })
    : text.guests.mergedBefore({ into });
  return merged.undo === null ? { answer: { content } } : withUndo(content, merged.undo);
}

/** What a host is told of coins given or taken. */
export function answerGrant({ name, amount, balance, reason, paidDebt, undo }: Grant): Reply {
  const content = text.grant.done({
    name: discordName(name),
    amount,
    balance,
    reason: discordName(reason),
    paidDebt,
  });
  return undo === null ? { answer: { content } } : withUndo(content, undo);
}
