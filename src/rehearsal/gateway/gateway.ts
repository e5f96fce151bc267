import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { integerOf, type JsonObject, textOf } from '../json.js';
import { gatewayUrl } from '../rest/applications.js';
import { botGuilds } from '../state/guilds.js';
import type { GatewayEvent, World } from '../state/world.js';
import { guildToWire } from '../wire/guild.js';
import { botToWire } from '../wire/user.js';
import { type Connection, openConnection } from './connection.js';
import { bareToken, readIdentify } from './identify.js';
import { intent } from './intents.js';
import { answerMembers } from './members.js';
import { createSession, isOnShard, opcode, type Session } from './session.js';

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

/** `cut`: sockets break; `reconnect`: op 7; `invalidate`: op 9, session gone; `invalidate-resumable`: op 9, session kept; `freeze`: no more answers. */
export type Disturbance = 'cut' | 'reconnect' | 'invalidate' | 'invalidate-resumable' | 'freeze';

/** How long a lost session can be resumed. */
const resumableMs = 5 * 60 * 1000;

export interface GatewayOptions {
  /** What HELLO asks of clients; Discord's own is 41250. */
  readonly heartbeatMs: number;
}

/** Starts to serve the gateway and to pass the world's events on. */
export function createGateway(world: World, options: GatewayOptions): Gateway {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1 << 20 });
  const sessions = new Map<string, Session>();
  const links = new Map<Connection, Session | undefined>();
  world.onDispatch((event) => passOn(sessions, event));

  const handler = {
    receive(connection: Connection, op: number, data: JsonObject): void {
      const session = links.get(connection);
      if (op === opcode.identify || op === opcode.resume) {
        if (connection.isKnown) return connection.close(4005, 'Already authenticated.');
        const begin = op === opcode.identify ? identify : resume;
        links.set(connection, begin(world, sessions, connection, data));
      } else if (!connection.isKnown) connection.close(4003, 'Not authenticated.');
      else if (op === opcode.requestMembers && session) answerMembers(world, session, data);
    },
    lose(connection: Connection, isClean: boolean): void {
      const session = links.get(connection);
      links.delete(connection);
      session?.disconnect(connection, world.now().getTime());
      if (session && isClean && !session.isConnected()) sessions.delete(session.id);
      world.notices.tell({ type: 'people', personId: '' });
    },
  };

  return {
    handleUpgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      if (!/^\/gateway\/?$/.test(url.pathname)) return false;
      server.handleUpgrade(request, socket, head, (ws) => {
        const version = url.searchParams.get('v') ?? '10';
        if (!['9', '10'].includes(version)) return ws.close(4012, 'Invalid API version.');
        if ((url.searchParams.get('encoding') ?? 'json') !== 'json')
          return ws.close(4002, 'Only the encoding json is spoken here.');
        const compress = url.searchParams.get('compress') === 'zlib-stream';
        links.set(openConnection(ws, handler, { heartbeatMs: options.heartbeatMs, compress }), undefined);
      });
      return true;
    },
    isConnected: () => [...sessions.values()].some((session) => session.isConnected()),
    disturb(kind) {
      for (const [connection, session] of links) {
        if (kind === 'cut') connection.terminate();
        else if (kind === 'freeze') connection.freeze();
        else if (kind === 'reconnect') connection.send({ op: opcode.reconnect, d: null });
        else {
          if (kind === 'invalidate' && session) sessions.delete(session.id);
          connection.send({ op: opcode.invalidSession, d: kind === 'invalidate-resumable' });
        }
      }
    },
    async close() {
      for (const connection of links.keys()) connection.terminate();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function passOn(sessions: ReadonlyMap<string, Session>, event: GatewayEvent): void {
  for (const session of sessions.values()) {
    const isWanted = event.intent === 0 || (session.intents & event.intent) !== 0;
    if (isWanted && isOnShard(event.guildId, session.shard)) session.dispatch(event.name, event.data);
  }
}

function identify(world: World, sessions: Map<string, Session>, connection: Connection, data: JsonObject): Session | undefined {
  const identified = readIdentify(data, world.meta().token);
  if ('code' in identified) {
    connection.close(identified.code, identified.reason);
    return undefined;
  }
  const session = createSession(randomBytes(16).toString('hex'), identified.intents, identified.shard);
  dropExpired(world, sessions);
  sessions.set(session.id, session);
  connection.isKnown = true;
  session.connect(connection);
  sendReady(world, session, identified.isSharded);
  world.notices.tell({ type: 'people', personId: '' });
  return session;
}

/** READY names the guilds as unavailable; a GUILD_CREATE for each follows. */
function sendReady(world: World, session: Session, isSharded: boolean): void {
  const meta = world.meta();
  const guilds = botGuilds(world).filter((guild) => isOnShard(guild.id, session.shard));
  session.dispatch('READY', {
    v: 10,
    user: { ...botToWire(meta), mfa_enabled: false, verified: true, email: null },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl(world),
    application: { id: meta.botId, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    user_settings: {},
    ...(isSharded ? { shard: session.shard } : {}),
    _trace: ['["stand-in"]'],
  });
  if ((session.intents & intent.guilds) === 0) return;
  for (const guild of guilds) session.dispatch('GUILD_CREATE', guildToWire(world, guild));
}

function resume(world: World, sessions: Map<string, Session>, connection: Connection, data: JsonObject): Session | undefined {
  if (bareToken(data.token) !== world.meta().token) {
    connection.close(4004, 'Authentication failed.');
    return undefined;
  }
  dropExpired(world, sessions);
  const session = sessions.get(textOf(data.session_id) ?? '');
  const after = integerOf(data.seq) ?? -1;
  if (!session) {
    connection.send({ op: opcode.invalidSession, d: false });
    return undefined;
  }
  if (after > session.sequence()) {
    connection.close(4007, 'Invalid seq.');
    sessions.delete(session.id);
    return undefined;
  }
  session.connect(connection);
  if (!session.replay(after)) {
    sessions.delete(session.id);
    connection.send({ op: opcode.invalidSession, d: false });
    return undefined;
  }
  connection.isKnown = true;
  session.dispatch('RESUMED', { _trace: ['["stand-in"]'] });
  world.notices.tell({ type: 'people', personId: '' });
  return session;
}

function dropExpired(world: World, sessions: Map<string, Session>): void {
  const now = world.now().getTime();
  for (const session of sessions.values()) {
    if (session.lostAt() > 0 && now - session.lostAt() > resumableMs) sessions.delete(session.id);
  }
}
