import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { RequestFault } from '../faults/fault.js';
import { sendJson } from './send.js';

const htmlPage =
  '<!DOCTYPE html><html><head><title>Discord</title></head><body>Something is in the way.</body></html>';

/** Whether the request is acted on before its answer suffers. */
export function isAfterwards(fault: RequestFault): boolean {
  return fault.fault === 'accepted-then-500' || ('accepted' in fault && fault.accepted);
}

/**
 * Answers as the fault says; true where nothing is left to be answered, false where the ordinary
 * answer follows late.
 */
export async function strike(
  fault: RequestFault,
  request: Request,
  response: Response,
): Promise<boolean> {
  switch (fault.fault) {
    case 'status':
      return sendStatus(response, fault.status, fault.message, fault.code);
    case 'accepted-then-500':
      return sendStatus(response, 500);
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html; charset=UTF-8' });
      response.end(htmlPage);
      return true;
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'rate-limit':
      return limit(response, fault.retryAfter, fault.global);
    case 'stall':
      if (fault.delayMs === undefined) return true;
      await delay(fault.delayMs, undefined, { ref: false });
      return false;
  }
}

const reasons: ReadonlyMap<number, string> = new Map([
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

function sendStatus(response: Response, status: number, message?: string, code = 0): true {
  const reason = message ?? `${status}: ${reasons.get(status) ?? 'Refused'}`;
  sendJson(response, status, { message: reason, code });
  return true;
}

/** https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
function limit(response: Response, seconds: number, isGlobal: boolean): true {
  response.setHeader('retry-after', String(Math.ceil(seconds)));
  response.setHeader('x-ratelimit-scope', isGlobal ? 'global' : 'user');
  response.setHeader('x-ratelimit-remaining', '0');
  response.setHeader('x-ratelimit-reset-after', seconds.toFixed(3));
  response.setHeader('x-ratelimit-reset', (Date.now() / 1000 + seconds).toFixed(3));
  if (isGlobal) response.setHeader('x-ratelimit-global', 'true');
  const message = 'You are being rate limited.';
  sendJson(response, 429, { message, retry_after: seconds, global: isGlobal });
  return true;
}
