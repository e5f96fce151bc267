import { createHash } from 'node:crypto';
import type { RoundVariant } from '../contract/round.js';
import type { Role } from './rules.js';

/**
 * What a player is told to be. Where the odd one has another word nobody is told more than to play.
 */
export type ToldRole = Role | 'PLAYER';

/** The role as its player may know it. */
export function toldRole(role: Role, variant: RoundVariant): ToldRole {
  return variant === 'close-word' ? 'PLAYER' : role;
}

/** What one player may know: the word for a civilian, the hint or other word for an imposter. */
export interface Secret {
  readonly roundNumber: number;
  readonly role: ToldRole;
  readonly text: string;
}

export interface SecretMessage {
  readonly discordId: string;
  /**
   * The same for every attempt at one DM: sent with `enforce_nonce`, Discord answers a repeat with
   * the message it already has.
   */
  readonly nonce: string;
  readonly secret: Secret;
}

/** How the game reaches Discord; implemented with discord.js, and by hand in tests. */
export interface DiscordOutbox {
  /**
   * Sends a DM. CLOSED: the player takes none, so trying again would be in vain.
   * Rejects where another try may do better; the error may say when (`retryAfterMs`).
   */
  sendSecret(message: SecretMessage): Promise<'SENT' | 'CLOSED'>;
  /** Brings the public message of a round up to date, as well as it can. */
  showRound(roundId: string): Promise<void>;
}

/**
 * The nonce of a player's DM in a round: 22 characters; Discord takes up to 25 (developer docs,
 * Create Message).
 */
export function secretNonce(roundId: string, userId: string): string {
  return createHash('sha256').update(`${roundId}:${userId}`).digest('base64url').slice(0, 22);
}
