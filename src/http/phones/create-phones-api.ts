import express, { type Request, Router } from 'express';
import { parseSeatChannel } from '../../contract/phone.js';
import { parseChannelName } from '../../contract/topics.js';
import { UserError } from '../../errors.js';
import { readPhoneState } from '../../evening/read-phone-state.js';
import { endSessions, type SeatSession, touchSession } from '../../party/phones/seat-sessions.js';
import { requireOwnSite } from '../doors/own-site.js';
import { readSharedHead, readSharedSnapshot, readSubscription } from '../live-feed.js';
import { findAct, performAct, readKey } from '../perform-act.js';
import { readJson } from '../read-json.js';
import { answer, answerErrors, answerResult, noStore, refuseUnknownRoute } from '../reply.js';
import { clearCookie } from './cookies.js';
import { phoneActor, requireSession } from './phone-actor.js';
import type { PhonesOptions } from './phones-options.js';
import { addSignIn } from './sign-in.js';

/** Whether a phone may listen: to its party's topics, and to its own seat alone. */
function mayHear({ party, guest, seatGeneration }: SeatSession, name: string): boolean {
  const seat = parseSeatChannel(name);
  if (seat !== null) return seat.seatId === guest.id && seat.generation === seatGeneration;
  const topic = parseChannelName(name);
  return topic?.partyId === party.id && topic.generation === party.overlayGeneration;
}

type FindSession = (request: Request) => Promise<SeatSession>;

/** Finds the session of the phone that asks, and notes that it was here. */
function createFinder({ db, clock, log }: PhonesOptions['deps']): FindSession {
  return async (request) => {
    const session = await requireSession(request, db, clock);
    void touchSession(db, session, clock).catch((error: unknown) =>
      log.debug({ err: error }, 'a phone could not be noted'),
    );
    return session;
  };
}

/** What a signed-in phone reads. */
function addReads(router: Router, { deps, feed }: PhonesOptions, find: FindSession): void {
  router.get(
    '/me',
    answer(async (request) => readPhoneState(deps.db, await find(request), deps.clock)),
  );
  router.get(
    '/snapshot',
    answer(async (request) => readSharedSnapshot(feed, (await find(request)).party.id)),
  );
  router.get(
    '/head',
    answer(async (request) => readSharedHead(feed, (await find(request)).party.id)),
  );
  router.post(
    '/auth',
    express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 }),
    answer(async (request) => {
      const session = await find(request);
      const { socketId, channel } = readSubscription(request);
      if (!mayHear(session, channel)) throw new UserError('not-found', { what: 'guest' });
      return { auth: feed.authorize(socketId, channel) };
    }),
  );
}

/** What a signed-in phone does. */
function addWrites(router: Router, { deps }: PhonesOptions, find: FindSession): void {
  const { db, clock } = deps;
  router.post(
    '/actions/:name',
    answerResult(async (request) => {
      const session = await find(request);
      const call = { party: session.party, actor: phoneActor(session), key: readKey(request) };
      return performAct(deps, findAct(request), { ...call, input: request.body });
    }),
  );
  router.post(
    '/sign-out',
    answerResult(async (request, response) => {
      const { party, guest, sessionId } = await find(request);
      await db.orm.transaction((tx) => endSessions(tx, party.id, guest.id, clock.now(), sessionId));
      deps.endSeatChannel(guest.id);
      clearCookie(response, 'party_seat');
      return null;
    }),
  );
}

/** The phones' HTTP API, under `/party/api`. */
export function createPhonesApi(options: PhonesOptions): Router {
  const router = Router();
  const find = createFinder(options.deps);
  router.use(noStore, requireOwnSite, readJson);
  addSignIn(router, options);
  addReads(router, options, find);
  addWrites(router, options, find);
  router.use(refuseUnknownRoute, answerErrors(options.deps.log));
  return Router().use('/party/api', router);
}
