import { randomBytes } from 'node:crypto';
import { integerOf, type JsonObject, textOf } from '../json.js';
import { gatewayUrl } from '../rest/applications.js';
import { botGuilds } from '../state/guilds.js';
import type { World } from '../state/world.js';
import { guildToWire } from '../wire/guild.js';
import { botToWire } from '../wire/user.js';
import type { Connection } from './connection.js';
import { bareToken, readIdentify } from './identify.js';
import { intent } from './intents.js';
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
  const now = (): number => world.now().getTime();

  function dropExpired(): void {
    for (const session of sessions.values()) {
      if (session.lostAt() > 0 && now() - session.lostAt() > resumableMs) sessions.delete(session.id);
    }
  }

  function connect(connection: Connection, session: Session): Session {
    connection.isKnown = true;
    world.notices.tell({ type: 'people', personId: '' });
    return session;
  }

  return {
    all: () => sessions.values(),
    identify(connection, data) {
      const identified = readIdentify(data, world.meta().token);
      if ('code' in identified) return void connection.close(identified.code, identified.reason);
      dropExpired();
      const session = createSession(randomBytes(16).toString('hex'), identified.intents, identified.shard);
      sessions.set(session.id, session);
      session.connect(connection);
      sendReady(world, session, identified.isSharded);
      return connect(connection, session);
    },
    resume(connection, data) {
      if (bareToken(data.token) !== world.meta().token) return void connection.close(4004, 'Authentication failed.');
      dropExpired();
      const session = sessions.get(textOf(data.session_id) ?? '');
      const after = integerOf(data.seq) ?? -1;
      if (!session) return void connection.send({ op: opcode.invalidSession, d: false });
      if (after > session.sequence()) {
        sessions.delete(session.id);
        return void connection.close(4007, 'Invalid seq.');
      }
      session.connect(connection);
      if (!session.replay(after)) {
        sessions.delete(session.id);
        return void connection.send({ op: opcode.invalidSession, d: false });
      }
      session.dispatch('RESUMED', { _trace: ['["stand-in"]'] });
      return connect(connection, session);
    },
    lose(connection, session, isClean) {
      session.disconnect(connection, now());
      if (isClean && !session.isConnected()) sessions.delete(session.id);
      world.notices.tell({ type: 'people', personId: '' });
    },
    invalidate(connection, session, isResumable) {
      session.disconnect(connection, now());
      if (!isResumable) sessions.delete(session.id);
      connection.isKnown = false;
      connection.send({ op: opcode.invalidSession, d: isResumable });
    },
  };
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
