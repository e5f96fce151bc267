import type { Request } from 'express';
import type { KeyScope } from '../../contract/control.js';
import { findKey, touchKey } from '../../party/control/api-keys.js';
import { type ControlAccess, findControl } from '../../party/control/control-sessions.js';
import type { Party } from '../../party/ensure-party.js';
import type { Actor } from '../../party/find-actor.js';
import { hashSecret, isSecret } from '../../party/phones/secret.js';
import type { WebDeps } from '../perform-act.js';
import { readCookie } from '../phones/cookies.js';
import { SignedOut } from '../reply.js';

/** Who asks race control's interface: a host's browser, or a program with a key. */
export interface ControlCaller {
  readonly party: Party;
  readonly actor: Actor;
  /** What a key may; a session may all. */
  readonly scope: KeyScope;
  /** Null for a key. */
  readonly session: ControlAccess | null;
}

const bearerPattern = /^Bearer ([A-Za-z0-9_-]{1,128})$/i;

/** The key that a request carries, in the header alone; null without one. */
export function readBearer(request: Pick<Request, 'headers'>): string | null {
  return bearerPattern.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

const nobody = { discordId: null, avatarUrl: null, isRemoved: false, mergedInto: null } as const;

function sessionActor({ sessionId, holderName, seat, discordId }: ControlAccess): Actor {
  const caller = `control:${sessionId}`;
  const who = { displayName: holderName, isHost: true, guest: seat };
  return { ...nobody, ...who, caller, via: 'control', sessionId, discordId };
}

/**
 * Finds who asks.
 * @throws SignedOut for a wrong or revoked key, and without a session that counts.
 */
export async function findCaller(
  request: Request,
  { db, clock, log }: WebDeps,
  checkRight: (access: ControlAccess) => Promise<void>,
): Promise<ControlCaller> {
  const bearer = readBearer(request);
  if (bearer !== null) {
    const key = await findKey(db, bearer);
    if (key === null) throw new SignedOut();
    void touchKey(db, key, clock).catch((error: unknown) =>
      log.debug({ err: error }, 'the use of a key could not be noted'),
    );
    const who = { displayName: key.name, isHost: true, guest: null, sessionId: null };
    const actor = { ...nobody, ...who, caller: `key:${key.keyId}`, via: 'key' } as const;
    return { party: key.party, actor, scope: key.scope, session: null };
  }
  const secret = readCookie(request, 'party_control');
  const isOne = secret !== null && isSecret(secret);
  const session = isOne ? await findControl(db, hashSecret(secret), clock) : null;
  if (session === null) throw new SignedOut();
  await checkRight(session);
  return { party: session.party, actor: sessionActor(session), scope: 'all', session };
}

/** @throws SignedOut for a key: the page's own routes are for sessions. */
export function requireControl({ session }: ControlCaller): ControlAccess {
  if (session === null) throw new SignedOut();
  return session;
}
