import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordAccess } from '../../src/discord/gateway/client.js';

/** What a lost connection's op 6 meets: no answer, or the close code of an opcode unknown. */
export type Resuming = 'ignored' | 'refused';

const applicationId = '100000000000000001';

/**
 * A Discord with one bot and no servers, whose REST answers by script and whose gateway takes no
 * session up again.
 */
export class GatewayServer {
  /** By path and taken in turn: null answers well. What is left of a list goes well. */
  readonly script: Record<string, (number | null)[]> = {};
  /** Every request, by its path. */
  readonly asked: string[] = [];
  /** The operations that clients sent, without heartbeats. */
  readonly operations: number[] = [];
  resuming: Resuming = 'ignored';
  /** Closes whoever identifies with this code. */
  refuses: number | null = null;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on('connection', (socket) => this.#greet(socket));
  }

  async listen(): Promise<DiscordAccess> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return { token: 'some.token', apiUrl: `http://${this.#host()}/api` };
  }

  /** Breaks all connections to the gateway. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  close(): void {
    this.cut();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #host(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    return `127.0.0.1:${address.port}`;
  }

  #answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const path = url.replace(/^\/api\/v\d+/, '');
    this.asked.push(path);
    const status = this.script[path]?.shift() ?? 200;
    const body = status === 200 ? this.#read(path) : { message: 'scripted', code: 0 };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  #read(path: string): unknown {
    if (path.endsWith('/commands')) return [];
    const limits = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    if (path === '/gateway/bot')
      return { url: `ws://${this.#host()}`, shards: 1, session_start_limit: limits };
    return { id: applicationId, name: 'Party OS' };
  }

  #greet(socket: WebSocket): void {
    const send = (payload: object): void => socket.send(JSON.stringify(payload));
    socket.on('message', (data) => {
      const { op } = readPayload(String(data));
      if (op === 1) return send({ op: 11 });
      this.operations.push(op);
      if (op === 6 && this.resuming === 'refused') socket.close(4001, 'Unknown opcode.');
      if (op !== 2) return;
      if (this.refuses !== null) return socket.close(this.refuses, 'refused');
      send({ op: 0, s: 1, t: 'READY', d: this.#ready() });
    });
    send({ op: 10, d: { heartbeat_interval: 40_000 } });
  }

  #ready(): object {
    const user = { id: applicationId, username: 'Party OS', discriminator: '0', bot: true };
    const session = { session_id: 'a', resume_gateway_url: `ws://${this.#host()}` };
    return { v: 10, user, guilds: [], application: { id: applicationId, flags: 0 }, ...session };
  }
}

function readPayload(text: string): { readonly op: number } {
  const payload: unknown = JSON.parse(text);
  if (typeof payload !== 'object' || payload === null || !('op' in payload)) return { op: -1 };
  return { op: Number(payload.op) };
}
