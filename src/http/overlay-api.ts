import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ChannelsConnection, Head, Snapshot } from '../contract/snapshot.js';
import { parseChannelName } from '../contract/topics.js';
import type { Database } from '../db/database.js';
import { readHead } from '../events/head.js';
import { readSnapshot } from '../events/snapshot.js';
import type { Log } from '../log.js';
import type { Keyring, OverlayAccess } from '../party/overlay-key.js';
import type { NoteViewer } from '../party/overlay-viewers.js';
import { createJoinLink } from './join-link.js';

/*
 * What the page does with this API. Every request carries `Authorization: Bearer <key>`, the key from the fragment of its address.
 *  GET  /overlay/api/snapshot  Snapshot. Taken at the start, after each (re)subscription, and when a gap in the numbers stays 500 ms.
 *  GET  /overlay/api/head      Head, every 2 s while visible. Its sequence is above what was applied: wait briefly, then a snapshot.
 *                              Another build: reload the page. `X-Viewer: <uuid>` of the page's own making counts it as open.
 *  POST /overlay/api/auth      Form fields socket_id and channel_name, as pusher-js sends them → { auth }.
 * 401: the key is wrong or was rotated: show nothing, keep asking for `head` slowly. 403: a channel that is not this key's: take a
 * snapshot, its generation names the right ones. 429 and 503 (with Retry-After): keep what is shown and try again.
 * An event whose payload is `{ snapshot: true, timestamp, sequence }` stands for one that was too large: take a snapshot.
 */

export interface OverlayApiOptions {
  readonly db: Pick<Database, 'sql'>;
  readonly keyring: Keyring;
  /** Told to the page, so that it finds Channels. */
  readonly channels: ChannelsConnection;
  /** Signs one socket's subscription to one channel; see `authorizeChannel`. */
  readonly authorize: (socketId: string, channel: string) => string;
  /** Identifies the overlay's bundle. */
  readonly build: string;
  /** Where phones join a party that anybody may join; null where they may not, or cannot. */
  readonly readPhonesUrl: (partyId: string) => Promise<string | null>;
  /**
   * How to join where the party has no invite link of its own: the rehearsal page. Null with real
   * Discord.
   */
  readonly rehearsalUrl: string | null;
  /** Told of each address from which a valid key comes. */
  readonly noteAddress?: (address: string | undefined) => void;
  /** Told of each page that asks for the head. */
  readonly noteViewer: NoteViewer;
  readonly log: Log;
  /** Longest wait for the database before the answer is 503, in milliseconds. Default 5000. */
  readonly deadlineMs?: number;
}

/**
 * Wrong keys a minute and address. Stale OBS sources ask every 2 s, so several of them on one
 * machine must fit.
 */
const maxFailuresPerMinute = 120;
const usualDeadlineMs = 5000;
const maxAuthBodyBytes = 4096;
const retryAfterSeconds = '2';
const bearerPattern = /^Bearer ([A-Za-z0-9_-]{1,128})$/i;
const viewerPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const socketIdPattern = /^\d{1,20}\.\d{1,20}$/;

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

/**
 * Rejects when the promise takes longer. What it was waiting for ends by the database's own
 * time-outs.
 */
async function within<T>(deadlineMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time')), deadlineMs);
  });
  return Promise.race([promise, deadline]).finally(() => clearTimeout(timer));
}

type Handler = (
  access: OverlayAccess,
  request: Request,
  response: Response,
) => Promise<void> | void;

function isAccess(value: unknown): value is OverlayAccess {
  return typeof value === 'object' && value !== null && 'partyId' in value && 'generation' in value;
}

/** Runs a handler with what `requireKey` found. */
function withAccess(handler: Handler): RequestHandler {
  return async (_request, response) => {
    const access: unknown = response.locals['access'];
    if (!isAccess(access)) return refuse(response, 401, 'unauthorized');
    await handler(access, _request, response);
  };
}

/**
 * Lets valid keys through, whatever their neighbours at the same address do: only refusals are
 * counted, and only refusals are limited. Every bad key gets the same answer.
 */
function requireKey({
  keyring,
  noteAddress,
  deadlineMs = usualDeadlineMs,
}: OverlayApiOptions): RequestHandler {
  const countFailure = rateLimit({
    windowMs: 60_000,
    limit: maxFailuresPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    // Whether a proxy is trusted is decided once, for the whole application.
    validate: { xForwardedForHeader: false, trustProxy: false, forwardedHeader: false },
    handler: (_request, response) => {
      response.set('Retry-After', '60');
      refuse(response, 429, 'too many attempts');
    },
  });
  return async (request, response, next) => {
    const key = bearerPattern.exec(request.get('authorization') ?? '')?.[1] ?? '';
    const access = await within(deadlineMs, keyring.resolve(key));
    if (access !== null) {
      noteAddress?.(request.ip);
      response.locals['access'] = access;
      return next();
    }
    await countFailure(request, response, () => refuse(response, 401, 'unauthorized'));
  };
}

function answerAuth(authorize: OverlayApiOptions['authorize']): Handler {
  return (access, request, response) => {
    const body: unknown = request.body;
    const fields: Readonly<Record<string, unknown>> =
      typeof body === 'object' && body !== null ? { ...body } : {};
    const { socket_id: socketId, channel_name: name } = fields;
    if (typeof socketId !== 'string' || !socketIdPattern.test(socketId) || typeof name !== 'string')
      return refuse(response, 400, 'bad request');
    const channel = parseChannelName(name);
    if (channel?.partyId !== access.partyId || channel.generation !== access.generation)
      return refuse(response, 403, 'forbidden');
    response.json({ auth: authorize(socketId, name) });
  };
}

function answerError(log: Log) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : 503;
    if (status < 500) return refuse(response, status, 'bad request');
    log.warn({ err: error }, 'the overlay could not be answered');
    response.set('Retry-After', retryAfterSeconds);
    refuse(response, 503, 'unavailable');
  };
}

function answerSnapshot(options: OverlayApiOptions): Handler {
  const { db, channels, build, rehearsalUrl, deadlineMs = usualDeadlineMs } = options;
  return async ({ partyId }, _request, response) => {
    const [state, phonesUrl] = await within(
      deadlineMs,
      Promise.all([readSnapshot(db, partyId), options.readPhonesUrl(partyId)]),
    );
    if (state === null) return refuse(response, 401, 'unauthorized');
    const { inviteUrl, ...shown } = state;
    response.json({
      ...shown,
      build,
      channels,
      join: createJoinLink(phonesUrl ?? inviteUrl ?? rehearsalUrl),
    } satisfies Snapshot);
  };
}

function answerHead(options: OverlayApiOptions): Handler {
  const { db, build, noteViewer, deadlineMs = usualDeadlineMs } = options;
  return async ({ partyId }, request, response) => {
    const head = await within(deadlineMs, readHead(db, partyId));
    if (head === null) return refuse(response, 401, 'unauthorized');
    response.json({ ...head, build } satisfies Head);
    const viewer = request.get('x-viewer') ?? '';
    if (viewerPattern.test(viewer)) noteViewer(partyId, viewer);
  };
}

/** The overlay's HTTP API, under `/overlay/api`; mount it before the overlay's static files. */
export function createOverlayApi(options: OverlayApiOptions): Router {
  const { authorize, log } = options;
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(requireKey(options));
  router.get('/snapshot', withAccess(answerSnapshot(options)));
  router.get('/head', withAccess(answerHead(options)));
  router.post(
    '/auth',
    express.urlencoded({ extended: false, limit: maxAuthBodyBytes, parameterLimit: 10 }),
    withAccess(answerAuth(authorize)),
  );
  router.use((_request, response) => refuse(response, 404, 'not found'));
  router.use(answerError(log));
  return Router().use('/overlay/api', router);
}
