import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { StandInError } from './error.js';
import { createStandIn, type StandIn, type StandInOptions } from './stand-in.js';

export interface ServeOptions extends Partial<Omit<StandInOptions, 'origin'>> {
  /** A free one where left out. */
  readonly port?: number;
}

/** A stand-in that listens. */
export interface ServedStandIn extends Pick<StandIn, 'token' | 'strike' | 'close'> {
  /** Such as http://127.0.0.1:3001. */
  readonly origin: string;
  /** Discord's REST without a version, such as http://127.0.0.1:3001/api. */
  readonly apiUrl: string;
  /** The control API, such as http://127.0.0.1:3001/stand-in/api. */
  readonly controlUrl: string;
  /** The page for people. */
  readonly pageUrl: string;
}

/**
 * Starts a stand-in of its own on this machine. Without a directory all is forgotten when it is
 * closed.
 * @throws StandInError where the port or the directory cannot be used.
 */
export async function serveStandIn(options: ServeOptions = {}): Promise<ServedStandIn> {
  const app = express();
  app.disable('x-powered-by');
  const server = createServer(app);
  // Listens before the state is opened: a second stand-in on the same port never touches it.
  const port = await listen(server, options.port ?? 0, options.access === 'lan');
  const origin = `http://127.0.0.1:${port}`;
  const own = options.directory ?? (await mkdtemp(join(tmpdir(), 'discord-stand-in-')));
  const basePath = options.basePath ?? '/stand-in';
  const forget = async (): Promise<void> => {
    if (options.directory === undefined) await rm(own, { recursive: true, force: true });
  };
  try {
    const standIn = await createStandIn({ ...options, directory: own, origin: () => origin });
    app.get('/', (_request, response) => response.redirect(`${basePath}/`));
    connect(app, server, standIn);
    return {
      token: standIn.token,
      origin,
      apiUrl: `${origin}/api`,
      controlUrl: `${origin}${basePath}/api`,
      pageUrl: `${origin}${basePath}/`,
      strike: (fault) => standIn.strike(fault),
      async close() {
        server.close();
        await standIn.close();
        server.closeAllConnections();
        await forget();
      },
    };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    await forget();
    throw error;
  }
}

function connect(app: Express, server: Server, standIn: StandIn): void {
  app.use(standIn.router);
  server.on('upgrade', (request, socket, head) => {
    if (!standIn.handleUpgrade(request, socket, head)) socket.destroy();
  });
}

async function listen(server: Server, port: number, isOpen: boolean): Promise<number> {
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(port, isOpen ? undefined : '127.0.0.1', done);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StandInError(
      'port-unusable',
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. Stop what uses it, or use another one (--port or STANDIN_PORT).`
        : `Port ${port} cannot be used (${code}). Use another one (--port or STANDIN_PORT).`,
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
