import type { Request, Response, Router } from 'express';
import type { Activity } from '../acting/activity.js';
import type { Strikes } from '../faults/strikes.js';
import { DiscordError, refusal } from '../rules/errors.js';
import type { UploadedFile } from '../state/files.js';
import type { World } from '../state/world.js';
import { readBody } from './body.js';
import { sendJson } from './send.js';
import { isAfterwards, strike } from './strike.js';

/** What every route needs. */
export interface RestDeps {
  readonly world: World;
  readonly activity: Activity;
  readonly strikes: Strikes;
}

/** A request as its handler sees it. */
export interface Call {
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
  /** A part of the path, such as the id after `/channels/`. */
  param(name: string): string;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** Answers with JSON; undefined is 204. Refusals are thrown. */
export type Handler = (call: Call) => unknown;

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly handle: Handler;
  /** A token in the path or nothing at all instead of the bot's. */
  readonly isOpen?: boolean;
  /** The status of a successful answer with a body; default 200. */
  readonly status?: (result: unknown) => number;
}

/** Adds routes; each answers in Discord's form, with rate-limit headers that never throttle. */
export function addRoutes(
  router: Router,
  { world, strikes }: RestDeps,
  routes: readonly Route[],
): void {
  for (const route of routes) {
    router[route.method](route.path, async (request, response) => {
      setRateHeaders(response, route);
      const fault = strikes.takeRequest(request.method, request.path);
      if (fault && !isAfterwards(fault) && (await strike(fault, request, response))) return;
      try {
        if (!route.isOpen) requireToken(request, world);
        const result = await route.handle(await readCall(request));
        if (fault && isAfterwards(fault) && (await strike(fault, request, response))) return;
        if (result === undefined) response.status(204).end();
        else sendJson(response, route.status?.(result) ?? 200, result);
      } catch (error) {
        sendRefusal(response, error);
      }
    });
  }
}

async function readCall(request: Request): Promise<Call> {
  const { json, files } = await readBody(request);
  const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('&'));
  const param = (name: string): string => String(request.params[name] ?? '');
  return { query, json, files, param };
}

/**
 * Writes a refusal in Discord's form; anything that is no refusal is passed on as a fault of ours.
 */
export function sendRefusal(response: Response, error: unknown): void {
  if (!(error instanceof DiscordError)) throw error;
  const { code, message, errors } = error;
  sendJson(response, error.status, errors ? { message, code, errors } : { message, code });
}

function requireToken(request: Request, world: World): void {
  if (request.headers.authorization !== `Bot ${world.meta().token}`) throw refusal('unauthorized');
}

/**
 * The form of https://discord.com/developers/docs/topics/rate-limits#header-format, always with
 * room left.
 */
function setRateHeaders(response: Response, route: Route): void {
  response.set({
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': (Date.now() / 1000 + 1).toFixed(3),
    'x-ratelimit-reset-after': '1.000',
    'x-ratelimit-bucket': Buffer.from(`${route.method} ${route.path}`).toString('base64url'),
  });
}
