import type { IncomingMessage } from 'node:http';
import express from 'express';

function isTrust(value: unknown): value is (address: string, hop: number) => boolean {
  return typeof value === 'function';
}

/**
 * Reads a client's address from a request that Express does not see, an upgrade to a socket, the way
 * Express reads `request.ip`: forwarded addresses count as far as the proxies are trusted.
 */
export function createAddressReader(
  trustProxy: number | string | null,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  const app = express();
  app.set('trust proxy', trustProxy ?? false);
  const trust: unknown = app.get('trust proxy fn');
  return ({ headers, socket }) => {
    const own = socket.remoteAddress ?? '';
    const forwarded = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .reverse();
    const chain = [own, ...forwarded];
    const last = chain.findIndex((address, hop) => !isTrust(trust) || !trust(address, hop));
    return chain[last] ?? chain.at(-1) ?? own;
  };
}
