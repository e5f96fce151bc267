import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import type { Hub } from './channels-hub.js';
import {
  channelKind,
  eventFrame,
  isChannelName,
  maxEventsPerBatch,
  parseJson,
} from './channels-protocol.js';
import { type AppKey, isBodyIntact, parseQuery, refuseRequest } from './channels-signature.js';
import { isRefusal, readBatch, readTrigger, type Trigger } from './channels-trigger.js';

/** Ten events of 10 KB whose every character is escaped, with their names, still fit. */
const maxBodyBytes = 1024 * 1024;

export interface ApiOptions {
  readonly app: AppKey & { readonly appId: string };
  readonly hub: Hub;
  /** Milliseconds since 1970, against which signed timestamps are held. */
  readonly now: () => number;
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

/** Express leaves the query of the request as it came; the signature was made over exactly that. */
function splitUrl(request: Request): { readonly path: string; readonly query: string } {
  const cut = request.originalUrl.indexOf('?');
  if (cut < 0) return { path: request.originalUrl, query: '' };
  return { path: request.originalUrl.slice(0, cut), query: request.originalUrl.slice(cut + 1) };
}

/**
 * Checks the signature before a byte of the body is read: it covers the body's MD5, which is
 * compared afterwards.
 */
function checkSignature({ app, now }: ApiOptions): RequestHandler {
  return (request, response, next) => {
    const { path, query } = splitUrl(request);
    if (request.params['appId'] !== app.appId) return refuse(response, 404, 'Unknown app');
    const params = parseQuery(query);
    if (params === null) return refuse(response, 400, 'Malformed query string');
    const refusal = refuseRequest(app, { method: request.method, path, params }, now());
    if (refusal !== null) return refuse(response, 401, refusal);
    response.locals['params'] = params;
    next();
  };
}

function signedParams(response: Response): ReadonlyMap<string, string> {
  const params: unknown = response.locals['params'];
  return params instanceof Map ? params : new Map();
}

function checkBody(request: Request, response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || !isBodyIntact(signedParams(response), body))
    return refuse(response, 401, 'body_md5 is not that of the body');
  response.locals['json'] = parseJson(body.toString('utf8'));
  next();
}

function send(hub: Hub, trigger: Trigger): Readonly<Record<string, object>> {
  const attributes: Record<string, object> = {};
  for (const channel of new Set(trigger.channels)) {
    hub.broadcast(channel, eventFrame(channel, trigger.name, trigger.data), trigger.socketId);
    attributes[channel] = trigger.wantsSubscriptionCount
      ? { subscription_count: hub.listeners(channel) }
      : {};
  }
  return attributes;
}

function triggerOne(hub: Hub): RequestHandler {
  return (_request, response) => {
    const trigger = readTrigger(response.locals['json']);
    if (isRefusal(trigger)) return refuse(response, trigger.status, trigger.error);
    const channels = send(hub, trigger);
    response.json(trigger.wantsSubscriptionCount ? { channels } : {});
  };
}

function triggerBatch(hub: Hub): RequestHandler {
  return (_request, response) => {
    const batch = readBatch(response.locals['json'], maxEventsPerBatch);
    if (isRefusal(batch)) return refuse(response, batch.status, batch.error);
    const answers = batch.map((trigger) => Object.values(send(hub, trigger))[0] ?? {});
    response.json(
      batch.some((trigger) => trigger.wantsSubscriptionCount) ? { batch: answers } : {},
    );
  };
}

function listChannels(hub: Hub): RequestHandler {
  return (_request, response) => {
    const prefix = signedParams(response).get('filter_by_prefix') ?? '';
    const info = signedParams(response).get('info') ?? '';
    // The only attribute of a list is user_count, and only presence channels have it.
    if (info !== '' && !(info === 'user_count' && prefix.startsWith('presence-'))) {
      return refuse(response, 400, 'info=user_count needs filter_by_prefix=presence-');
    }
    response.json({
      channels: Object.fromEntries(hub.occupied(prefix).map((channel) => [channel, {}])),
    });
  };
}

function describeChannel(hub: Hub): RequestHandler {
  return (request, response) => {
    const name = request.params['name'];
    const info = (signedParams(response).get('info') ?? '')
      .split(',')
      .filter((attribute) => attribute !== '');
    if (!isChannelName(name) || channelKind(name) === 'unoffered')
      return refuse(response, 400, 'This server offers public and private channels only');
    if (info.some((attribute) => attribute !== 'subscription_count'))
      return refuse(response, 400, 'Only subscription_count is known of this channel');
    const listeners = hub.listeners(name);
    response.json({
      occupied: listeners > 0,
      ...(info.length > 0 ? { subscription_count: listeners } : {}),
    });
  };
}

/** Express knows error handlers by their four parameters. */
function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) return next(error);
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number'
      ? error.status
      : 500;
  refuse(
    response,
    status,
    status === 413 ? 'The body is too large' : 'The request could not be read',
  );
}

/**
 * The HTTP API under `/apps/:appId`. It reads raw bodies: mount it before any other body parser.
 */
export function createApiRouter(options: ApiOptions): Router {
  const router = Router({ mergeParams: true });
  const body: RequestHandler[] = [
    express.raw({ type: () => true, limit: maxBodyBytes, inflate: false }),
    checkBody,
  ];
  router.use(checkSignature(options));
  router.post('/events', ...body, triggerOne(options.hub));
  router.post('/batch_events', ...body, triggerBatch(options.hub));
  router.get('/channels', listChannels(options.hub));
  router.get('/channels/:name', describeChannel(options.hub));
  router.get('/channels/:name/users', (_request, response) =>
    refuse(response, 400, 'Only presence channels have users'),
  );
  router.use((_request, response) => refuse(response, 404, 'No such resource'));
  router.use(answerError);
  return Router().use('/apps/:appId', router);
}
