import { createHash, randomBytes } from 'node:crypto';
import type { Role, WordPair } from './rules.js';

export interface DealtRound extends WordPair {
  readonly roundId: string;
  readonly players: readonly { readonly userId: string; readonly role: Role }[];
  /** 64 hexadecimal digits of chance: without it the few possible deals could be tried out. */
  readonly salt: string;
}

/** 32 bytes of chance as hexadecimal digits. */
export function createSalt(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The deal of a round as seven lines, each ended by a line feed: format, round id, word, hint,
 * imposters, civilians, salt. Ids are sorted and joined by single spaces. docs/fairness.md tells
 * people how to check it; changing this breaks that promise.
 */
export function describeDeal({ roundId, word, hint, players, salt }: DealtRound): string {
  const ids = (wanted: Role): string =>
    players
      .flatMap(({ userId, role }) => (role === wanted ? [userId] : []))
      .sort()
      .join(' ');
  const lines = ['party-os deal 1', roundId, word, hint, ids('IMPOSTER'), ids('CIVILIAN'), salt];
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * SHA-256 over the UTF-8 text of `describeDeal`, in hexadecimal digits. Shown when a round is
 * dealt, it fixes word and roles.
 */
export function commitTo(deal: DealtRound): string {
  return createHash('sha256').update(describeDeal(deal), 'utf8').digest('hex');
}
