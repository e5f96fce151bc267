import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Disturbance } from '../faults/fault.js';
import { createStrikes, type Strikes } from '../faults/strikes.js';
import type { GatewayEvent, World } from '../state/world.js';
import { type Connection, openConnection } from './connection.js';
import { intent } from './intents.js';
import { answerMembers } from './members.js';
import { isOnShard, opcode, type Session } from './session.js';
import { createSessions, type Sessions } from './sessions.js';

/** Discord's gateway v10. */
export interface Gateway {
  /** Takes a WebSocket handshake over; false where the path is not the gateway's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Whether any client is identified and connected. */
  isConnected(): boolean;
  /** The faults that are ordered, for the gateway and for REST. */
  readonly strikes: Strikes;
  close(): Promise<void>;
}

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
  const disturb = createDisturbing(sessions, links);
  const strikes = createStrikes((how) => {
    for (const connection of links.keys()) disturb(connection, how);
  });
  const onKnown = (connection: Connection): void => {
    const how = strikes.takeConnection();
    if (how !== undefined) disturb(connection, how);
  };
  const greet = createGreeting({ world, sessions, links, options, onKnown });
  world.onDispatch((event) => {
    for (let left = strikes.takeDelivery(event.name); left > 0; left -= 1) passOn(sessions, event);
  });
  return {
    strikes,
    handleUpgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      if (!/^\/gateway\/?$/.test(url.pathname)) return false;
      server.handleUpgrade(request, socket, head, (ws) => greet(ws, url.searchParams));
      return true;
    },
    isConnected: () => [...sessions.all()].some((session) => session.isConnected()),
    async close() {
      for (const connection of links.keys()) connection.terminate();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

type Links = Map<Connection, Session | undefined>;

/** How a client is disturbed, which may end its session. */
function createDisturbing(
  sessions: Sessions,
  links: Links,
): (connection: Connection, how: Disturbance) => void {
  return (connection, how) => {
    if (how === 'cut') return connection.terminate();
    if (how === 'freeze') return connection.freeze();
    if (how === 'reconnect') return connection.send({ op: opcode.reconnect, d: null });
    const session = links.get(connection);
    links.set(connection, undefined);
    if (session) sessions.invalidate(connection, session, how === 'invalidate-resumable');
  };
}

interface GreetingDeps {
  readonly world: World;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly options: GatewayOptions;
  /** A client has identified or resumed. */
  readonly onKnown: (connection: Connection) => void;
}

/** What happens to a new socket: refused for its version or encoding, or listened to. */
function createGreeting({
  world,
  sessions,
  links,
  options,
  onKnown,
}: GreetingDeps): (ws: WebSocket, query: URLSearchParams) => void {
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
        if (connection.isKnown) onKnown(connection);
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

/** Message content is for sessions with the intent for it. */
function readableBy(session: Session, { data, fullData }: GatewayEvent): GatewayEvent['data'] {
  return fullData !== undefined && (session.intents & intent.messageContent) !== 0
    ? fullData
    : data;
}

function passOn(sessions: Sessions, event: GatewayEvent): void {
  for (const session of sessions.all()) {
    const isWanted = event.intent === 0 || (session.intents & event.intent) !== 0;
    if (isWanted && isOnShard(event.guildId, session.shard))
      session.dispatch(event.name, readableBy(session, event));
  }
}
