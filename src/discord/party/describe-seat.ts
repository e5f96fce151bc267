import type { Seat } from '../../evening/lock-party.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';

/** A seat as it is told apart from another of the same name. */
export function describeSeat({ name, discordId, walletBalance, debt, createdAt }: Seat): string {
  return text.guests.seat({
    name: discordName(name),
    account: discordId === null ? null : discordId.slice(-4),
    coins: walletBalance,
    debt,
    sinceSeconds: Math.floor(createdAt.getTime() / 1000),
  });
}
