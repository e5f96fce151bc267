import { createServer, type RequestListener, type Server } from 'node:http';
import { StartError } from '../errors.js';

const listenFaults: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use by another program, maybe another Party OS. Stop that one, or set PORT to a free port.`,
  EACCES: (port) => `This user may not listen on port ${port}. Set PORT to a number above 1023, such as 3000.`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address ${host}. Set HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`,
  ENOTFOUND: (_port, host) =>
    `The name ${host} is unknown here. Set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.`,
};

/**
 * Starts the HTTP server.
 * @throws StartError with one sentence for a port in use, a forbidden port or an address that is not ours.
 */
export function listen(handler: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const explain = listenFaults[error.code ?? ''];
      reject(explain === undefined ? error : new StartError(explain(port, host)));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

/** Stops listening and ends what is still open. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
