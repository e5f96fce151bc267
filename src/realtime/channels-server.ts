import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../log.js';
import { createApiRouter } from './channels-api.js';
import { Connection, type ConnectionSettings } from './channels-connection.js';
import { createHub } from './channels-hub.js';
import { closeCodes, errorFrame, protocolVersion } from './channels-protocol.js';

/** No client frame of ours comes near; a larger one closes its socket with 1009. */
const maxFrameBytes = 64 * 1024;

export interface ChannelsServerOptions {
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
  readonly log: Log;
  /** Silence after which clients ping us, in seconds; default 30. */
  readonly activityTimeoutSeconds?: number;
  /** How long a client may take to answer our ping, in seconds; default 30. */
  readonly pongTimeoutSeconds?: number;
  /** Sockets held at once; more are asked to come back later (4100). Default 2000. */
  readonly maxConnections?: number;
  /** The same of one address: a whole party may share one. Default 500. */
  readonly maxPerAddress?: number;
  /** The client's address, by the proxies that are trusted. Default: the socket's. */
  readonly addressOf?: (request: IncomingMessage) => string;
  /** True for an address from which a valid overlay key came lately: it has places kept. */
  readonly hasReserve?: (address: string) => boolean;
}

export interface ChannelsStats {
  readonly connections: number;
  readonly channels: number;
  readonly subscriptions: number;
}

/** A server of the Pusher Channels protocol inside our own HTTP server. */
export interface ChannelsServer {
  /** `/apps/…`: mount it before any body parser. */
  readonly router: Router;
  /**
   * Takes `/app/…` upgrades and returns true; false: the path is not ours and the socket untouched.
   */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /**
   * Closes every socket (4009, not to return) that listens to a channel the predicate names: after
   * an overlay key was rotated.
   */
  endChannels(isEnded: (channel: string) => boolean): void;
  stats(): ChannelsStats;
  /**
   * Sends every client away (1001: they return by themselves) and resolves when the sockets are
   * closed, within about 2 s.
   */
  close(): Promise<void>;
}

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/**
 * Why a client may not connect by this address, in the codes of the Channels protocol; null: it
 * may.
 */
function refuseAddress(url: URL, key: string): Refusal | null {
  const version = url.searchParams.get('protocol');
  const name = /^\/app\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  if (name === undefined) return { code: closeCodes.pathNotFound, message: 'Path not found' };
  if (name !== encodeURIComponent(key) && name !== key)
    return { code: closeCodes.appUnknown, message: 'App key not known here' };
  if (version === null || version === '')
    return { code: closeCodes.protocolMissing, message: 'No protocol version supplied' };
  if (!/^\d{1,3}$/.test(version))
    return { code: closeCodes.versionInvalid, message: 'Invalid version string format' };
  if (Number(version) !== protocolVersion)
    return { code: closeCodes.protocolUnsupported, message: `Protocol ${protocolVersion} only` };
  return null;
}

/** The address of an upgrade, or null for one that is no address or not of Channels. */
function readAddress(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  return target.startsWith('/app/') && URL.canParse(target, 'http://host')
    ? new URL(target, 'http://host')
    : null;
}

function turnAway(socket: WebSocket, { code, message }: Refusal): void {
  socket.send(errorFrame(message, code));
  socket.close(code, message);
  setTimeout(() => socket.terminate(), 2000).unref();
}

/** Places kept for addresses of overlays: one in so many of all, and some of each address. */
const reservedShare = 20;
const reservedOfAddress = 20;

class EmbeddedChannels implements ChannelsServer {
  readonly router: Router;
  private readonly key: string;
  private readonly log: Log;
  private readonly maxConnections: number;
  private readonly maxPerAddress: number;
  private readonly addressOf: (request: IncomingMessage) => string;
  private readonly hasReserve: (address: string) => boolean;
  private readonly countOf = new Map<string, number>();
  private readonly settings: ConnectionSettings;
  private readonly hub = createHub();
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  private readonly connections = new Set<Connection>();
  private readonly activityTimer: NodeJS.Timeout;
  private isClosing = false;

  constructor(options: ChannelsServerOptions) {
    const { activityTimeoutSeconds = 30, pongTimeoutSeconds = 30, maxConnections = 2000 } = options;
    this.maxPerAddress = options.maxPerAddress ?? 500;
    this.addressOf = options.addressOf ?? (({ socket }) => socket.remoteAddress ?? '');
    this.hasReserve = options.hasReserve ?? (() => false);
    this.key = options.key;
    this.log = options.log;
    this.maxConnections = maxConnections;
    this.settings = {
      app: options,
      hub: this.hub,
      activityTimeoutSeconds,
      pongTimeoutSeconds,
      now: () => performance.now(),
    };
    this.router = createApiRouter({ app: options, hub: this.hub, now: () => Date.now() });
    this.activityTimer = setInterval(
      () => this.checkActivity(),
      activityTimeoutSeconds * 250,
    ).unref();
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const address = readAddress(request);
    if (address === null) return false;
    const from = this.addressOf(request);
    const refusal = this.isFull(from)
      ? { code: closeCodes.overCapacity, message: 'Over capacity' }
      : refuseAddress(address, this.key);
    this.server.handleUpgrade(request, socket, head, (client) =>
      this.accept(client, from, refusal),
    );
    return true;
  }

  /** No place for one more of that address; an overlay's has a few more than others. */
  private isFull(address: string): boolean {
    const isOverlays = this.hasReserve(address);
    const most =
      this.maxConnections - (isOverlays ? 0 : Math.floor(this.maxConnections / reservedShare));
    const mostOfAddress = this.maxPerAddress + (isOverlays ? reservedOfAddress : 0);
    const count = this.countOf.get(address) ?? 0;
    return this.isClosing || this.connections.size >= most || count >= mostOfAddress;
  }

  private count(address: string, change: 1 | -1): void {
    const count = (this.countOf.get(address) ?? 0) + change;
    if (count > 0) this.countOf.set(address, count);
    else this.countOf.delete(address);
  }

  endChannels(isEnded: (channel: string) => boolean): void {
    for (const connection of this.connections) {
      if ([...connection.channels].some(isEnded))
        connection.close(closeCodes.unauthorized, 'This channel has ended');
    }
  }

  stats(): ChannelsStats {
    return {
      connections: this.connections.size,
      channels: this.hub.occupied('').length,
      subscriptions: this.hub.subscriptions(),
    };
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.activityTimer);
    for (const connection of this.connections)
      connection.close(closeCodes.goingAway, 'The server is stopping');
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: WebSocket, address: string, refusal: Refusal | null): void {
    // ws closes the socket of an oversized or broken frame by itself and only wants a listener.
    socket.on('error', (error) => this.log.debug({ err: error }, 'a Channels client was cut off'));
    if (refusal !== null) return turnAway(socket, refusal);
    const connection = new Connection(
      socket,
      `${randomInt(1, 1e12)}.${randomInt(1, 1e12)}`,
      this.settings,
    );
    this.connections.add(connection);
    this.count(address, 1);
    socket.on('close', () => {
      this.connections.delete(connection);
      this.count(address, -1);
    });
  }

  private checkActivity(): void {
    for (const connection of this.connections) connection.checkActivity();
  }
}

/**
 * Creates the embedded server. It listens to nothing by itself: mount `router` and hand it the
 * upgrades.
 */
export function createChannelsServer(options: ChannelsServerOptions): ChannelsServer {
  return new EmbeddedChannels(options);
}
