import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../errors.js';

const listenFaults: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use by another program, maybe another Party OS. Stop that one, or set PORT to a free port.`,
  EACCES: (port) =>
    `This user may not listen on port ${port}. Set PORT to a number above 1023, such as 3000.`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address ${host}. Set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
  ENOTFOUND: (_port, host) =>
    `The name ${host} is unknown here. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
};

/** A program that is being replaced by this one may need a moment to let go of the port. */
const patienceMs = 3_000;
const pauseMs = 200;

/** Most connections at once: more than any party's pages hold, fewer than files may be open. */
const maxConnections = 5_000;

/**
 * A client that sends its request drop by drop is given up: 10 s for the head, 30 s for all. An
 * answer may take as long as it likes.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

function tryListen(handler: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(patience, handler);
    server.maxConnections = maxConnections;
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

/**
 * Starts the HTTP server.
 * @throws StartError with one sentence for a port that stays in use, a forbidden port or an address
 * that is not ours.
 */
export async function listen(
  handler: RequestListener,
  port: number,
  host: string,
): Promise<Server> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await tryListen(handler, port, host);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code !== 'EADDRINUSE' || performance.now() > end) {
        const explain = listenFaults[code];
        throw explain === undefined ? error : new StartError(explain(port, host));
      }
      await delay(pauseMs);
    }
  }
}

/** Stops listening and ends what is still open. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
