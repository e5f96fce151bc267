import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Router } from 'express';
import { systemClock } from '../clock.js';
import type { ChannelsCredentials, Config, HostedChannels } from '../config.js';
import type { WebJoin } from '../contract/phone.js';
import type { ChannelsConnection } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';
import type { LiveFeed } from '../http/live-feed.js';
import { createOverlayApi } from '../http/overlay-api.js';
import type { Log } from '../log.js';
import { localOrigin, publicOrigin } from '../origins.js';
import { createKeyring } from '../party/overlay-key.js';
import { createViewerNotes } from '../party/overlay-viewers.js';
import { readOpenJoinUrl } from '../party/phones/join-code.js';
import { authorizeChannel } from '../realtime/channels-signature.js';
import { createPublisher } from '../realtime/publisher.js';
import { createRelay, type Relay } from '../realtime/relay.js';
import { createSeatNews } from '../realtime/seat-news.js';
import type { Closers } from './closers.js';

/** How the page is told to reach Channels. */
function describeChannels(
  hosted: HostedChannels | null,
  embedded: ChannelsCredentials,
): ChannelsConnection {
  if (hosted === null) return { kind: 'embedded', key: embedded.key };
  if ('cluster' in hosted) return { kind: 'cluster', key: hosted.key, cluster: hosted.cluster };
  return {
    kind: 'host',
    key: hosted.key,
    host: hosted.host,
    port: hosted.port,
    useTLS: hosted.useTLS,
  };
}

/** The origin of the overlay's socket with hosted Channels, for its content security policy. */
export function socketOrigin(hosted: HostedChannels): string {
  if ('cluster' in hosted) return `wss://ws-${hosted.cluster}.pusher.com`;
  return `${hosted.useTLS ? 'wss' : 'ws'}://${hosted.host}:${hosted.port}`;
}

/**
 * Identifies a bundle, as the build wrote it; pages reload themselves when it changes.
 */
async function readBuild(directory: string): Promise<string> {
  const text = await readFile(join(directory, 'build.json'), 'utf8');
  const content: unknown = JSON.parse(text);
  if (
    typeof content === 'object' &&
    content !== null &&
    'build' in content &&
    typeof content.build === 'string'
  )
    return content.build;
  throw new Error('a build.json names no build');
}

export interface RealtimeOptions {
  readonly config: Config;
  readonly db: Database;
  readonly appSecret: string;
  readonly embedded: ChannelsCredentials;
  readonly overlayDirectory: string;
  readonly webDirectory: string;
  /** Told of each party in which something has happened. */
  readonly onEvents: (partyId: string) => void;
  /** The address of the phones' join page with its code; null where phones cannot reach us. */
  readonly joinUrl: (partyId: string, generation: number) => string | null;
  readonly usualWebJoin: WebJoin;
  /** Told of each address from which a valid overlay key comes. */
  readonly noteAddress: (address: string | undefined) => void;
  readonly log: Log;
}

/** Our own server as another client would be told of it. */
function ownChannels(config: Config, embedded: ChannelsCredentials): HostedChannels {
  return { ...embedded, host: localOrigin(config).host, port: config.port, useTLS: false };
}

/** Starts the relay and creates the overlay's API on it. */
export async function startRealtime(
  options: RealtimeOptions,
  closers: Closers,
): Promise<{ readonly relay: Relay; readonly overlayApi: Router; readonly feed: LiveFeed }> {
  const { config, db, appSecret, embedded, overlayDirectory, webDirectory } = options;
  const { onEvents, joinUrl, usualWebJoin, noteAddress, log } = options;
  const hosted = config.hostedChannels;
  const publisher = createPublisher(hosted ?? ownChannels(config, embedded));
  closers.add('publisher', () => publisher.close());
  const seatNews = createSeatNews({ db, publisher, clock: systemClock, log });
  const tellAll = (partyId: string) => {
    onEvents(partyId);
    seatNews.tell(partyId);
  };
  const relay = createRelay({ db, publisher, clock: systemClock, log, onEvents: tellAll });
  relay.start();
  closers.add('relay', () => relay.stop());
  const shared: Omit<LiveFeed, 'build'> = {
    db,
    channels: describeChannels(hosted, embedded),
    authorize: (socketId, channel) => authorizeChannel(hosted ?? embedded, socketId, channel),
  };
  const overlayApi = createOverlayApi({
    ...shared,
    db,
    keyring: createKeyring({ db, secret: appSecret }),
    build: await readBuild(overlayDirectory),
    noteAddress,
    readPhonesUrl: (partyId) => readOpenJoinUrl(db, partyId, { joinUrl, usualWebJoin }),
    rehearsalUrl: config.discord.kind === 'rehearsal' ? `${publicOrigin(config)}/rehearsal/` : null,
    noteViewer: createViewerNotes(db, systemClock, (error) =>
      log.debug({ err: error }, 'an open page could not be counted'),
    ),
    log,
  });
  return { relay, overlayApi, feed: { ...shared, build: await readBuild(webDirectory) } };
}
