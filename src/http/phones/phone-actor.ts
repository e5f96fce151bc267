import type { Request } from 'express';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import type { Actor } from '../../party/find-actor.js';
import { findSession, type SeatSession } from '../../party/phones/seat-sessions.js';
import { hashSecret, isSecret } from '../../party/phones/secret.js';
import { SignedOut } from '../reply.js';
import { readCookie } from './cookies.js';

/** The hash of the session cookie; null without one. */
export function readSessionHash(request: Request): string | null {
  const secret = readCookie(request, 'party_seat');
  return secret !== null && isSecret(secret) ? hashSecret(secret) : null;
}

/**
 * The session of the phone that asks.
 * @throws SignedOut where there is none, or it has ended.
 */
export async function requireSession(
  request: Request,
  db: Pick<Database, 'sql'>,
  clock: Clock,
): Promise<SeatSession> {
  const hash = readSessionHash(request);
  const session = hash === null ? null : await findSession(db, hash, clock);
  if (session === null) throw new SignedOut();
  return session;
}

/** The guest of a phone as acts know one. */
export function phoneActor({ sessionId, guest, isHost }: SeatSession): Actor {
  return {
    caller: `seat:${guest.id}`,
    via: 'phone',
    discordId: null,
    sessionId,
    displayName: guest.name,
    avatarUrl: guest.avatarUrl,
    isHost,
    guest,
    isRemoved: false,
    mergedInto: null,
  };
}
