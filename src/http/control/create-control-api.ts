import express, { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../acts/act.js';
import { parseChannelName } from '../../contract/topics.js';
import { UserError } from '../../errors.js';
import {
  type ControlAccess,
  endControl,
  findControl,
  openControl,
} from '../../party/control/control-sessions.js';
import { hashSecret } from '../../party/phones/secret.js';
import { requireOwnSite } from '../doors/own-site.js';
import { readSharedHead, readSharedSnapshot, readSubscription } from '../live-feed.js';
import { findAct, performAct, readKey } from '../perform-act.js';
import { clearCookie, setCookie } from '../phones/cookies.js';
import { readDevice } from '../phones/device.js';
import { readJson } from '../read-json.js';
import {
  answer,
  answerErrors,
  answerResult,
  noStore,
  refuseUnknownRoute,
  SignedOut,
} from '../reply.js';
import { type ControlCaller, findCaller, readBearer, requireControl } from './control-caller.js';
import type { ControlOptions } from './control-options.js';
import { readControlState, tellHolder } from './control-state.js';
import { streamEvents } from './event-stream.js';
import { readFlatState } from './flat-state.js';
import { createOnce } from './once.js';
import { describeApi } from './openapi.js';
import { createRightCheck } from './rights.js';
import { isInScope } from './scopes.js';

const linking = z.object({ link: z.string().max(200) });

type Find = (request: Request) => Promise<ControlCaller>;

/** A key is no browser that another site could use; a cookie is. */
const requireOwnSiteOfCookies: RequestHandler = (request, response, next) => {
  if (readBearer(request) === null) requireOwnSite(request, response, next);
  else next();
};

async function requireSession(find: Find, request: Request): Promise<ControlAccess> {
  return requireControl(await find(request));
}

/** Signing in and out. */
function addDoor(router: Router, { deps }: ControlOptions, find: Find): void {
  const { db, clock } = deps;
  router.post(
    '/link',
    answerResult(async (request, response) => {
      const body = linking.safeParse(request.body);
      if (!body.success) throw new InputError('link');
      const { link } = body.data;
      const secret = await openControl(db, { link, device: readDevice(request, response) }, clock);
      setCookie(response, 'party_control', secret);
      const access = await findControl(db, hashSecret(secret), clock);
      if (access === null) throw new SignedOut();
      return tellHolder(access);
    }),
  );
  router.post(
    '/sign-out',
    answerResult(async (request, response) => {
      const { party, sessionId } = await requireSession(find, request);
      await endControl(db, party.id, sessionId, clock);
      clearCookie(response, 'party_control');
      return null;
    }),
  );
}

/** What the page alone reads. */
function addPageReads(router: Router, { deps, feed }: ControlOptions, find: Find): void {
  router.get(
    '/control',
    answer(async (request) => readControlState(await requireSession(find, request), deps)),
  );
  router.get(
    '/snapshot',
    answer(async (request) =>
      readSharedSnapshot(feed, (await requireSession(find, request)).party.id),
    ),
  );
  router.get(
    '/head',
    answer(async (request) => readSharedHead(feed, (await requireSession(find, request)).party.id)),
  );
  router.post(
    '/auth',
    express.urlencoded({ extended: false, limit: 4096, parameterLimit: 10 }),
    answer(async (request) => {
      const { party } = await requireSession(find, request);
      const { socketId, channel } = readSubscription(request);
      const topic = parseChannelName(channel);
      if (topic?.partyId !== party.id || topic.generation !== party.overlayGeneration)
        throw new UserError('not-found', { what: 'race' });
      return { auth: feed.authorize(socketId, channel) };
    }),
  );
}

/** What programs read and do too. */
function addPrograms(router: Router, { deps, following }: ControlOptions, find: Find): void {
  const once = createOnce(deps);
  const { db, log } = deps;
  router.post(
    '/actions/:name',
    answerResult(async (request) => {
      const caller = await find(request);
      const act = findAct(request);
      if (!isInScope(caller.scope, act.name)) throw new UserError('out-of-scope', {});
      const input: unknown = request.body;
      const key = readKey(request);
      // Without a key of the caller's own it cannot come a second time, so no answer is kept.
      if (request.get('idempotency-key') === undefined)
        return performAct(deps, act, { party: caller.party, actor: caller.actor, key, input });
      return once(caller, act, key, input);
    }),
  );
  router.get(
    '/state',
    answer(async (request) => readFlatState((await find(request)).party, deps)),
  );
  router.get('/events', async (request, response) => {
    const { party } = await find(request);
    const requireAccess = async () => void (await find(request));
    await streamEvents(request, response, party.id, { db, log, following, requireAccess });
  });
}

/** Race control's HTTP API, under `/admin/api`. */
export function createControlApi(options: ControlOptions): Router {
  const { deps, readHostRight } = options;
  const checkRight = createRightCheck(deps, readHostRight);
  const find: Find = (request) => findCaller(request, deps, checkRight);
  const openApi = describeApi();
  const router = Router();
  router.use(noStore, requireOwnSiteOfCookies, readJson);
  router.get('/openapi.json', (_request, response) => void response.json(openApi));
  addDoor(router, options, find);
  addPageReads(router, options, find);
  addPrograms(router, options, find);
  router.use(refuseUnknownRoute, answerErrors(deps.log));
  return Router().use('/admin/api', router);
}
