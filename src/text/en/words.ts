import type { RaceStatus } from '../../contract/events.js';
import type { LockTime } from '../texts/race.js';

/** `1 coin`, `1,250 coins`. */
export function coins(amount: number): string {
  return `${digits(amount)} ${Math.abs(amount) === 1 ? 'coin' : 'coins'}`;
}

/** `1,250`. */
export function digits(amount: number): string {
  return amount.toLocaleString('en-US');
}

/** `1 lap`, `12 laps`. */
export function count(amount: number, one: string, many: string): string {
  return `${digits(amount)} ${amount === 1 ? one : many}`;
}

/** `Ann, Ben and Cleo`; with hidden ones `Ann, Ben and 3 more`. */
export function list(names: readonly string[], hidden = 0): string {
  const shown = hidden > 0 ? [...names, `${hidden} more`] : names;
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(shown);
}

/** A moment as Discord counts down to it, or up from it, in each reader's own language. */
export function relative(moment: Date): string {
  return `<t:${Math.floor(moment.getTime() / 1000)}:R>`;
}

/** The same for a moment that something waits for: never shown before it has come. */
export function until(moment: Date): string {
  return `<t:${Math.ceil(moment.getTime() / 1000)}:R>`;
}

/**
 * A moment as a time of day with seconds, in each reader's own zone: for what stays as it is and
 * should not look alive once the moment has passed. Never shown before it has come.
 */
export function clockTime(moment: Date): string {
  return `<t:${Math.ceil(moment.getTime() / 1000)}:T>`;
}

/** What a bot needs in a channel to keep a board there. */
export const boardRights =
  '*View Channel*, *Send Messages*, *Embed Links*, *Attach Files* and *Read Message History*';

export const statusWords: Readonly<Record<RaceStatus, string>> = {
  OPEN: 'open for laps and bets',
  LOCKED: 'bets locked',
  FINISHED: 'finished',
};

/** When bets lock, to follow a subject; null where a host locks them. */
export function lockWords({ lockRule, locksAt }: LockTime): string | null {
  if (lockRule === 'first-lap')
    return locksAt === null
      ? 'locks with the first lap'
      : `locks with the next lap, ${relative(locksAt)} at the latest`;
  return locksAt === null ? null : `locks ${relative(locksAt)}`;
}

/** The same as a sentence. */
export function lockSentence({ lockRule, locksAt }: LockTime): string | null {
  const words = lockWords({ lockRule, locksAt });
  return words === null ? null : `Betting ${words}.`;
}
