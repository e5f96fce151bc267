import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** Who may open the page and its interface: this machine alone, or the local network too. */
export type Access = 'loopback' | 'lan';

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Headers that a proxy adds: whoever asks through one is not this machine. */
const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whether the connection comes from this machine; one to the machine's own address counts, one
 * through a proxy on it does not.
 */
export function isLocal(request: IncomingMessage): boolean {
  const { remoteAddress, localAddress } = request.socket;
  if (forwardedHeaders.some((name) => name in request.headers)) return false;
  return (
    remoteAddress !== undefined && (loopback.test(remoteAddress) || remoteAddress === localAddress)
  );
}

/**
 * Whether the request names this machine: a page elsewhere that bends its own name to us (DNS
 * rebinding) does not.
 */
export function isLocalHost(request: IncomingMessage, origin: string): boolean {
  const { host } = request.headers;
  return host !== undefined && (loopbackHost.test(host) || host === new URL(origin).host);
}

/** Lets the bot of this machine alone through. */
export function requireLocal(origin: () => string): RequestHandler {
  return (request, response, next) => {
    if (isLocal(request) && isLocalHost(request, origin())) next();
    else
      response.status(403).json({ message: 'The stand-in speaks to this machine alone.', code: 0 });
  };
}

/**
 * Lets the page's visitors through: those of this machine, or with `lan` everybody who can reach
 * us.
 */
export function requireVisitor(
  access: Access,
  origin: () => string,
  sentence = 'This page is open to this machine alone.',
): RequestHandler {
  return (request, response, next) => {
    if (access === 'lan' || (isLocal(request) && isLocalHost(request, origin()))) next();
    else response.status(403).json({ error: sentence });
  };
}

/**
 * Changes come as JSON and from our own page or from no page at all, so that no other site can act
 * in somebody's name.
 */
export const requireOwnPage: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const { origin, host } = request.headers;
  const isForeign =
    origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (isForeign || request.headers['sec-fetch-site'] === 'cross-site') {
    response.status(403).json({ error: 'That request comes from another site.' });
    return;
  }
  const hasBody = request.method !== 'DELETE';
  if (hasBody && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    response.status(415).json({ error: 'Send JSON (content-type: application/json).' });
    return;
  }
  next();
};
