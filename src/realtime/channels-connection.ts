import type { RawData, WebSocket } from 'ws';
import type { Hub, Subscriber } from './channels-hub.js';
import * as protocol from './channels-protocol.js';
import { type AppKey, isAuthorized } from './channels-signature.js';

/** A page of ours holds four channels; a stranger may not fill the memory with more than this. */
const maxSubscriptions = 100;
/** Frames a client may send in ten seconds: all its subscriptions and pings fit many times. */
const maxFramesPerWindow = 400;
const frameWindowMs = 10_000;
/** A reader that is this far behind is dropped; it loads a snapshot when it is back. */
const maxBufferedBytes = 1024 * 1024;
const closeTimeoutMs = 2000;
/** A client that subscribes to nothing holds a place that others need. */
const idleMs = 30_000;

/** What every connection of one server shares. */
export interface ConnectionSettings {
  readonly app: AppKey;
  readonly hub: Hub;
  readonly activityTimeoutSeconds: number;
  readonly pongTimeoutSeconds: number;
  /** Milliseconds of a clock that only serves to measure durations. */
  readonly now: () => number;
}

/**
 * One client of the embedded Channels server: speaks protocol 7 on its socket until that closes,
 * and then leaves the hub.
 */
export class Connection implements Subscriber {
  readonly socketId: string;
  readonly channels = new Set<string>();
  private readonly socket: WebSocket;
  private readonly settings: ConnectionSettings;
  private readonly openedAt: number;
  private heardAt: number;
  private pingedAt: number | null = null;
  private windowStart: number;
  private framesInWindow = 0;

  constructor(socket: WebSocket, socketId: string, settings: ConnectionSettings) {
    this.socket = socket;
    this.socketId = socketId;
    this.settings = settings;
    this.openedAt = settings.now();
    this.heardAt = this.openedAt;
    this.windowStart = this.heardAt;
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.on('ping', () => this.noteActivity());
    socket.on('pong', () => this.noteActivity());
    socket.on('close', () => this.leaveAll());
    this.send(protocol.establishedFrame(socketId, settings.activityTimeoutSeconds));
  }

  /** Queues a frame; a reader that lets too much pile up is cut off instead. */
  send(frame: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > maxBufferedBytes) this.socket.terminate();
    else this.socket.send(frame);
  }

  /** Tells the client why and closes; a client that does not answer the close is cut off. */
  close(code: number, message: string): void {
    this.leaveAll();
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (code >= 4000) this.send(protocol.errorFrame(message, code));
    this.socket.close(code, message);
    setTimeout(() => this.socket.terminate(), closeTimeoutMs).unref();
  }

  /**
   * Pings a client that fell silent and closes one that stays so. To be called every few seconds.
   */
  checkActivity(): void {
    const now = this.settings.now();
    if (this.channels.size === 0 && now - this.openedAt > idleMs)
      return this.close(protocol.closeCodes.overCapacity, 'No subscription');
    if (this.pingedAt !== null) {
      if (now - this.pingedAt > this.settings.pongTimeoutSeconds * 1000)
        this.close(protocol.closeCodes.pongMissing, 'Pong reply not received');
    } else if (now - this.heardAt > this.settings.activityTimeoutSeconds * 1500) {
      // Half as long again as the client waits: a healthy one has pinged us by then.
      this.pingedAt = now;
      this.send(protocol.pingFrame);
    }
  }

  private noteActivity(): void {
    this.heardAt = this.settings.now();
    this.pingedAt = null;
  }

  private leaveAll(): void {
    for (const channel of this.channels) this.settings.hub.unsubscribe(channel, this);
    this.channels.clear();
  }

  private isFlooding(): boolean {
    if (this.heardAt - this.windowStart > frameWindowMs) {
      this.windowStart = this.heardAt;
      this.framesInWindow = 0;
    }
    this.framesInWindow += 1;
    return this.framesInWindow > maxFramesPerWindow;
  }

  private receive(data: RawData, isBinary: boolean): void {
    // Frames still arrive while a close is under way; they must not subscribe again.
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.noteActivity();
    if (this.isFlooding()) return this.close(protocol.closeCodes.overCapacity, 'Too many messages');
    const frame =
      isBinary || !Buffer.isBuffer(data) ? null : protocol.parseClientFrame(data.toString('utf8'));
    if (frame === null) this.send(protocol.errorFrame('Not a Channels event', null));
    else if (frame.event === 'pusher:subscribe') this.subscribe(frame.channel, frame.auth);
    else if (frame.event === 'pusher:unsubscribe') this.unsubscribe(frame.channel);
    else if (frame.event === 'pusher:ping') this.send(protocol.pongFrame);
    else if (frame.event.startsWith('client-'))
      this.send(protocol.errorFrame('Client events are off on this server', null));
    else if (frame.event === 'pusher:signin')
      this.send(protocol.errorFrame('This server does not offer sign-in', null));
  }

  private subscribe(channel: string | null, auth: unknown): void {
    if (!protocol.isChannelName(channel))
      return this.send(protocol.errorFrame('Invalid channel name', null));
    const refusal = this.refuseSubscription(channel, auth);
    if (refusal !== null)
      return this.send(protocol.subscriptionErrorFrame(channel, refusal.error, refusal.status));
    this.channels.add(channel);
    this.settings.hub.subscribe(channel, this);
    this.send(protocol.subscribedFrame(channel));
  }

  private refuseSubscription(
    channel: string,
    auth: unknown,
  ): { readonly error: string; readonly status: number } | null {
    const kind = protocol.channelKind(channel);
    if (kind === 'unoffered')
      return { error: 'This server offers public and private channels only', status: 400 };
    if (kind === 'private' && !isAuthorized(this.settings.app, this.socketId, channel, auth))
      return { error: 'Invalid signature', status: 401 };
    const isFull = this.channels.size >= maxSubscriptions && !this.channels.has(channel);
    return isFull
      ? { error: `A connection holds at most ${maxSubscriptions} channels`, status: 400 }
      : null;
  }

  private unsubscribe(channel: string | null): void {
    if (channel !== null && this.channels.delete(channel))
      this.settings.hub.unsubscribe(channel, this);
  }
}
