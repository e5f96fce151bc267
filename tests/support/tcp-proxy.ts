import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What the path does to what comes along it. `stall`: nothing goes either way, and nothing is
 * closed; `half-open`: what the server says is lost; `garbage`: the server's bytes are replaced;
 * `refuse`: new connections are reset.
 */
export type PathFault = 'none' | 'stall' | 'half-open' | 'garbage' | 'refuse';

/** A path over TCP between a client and a server, with faults. */
export class TcpProxy {
  fault: PathFault = 'none';
  /** Before each piece goes on, in milliseconds. */
  latencyMs = 0;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #server: Server;

  constructor(host: string, port: number) {
    this.#target = { host, port };
    this.#server = createServer((client) => this.#join(client));
  }

  /** The port that leads to the target. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    return address.port;
  }

  /** Resets every connection. */
  reset(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** Closes every connection in order, in the middle of whatever it carries. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.end();
  }

  async close(): Promise<void> {
    this.reset();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    if (this.fault === 'refuse') return void client.resetAndDestroy();
    const server = connect(this.#target);
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    this.#carry(client, server, false);
    this.#carry(server, client, true);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#pairs.delete(pair);
        // A stalled path hides the end of a connection too.
        if (this.fault !== 'stall') for (const other of pair) other.destroy();
      });
    }
  }

  #carry(from: Socket, to: Socket, isAnswer: boolean): void {
    from.on('data', (data: Buffer) => {
      if (this.fault === 'stall' || (isAnswer && this.fault === 'half-open')) return;
      const piece = isAnswer && this.fault === 'garbage' ? Buffer.alloc(data.length, '?') : data;
      if (this.latencyMs === 0) to.write(piece);
      else setTimeout(() => to.write(piece), this.latencyMs);
    });
  }
}
