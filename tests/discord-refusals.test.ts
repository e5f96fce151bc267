import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { findPort, runToEnd } from './support/product-process.js';

let database: TestDatabase;
let dataDir: string;
let discord: Server;

beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'party-os-refusals-'));
});

afterEach(async () => {
  discord.closeAllConnections();
  discord.close();
  await rm(dataDir, { recursive: true, force: true });
  await database.close();
});

/**
 * A Discord that lets the bot in by REST and closes its gateway with a code as soon as it
 * identifies.
 */
async function startRefusingDiscord(closeCode: number): Promise<string> {
  const limits = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  discord = createServer((request, response) => {
    const { port } = addressOf(discord);
    const isGateway = request.url?.endsWith('/gateway/bot') ?? false;
    const body = isGateway
      ? { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limits }
      : { id: '100000000000000001', name: 'Party OS' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const gateway = new WebSocketServer({ server: discord });
  gateway.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
    socket.on('message', (data) => {
      if (String(data).includes('"op":2')) socket.close(closeCode, 'refused');
    });
  });
  discord.listen(0, '127.0.0.1');
  await once(discord, 'listening');
  return `http://127.0.0.1:${addressOf(discord).port}/api`;
}

function addressOf(server: Server): { readonly port: number } {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address;
}

it.each([
  [4004, /^Discord refused the token\..*\n$/],
  [4014, /^Discord refused the intents\..*\n$/],
])(
  'ends with one sentence, and does not try again, when the gateway closes with %i',
  async (code, sentence) => {
    const env = {
      DATABASE_URL: database.url,
      DISCORD_TOKEN: 'some.token',
      DISCORD_API_URL: await startRefusingDiscord(code),
    };
    const result = await runToEnd({ dataDir, port: await findPort(), env });
    expect(result.code).toBe(1);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(sentence);
  },
  60_000,
);
