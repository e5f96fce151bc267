import {
  type Client,
  type ClientOptions,
  Events,
  SimpleShardingStrategy,
  Status,
} from 'discord.js';
import type { Log } from '../../log.js';

type ClientSockets = NonNullable<ClientOptions['ws']>;
type Manager = Parameters<NonNullable<ClientSockets['buildStrategy']>>[0];

/** A client's sockets, as discord.js hands them over when it connects. */
interface Sockets {
  readonly manager: Manager;
  readonly strategy: SimpleShardingStrategy;
}

/** Discord greets within a second; discord.js waits a minute for it. In milliseconds. */
const helloMs = 10_000;
/** A session that is not taken up again within this is given up. */
const resumeMs = 5_000;

/** What discord.js leaves undone about a client's connections to the gateway. */
export interface GatewayGuard {
  /** Goes into the client's options. */
  readonly ws: ClientSockets;
  /** Identifies anew where a connection was lost and the server does not take the session up. */
  watch(client: Client): void;
  /** Ends a client that failed to log in, also where one of its shards is about to try again. */
  abandon(client: Client): Promise<void>;
}

/** For one client, made before it. `patienceMs`: how long a session has to be taken up again. */
export function createGatewayGuard(log: Log, patienceMs = resumeMs): GatewayGuard {
  let sockets: Sockets | null = null;
  return {
    ws: {
      buildStrategy(manager) {
        manager.options.helloTimeout = helloMs;
        manager.options.handshakeTimeout = helloMs;
        const strategy = new SimpleShardingStrategy(manager);
        sockets = { manager, strategy };
        return strategy;
      },
    },
    watch: (client) => watchResumes(client, () => sockets, log, patienceMs),
    async abandon(client) {
      client.removeAllListeners(Events.InteractionCreate);
      client.on(Events.Raw, () => void sockets?.strategy.destroy());
      await client.destroy();
    },
  };
}

/**
 * discord.js sends op 6 and waits for ever for what comes of it. A server that does not know it
 * stays silent, or closes, upon which discord.js sends it again.
 */
function watchResumes(
  client: Client,
  readSockets: () => Sockets | null,
  log: Log,
  patienceMs: number,
): void {
  const waiting = new Map<number, NodeJS.Timeout>();
  async function identifyAnew(shard: number): Promise<void> {
    waiting.delete(shard);
    const sockets = readSockets();
    await sockets?.manager.options.updateSessionInfo(shard, null);
    // In every other state the shard connects by itself, and finds no session to resume.
    if (client.ws.shards.get(shard)?.status !== Status.Resuming) return;
    log.info({ shard }, 'the gateway does not resume; identifying anew');
    await sockets?.strategy.destroy({ reason: 'Not resumed' });
    await sockets?.strategy.spawn([...client.ws.shards.keys()]);
    // Should this fail, the new shard goes on trying by itself.
    await sockets?.strategy.connect();
  }
  const report = (error: unknown): void =>
    log.warn({ err: error }, 'the gateway could not be identified to anew; trying again');
  client.on(Events.ShardReconnecting, (shard) => {
    if (waiting.has(shard)) return;
    waiting.set(
      shard,
      setTimeout(() => void identifyAnew(shard).catch(report), patienceMs).unref(),
    );
  });
  client.on(Events.Raw, (packet: { readonly t?: unknown }, shard: number) => {
    const timer = waiting.get(shard);
    if (packet.t !== 'READY' && packet.t !== 'RESUMED') return void timer?.refresh();
    clearTimeout(timer);
    waiting.delete(shard);
  });
}
