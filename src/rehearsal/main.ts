import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import express from 'express';
import { StartError } from '../errors.js';
import { createStandIn, type StandIn } from './stand-in.js';

/** dist/rehearsal lies beside dist/src. */
const pageDirectory = resolve(import.meta.dirname, '../../rehearsal');

interface Settings {
  readonly port: number;
  readonly directory: string;
  readonly access: 'loopback' | 'lan';
}

function readSettings(env: NodeJS.ProcessEnv): Settings {
  const typed = env.STANDIN_PORT?.trim() || '3001';
  const port = Number(typed);
  if (!/^\d+$/.test(typed) || port > 65_535)
    throw new StartError(
      `STANDIN_PORT is "${typed}". Use a number from 0 (any free port) to 65535.`,
    );
  const directory = resolve(env.STANDIN_DIR?.trim() || join('.data', 'rehearsal'));
  const access = env.REHEARSAL?.trim() || 'loopback';
  if (access !== 'lan' && access !== 'loopback')
    throw new StartError(
      `REHEARSAL is "${access}". Use lan to open the page to your network, or leave it out.`,
    );
  return { port, directory, access };
}

/**
 * Listens before the state is opened, so that a second stand-in on the same port never touches it.
 */
async function start(
  settings: Settings,
): Promise<{ standIn: StandIn; close(): Promise<void>; port: number }> {
  const app = express();
  app.disable('x-powered-by');
  const server = createServer(app);
  const port = await new Promise<number>((done, fail) => {
    server.once('error', fail);
    server.listen(settings.port, settings.access === 'lan' ? undefined : '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : settings.port);
    });
  });
  const { directory, access } = settings;
  const log = { error: (fields: object, message: string) => console.error(message, fields) };
  const standIn = await createStandIn({
    directory,
    pageDirectory,
    access,
    origin: () => `http://127.0.0.1:${port}`,
    log,
  });
  app.get('/', (_request, response) => response.redirect('/rehearsal/'));
  app.use(standIn.router);
  server.on('upgrade', (request, socket, head) => {
    if (!standIn.handleUpgrade(request, socket, head)) socket.destroy();
  });
  const close = async (): Promise<void> => {
    server.close();
    await standIn.close();
    server.closeAllConnections();
  };
  return { standIn, close, port };
}

/** What a person can do about a start that failed; undefined for a bug. */
function explain(error: unknown, settings: Settings | undefined): string | undefined {
  if (error instanceof StartError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const syscall = error instanceof Error && 'syscall' in error ? error.syscall : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${settings?.port} is in use. Stop what uses it, or set STANDIN_PORT to another port.`;
  if (syscall === 'listen')
    return `Port ${settings?.port} cannot be used (${code}). Set STANDIN_PORT to another port.`;
  if (code === 'ENOSPC') return `The disk that holds ${settings?.directory} is full.`;
  if (syscall !== undefined)
    return `The folder ${settings?.directory} cannot be used (${code}). Set STANDIN_DIR to one that can be written.`;
  return undefined;
}

async function main(): Promise<void> {
  let settings: Settings | undefined;
  try {
    settings = readSettings(process.env);
    const { standIn, close, port } = await start(settings);
    const stop = (): void => {
      void close().then(() => process.exit(0));
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    console.log(
      `stand-in ready DISCORD_API_URL=http://127.0.0.1:${port}/api DISCORD_TOKEN=${standIn.token}`,
    );
  } catch (error) {
    const sentence = explain(error, settings);
    console.error(sentence ?? error);
    process.exit(1);
  }
}

await main();
