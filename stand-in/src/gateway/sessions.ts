import { randomBytes } from 'node:crypto';
import { integerOf, type JsonObject, textOf } from '../json.js';
import { gatewayUrl } from '../rest/applications.js';
import { botGuilds } from '../state/guilds.js';
import type { World } from '../state/world.js';
import { guildToWire } from '../wire/guild.js';
import { botToWire } from '../wire/user.js';
import type { Connection } from './connection.js';
import { bareToken, readIdentify } from './identify.js';
import { applicationFlags, intent } from './intents.js';
import { createSession, isOnShard, opcode, type Session } from './session.js';

/** The sessions that are connected or can still be resumed. */
export interface Sessions {
  all(): Iterable<Session>;
  /** Begins a session, or closes the connection with the code that says why not. */
  identify(connection: Connection, data: JsonObject): Session | undefined;
  /** Goes on with a session and sends what it missed; op 9 where it is gone. */
  resume(connection: Connection, data: JsonObject): Session | undefined;
  /** The connection is gone; a session that its client ended cleanly is gone with it. */
  lose(connection: Connection, session: Session, isClean: boolean): void;
  /** Op 9: the client has to resume or to identify anew, on this connection or another. */
  invalidate(connection: Connection, session: Session, isResumable: boolean): void;
}

/** How long a lost session can be resumed. */
const resumableMs = 5 * 60 * 1000;

/** No sessions yet. */
export function createSessions(world: World): Sessions {
  const sessions = new Map<string, Session>();
  return {
    all: () => sessions.values(),
    identify(connection, data) {
      dropExpired(world, sessions);
      const session = identify(world, connection, data);
      if (session) sessions.set(session.id, session);
      return session;
    },
    resume(connection, data) {
      dropExpired(world, sessions);
      if (bareToken(data.token) !== world.meta().token) {
        connection.close(4004, 'Authentication failed.');
        return undefined;
      }
      const session = sessions.get(textOf(data.session_id) ?? '');
      if (session && resume(world, connection, session, integerOf(data.seq) ?? -1)) return session;
      if (session) sessions.delete(session.id);
      else connection.send({ op: opcode.invalidSession, d: false });
      return undefined;
    },
    lose(connection, session, isClean) {
      session.disconnect(connection, world.now().getTime());
      if (isClean && !session.isConnected()) sessions.delete(session.id);
      world.notices.tell({ type: 'people', personId: '' });
    },
    invalidate(connection, session, isResumable) {
      session.disconnect(connection, world.now().getTime());
      if (!isResumable) sessions.delete(session.id);
      connection.isKnown = false;
      connection.send({ op: opcode.invalidSession, d: isResumable });
    },
  };
}

function dropExpired(world: World, sessions: Map<string, Session>): void {
  const now = world.now().getTime();
  for (const session of sessions.values()) {
    if (session.lostAt() > 0 && now - session.lostAt() > resumableMs) sessions.delete(session.id);
  }
}

function identify(world: World, connection: Connection, data: JsonObject): Session | undefined {
  const identified = readIdentify(data, world.meta().token, world.bot);
  if ('code' in identified) {
    connection.close(identified.code, identified.reason);
    return undefined;
  }
  const session = createSession(
    randomBytes(16).toString('hex'),
    identified.intents,
    identified.shard,
  );
  connect(world, connection, session);
  sendReady(world, session, identified.isSharded);
  return session;
}

/**
 * Sends again what came after a sequence number; false where that cannot be, of which the client is
 * told.
 */
function resume(world: World, connection: Connection, session: Session, after: number): boolean {
  if (after > session.sequence()) {
    connection.close(4007, 'Invalid seq.');
    return false;
  }
  connect(world, connection, session);
  if (!session.replay(after)) {
    connection.isKnown = false;
    connection.send({ op: opcode.invalidSession, d: false });
    return false;
  }
  session.dispatch('RESUMED', { _trace: ['["stand-in"]'] });
  return true;
}

function connect(world: World, connection: Connection, session: Session): void {
  connection.isKnown = true;
  session.connect(connection);
  world.notices.tell({ type: 'people', personId: '' });
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
    application: { id: meta.botId, flags: applicationFlags(world.bot) },
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
