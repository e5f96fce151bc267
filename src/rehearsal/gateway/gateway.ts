import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayEvent, World } from '../state/world.js';
import { type Connection, openConnection } from './connection.js';
import { answerMembers } from './members.js';
import { isOnShard, opcode, type Session } from './session.js';
import { createSessions, type Sessions } from './sessions.js';

/** Discord's gateway v10. */
export interface Gateway {
  /** Takes a WebSocket handshake over; false where the path is not the gateway's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Whether any client is identified and connected. */
  isConnected(): boolean;
  /** Does to the connected clients what Discord does on a bad day. */
  disturb(kind: Disturbance): void;
  close(): Promise<void>;
}

/**
 * `cut`: sockets break; `reconnect`: op 7; `invalidate`: op 9, session gone;
 * `invalidate-resumable`: op 9, session kept; `freeze`: no more answers.
 */
export type Disturbance = 'cut' | 'reconnect' | 'invalidate' | 'invalidate-resumable' | 'freeze';

export interface GatewayOptions {
  /** What HELLO asks of clients; Discord's own is 41250. */
  readonly heartbeatMs: number;
}

/** Starts to serve the gateway and to pass the world's events on. */
export function createGateway(world: World, options: GatewayOptions): Gateway {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 1 << 20,
  });
  const sessions = createSessions(world);
  const links = new Map<Connection, Session | undefined>();
  const greet = createGreeting(world, sessions, links, options);
  world.onDispatch((event) => passOn(sessions, event));
  return {
    handleUpgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      if (!/^\/gateway\/?$/.test(url.pathname)) return false;
      server.handleUpgrade(request, socket, head, (ws) => greet(ws, url.searchParams));
      return true;
    },
    isConnected: () => [...sessions.all()].some((session) => session.isConnected()),
    disturb(kind) {
      for (const [connection, session] of links) {
        if (kind === 'cut') connection.terminate();
        else if (kind === 'freeze') connection.freeze();
        else if (kind === 'reconnect') connection.send({ op: opcode.reconnect, d: null });
        else {
          links.set(connection, undefined);
          if (session) sessions.invalidate(connection, session, kind === 'invalidate-resumable');
        }
      }
    },
    async close() {
      for (const connection of links.keys()) connection.terminate();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

type Links = Map<Connection, Session | undefined>;

/** What happens to a new socket: refused for its version or encoding, or listened to. */
function createGreeting(
  world: World,
  sessions: Sessions,
  links: Links,
  options: GatewayOptions,
): (ws: WebSocket, query: URLSearchParams) => void {
  const handler = {
    receive(connection: Connection, op: number, data: Parameters<Sessions['identify']>[1]): void {
      const session = links.get(connection);
      if (op === opcode.identify || op === opcode.resume) {
        if (connection.isKnown) return connection.close(4005, 'Already authenticated.');
        links.set(
          connection,
          op === opcode.identify
            ? sessions.identify(connection, data)
            : sessions.resume(connection, data),
        );
      } else if (!connection.isKnown) connection.close(4003, 'Not authenticated.');
      else if (op === opcode.requestMembers && session) answerMembers(world, session, data);
    },
    lose(connection: Connection, isClean: boolean): void {
      const session = links.get(connection);
      links.delete(connection);
      if (session) sessions.lose(connection, session, isClean);
    },
  };
  return (ws, query) => {
    if (!['9', '10'].includes(query.get('v') ?? '10'))
      return ws.close(4012, 'Invalid API version.');
    if ((query.get('encoding') ?? 'json') !== 'json')
      return ws.close(4002, 'Only the encoding json is spoken here.');
    const compress = query.get('compress') === 'zlib-stream';
    links.set(
      openConnection(ws, handler, { heartbeatMs: options.heartbeatMs, compress }),
      undefined,
    );
  };
}

function passOn(sessions: Sessions, event: GatewayEvent): void {
  for (const session of sessions.all()) {
    const isWanted = event.intent === 0 || (session.intents & event.intent) !== 0;
    if (isWanted && isOnShard(event.guildId, session.shard))
      session.dispatch(event.name, event.data);
  }
}
