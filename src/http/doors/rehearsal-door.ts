import type { RequestHandler } from 'express';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { findControl } from '../../party/control/control-sessions.js';
import { hashSecret, isSecret } from '../../party/phones/secret.js';
import { readCookie } from '../phones/cookies.js';
import { refused } from '../refusal.js';

const sentence =
  'In the network the rehearsal is open to hosts: sign in at race control first, by the link that Party OS printed when it started.';

/**
 * In a network whoever opens the rehearsal's page could act as anybody, hosts included: only a
 * browser that is signed in at race control gets in.
 */
export function requireControlForRehearsal(
  findDatabase: () => Pick<Database, 'sql'> | null,
  clock: Clock,
): RequestHandler {
  return async (request, response, next) => {
    if (!/^\/rehearsal(?:\/|$)/i.test(request.path)) return next();
    const secret = readCookie(request, 'party_control');
    const db = findDatabase();
    const isHost =
      db !== null &&
      secret !== null &&
      isSecret(secret) &&
      (await findControl(db, hashSecret(secret), clock)) !== null;
    if (isHost) return next();
    response.status(403).set('Cache-Control', 'no-store');
    if (request.accepts(['html', 'json']) === 'html') response.type('text').send(sentence);
    else response.json(refused('signed-out', sentence));
  };
}
