import { cutMark } from '../values/display-name.js';

/**
 * A guest of a party as features and commands pass it around. The PIN stays out: only joining reads
 * it.
 */
export interface Guest {
  readonly id: string;
  readonly partyId: string;
  /** Null for a walk-in. */
  readonly discordId: string | null;
  readonly name: string;
  readonly avatarUrl: string | null;
  /** Coins. */
  readonly walletBalance: number;
  readonly lastSeenAt: Date;
}

/** Coins that a guest starts with. */
export const startingCoins = 1000;

/** Names are compared without case, accents, spaces and width: `José  M` is `josem`. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s\p{Z}\p{DI}]/gu, '')
    .toLowerCase();
}

/** The part of a name that it was cut to, folded; null of a whole one. */
function foldCut(name: string): string | null {
  return name.endsWith(cutMark) ? foldName(name.slice(0, -cutMark.length)) : null;
}

/** True where the folded text is that name; of one that was cut, also all of it. */
export function isNamed(name: string, folded: string): boolean {
  const cut = foldCut(name);
  return folded !== '' && (foldName(name) === folded || (cut !== null && folded.startsWith(cut)));
}

/** True for text that can be one of our ids. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
