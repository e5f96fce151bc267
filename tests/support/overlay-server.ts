import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type Express, Router } from 'express';
import { applyEvent, fromSnapshot } from '../../overlay/state.js';
import {
  type EventPayloads,
  type EventType,
  eventTopics,
  type PublishedEvent,
} from '../../src/contract/events.js';
import type { Snapshot } from '../../src/contract/snapshot.js';
import { channelName } from '../../src/contract/topics.js';
import { createApp } from '../../src/http/create-app.js';
import { closeServer, listen } from '../../src/http/listen.js';
import { createLog } from '../../src/log.js';
import { type ChannelsServer, createChannelsServer } from '../../src/realtime/channels-server.js';
import { authorizeChannel } from '../../src/realtime/channels-signature.js';
import { createPublisher } from '../../src/realtime/publisher.js';

const log = createLog('silent');
const app = { appId: 'stage', key: 'stage-key', secret: 'stage-secret' };

export interface Delivery {
  /** The event happens, but its message never reaches Channels. */
  readonly isLost?: boolean;
}

/**
 * A party on a stage: the overlay's page, its three questions answered from memory, and our real
 * Channels server. It can be stopped and started again on the same port.
 */
export class StagedParty {
  key = 'good-key';
  build = 'build-1';
  snapshot: Snapshot;
  /** Counts the snapshots asked for. */
  snapshotsRead = 0;
  readonly #directory: string;
  #port = 0;
  #server: Server | null = null;
  #channels: ChannelsServer | null = null;
  #send: () => Promise<void> = async () => undefined;
  readonly #sockets = new Set<Duplex>();

  constructor(directory: string, partyId = '0f0e0d0c-0b0a-4908-8706-050403020100') {
    this.#directory = directory;
    this.snapshot = {
      party: { id: partyId, name: 'House party', accentColour: null },
      sequence: 0,
      generation: 1,
      build: this.build,
      channels: { kind: 'embedded', key: app.key },
      races: [],
      round: null,
      join: null,
      avatars: [],
    };
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/overlay/`;
  }

  /** Open sockets, so that a test can wait for a page to be connected. */
  get subscriptions(): number {
    return this.#channels?.stats().subscriptions ?? 0;
  }

  /** Listens, on the port of the first start. */
  async start(): Promise<void> {
    const channels = createChannelsServer({ ...app, log });
    this.#channels = channels;
    this.#server = await listen(this.#createApp(channels), this.#port, '127.0.0.1');
    this.#server.on('upgrade', (request, socket, head) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      if (!channels.handleUpgrade(request, socket, head)) socket.destroy();
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Goes away as a stopped server does: sockets closed, port free. */
  async stop(): Promise<void> {
    await this.#channels?.close();
    if (this.#server !== null) await closeServer(this.#server);
    this.#server = null;
    this.#channels = null;
  }

  /**
   * Something happens in the party: the snapshot holds it from now on, and unless it is lost it is
   * published.
   */
  async happen<T extends EventType>(
    type: T,
    payload: Omit<EventPayloads[T], 'timestamp'>,
    delivery: Delivery = {},
  ): Promise<void> {
    const sequence = this.snapshot.sequence + 1;
    const stamped = { ...payload, timestamp: new Date().toISOString() };
    const after = applyEvent(fromSnapshot(this.snapshot), toEvent(type, sequence, stamped));
    if (after === null) throw new Error(`${type} does not fit the stage`);
    this.snapshot = { ...this.snapshot, sequence, races: after.races, round: after.round };
    this.#send = () => this.publish(type, { ...stamped, sequence });
    if (delivery.isLost !== true) await this.#send();
  }

  /** Publishes the last event, as often and as late as it is called. */
  lastMessage(): () => Promise<void> {
    return this.#send;
  }

  /** Tears off every page's socket, as a network does that fails. */
  tearSockets(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Publishes whatever is given under an event's name, without it having happened. */
  async publish(name: EventType, data: unknown): Promise<void> {
    const channel = channelName(
      eventTopics[name],
      this.snapshot.party.id,
      this.snapshot.generation,
    );
    const publisher = createPublisher({
      ...app,
      host: '127.0.0.1',
      port: this.#port,
      useTLS: false,
    });
    const result = await publisher.publish([{ channel, name, data: JSON.stringify(data) }]);
    publisher.close();
    if (result.kind !== 'published') throw new Error(JSON.stringify(result));
  }

  /** A new key and new channels; the old ones end at once. */
  rotate(key: string): void {
    this.key = key;
    this.snapshot = { ...this.snapshot, generation: this.snapshot.generation + 1 };
    this.#channels?.endChannels(() => true);
  }

  #createApp(channels: ChannelsServer): Express {
    const parts = {
      rehearsal: () => null,
      channels: () => channels.router,
      overlayApi: () => this.#createApi(),
      phonesApi: () => null,
      controlApi: () => null,
      photos: () => null,
    };
    return createApp({
      readChecks: () => [],
      parts,
      overlayDirectory: this.#directory,
      webDirectory: this.#directory,
      publicUrl: null,
      trustProxy: null,
      channelsOrigin: null,
      log,
    });
  }

  #createApi(): Router {
    const api = Router();
    api.use((request, response, next) => {
      if (request.get('authorization') === `Bearer ${this.key}`) next();
      else response.status(401).json({ error: 'unauthorized' });
    });
    api.get('/snapshot', (_request, response) => {
      this.snapshotsRead += 1;
      response.json({ ...this.snapshot, build: this.build });
    });
    api.get('/head', (_request, response) => {
      const { sequence, generation } = this.snapshot;
      response.json({ sequence, generation, build: this.build });
    });
    api.post('/auth', express.urlencoded({ extended: false }), (request, response) => {
      const { socket_id: socketId, channel_name: channel } = request.body as Record<string, string>;
      response.json({ auth: authorizeChannel(app, socketId ?? '', channel ?? '') });
    });
    return Router().use('/overlay/api', api);
  }
}

function toEvent(type: EventType, sequence: number, payload: unknown): PublishedEvent {
  return { type, sequence, payload } as PublishedEvent;
}
