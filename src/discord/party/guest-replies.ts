import type { MergedGuest } from '../../evening/merge-guests.js';
import type { RemovedGuest, RestoredGuest } from '../../evening/remove-guest.js';
import type { WalkIn } from '../../party/add-walk-in.js';
import type { Guest } from '../../party/guest.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import type { Grant } from '../../wallet/grant-coins.js';
import type { Reply } from '../kernel/command.js';

/** What a host is told of a new walk-in, with the PIN. */
export function answerAdded({ guest, isNamesake }: WalkIn): Reply {
  const sentence = en.guests.added(discordName(guest.name), guest.walletBalance, guest.pinCode);
  return { answer: { content: isNamesake ? `${sentence}\n${en.guests.namesake}` : sentence } };
}

/** What a host is told of a new PIN. */
export function answerPin({ guest, pin }: { readonly guest: Guest; readonly pin: number }): Reply {
  const sentence = guest.discordId === null ? en.guests.newPin : en.guests.newPinJoined;
  return { answer: { content: sentence(discordName(guest.name), pin) } };
}

/** What a host is told of another name; `before` is null where it was that already. */
export function answerRenamed(renamed: {
  readonly before: string | null;
  readonly name: string;
}): Reply {
  const name = discordName(renamed.name);
  const content =
    renamed.before === null
      ? en.guests.notRenamed(name)
      : en.guests.renamed(discordName(renamed.before), name);
  return { answer: { content } };
}

/** What a host is told of a guest who is out. */
export function answerRemoved(removed: RemovedGuest): Reply {
  const name = discordName(removed.name);
  const { isChanged, refundedBets, refundedCoins, voidedLaps } = removed;
  const content = isChanged
    ? en.guests.removed(name, refundedBets, refundedCoins, voidedLaps)
    : en.guests.removedBefore(name);
  return { answer: { content } };
}

/** What a host is told of a guest who is back. */
export function answerRestored({ name, walletBalance, restoredLaps }: RestoredGuest): Reply {
  const content = en.guests.restored(discordName(name), walletBalance, restoredLaps);
  return { answer: { content } };
}

/** What a host is told of two guests who are one. */
export function answerMerged(merged: MergedGuest): Reply {
  const [from, into] = [discordName(merged.fromName), discordName(merged.name)];
  const content = merged.isChanged
    ? en.guests.merged(from, into, merged.walletBalance, merged.movedBets, merged.movedLaps)
    : en.guests.mergedBefore(into);
  return { answer: { content } };
}

/** What a host is told of coins given or taken. */
export function answerGrant({ name, amount, balance, reason }: Grant): Reply {
  const content = en.grant.done(discordName(name), amount, balance, discordName(reason));
  return { answer: { content } };
}
