import { join } from 'node:path';
import { systemClock } from '../clock.js';
import type { ChannelsCredentials, Config } from '../config.js';
import type { WebJoin } from '../contract/phone.js';
import { createAddressReader } from '../http/doors/client-address.js';
import { createOverlayAddresses, type OverlayAddresses } from '../http/doors/overlay-addresses.js';
import { createNews } from '../http/following.js';
import type { Enqueue } from '../jobs/enqueue.js';
import { createJobQueue, type JobQueue } from '../jobs/queue.js';
import { createLiveWaker } from '../jobs/show-live.js';
import { doWithoutQueue } from '../jobs/without-queue.js';
import type { Log } from '../log.js';
import { type ChannelsServer, createChannelsServer } from '../realtime/channels-server.js';
import { loadSecrets } from '../secrets.js';
import { createSeal } from '../values/seal.js';
import { builtDirectory } from './built-directory.js';
import type { Closers } from './closers.js';
import { openDatabase } from './database.js';
import { createLinks } from './links.js';
import type { ProgramOptions } from './options.js';
import type { Parts } from './parts.js';
import { startRealtime } from './realtime.js';
import type { Started } from './services.js';

/** The embedded Channels server, with places kept for overlays. */
function startChannels(
  { trustProxy }: Config,
  credentials: ChannelsCredentials,
  { has: hasReserve }: OverlayAddresses,
  parts: Parts,
  log: Log,
): ChannelsServer {
  const addressOf = createAddressReader(trustProxy);
  const channels = createChannelsServer({ ...credentials, addressOf, hasReserve, log });
  parts.channels = channels;
  return channels;
}

function openQueue({ redisUrl }: Config, url: string, log: Log): JobQueue {
  const backend =
    redisUrl === null
      ? ({ kind: 'postgres', url } as const)
      : ({ kind: 'redis', url: redisUrl } as const);
  return doWithoutQueue(createJobQueue(backend, { log }), log);
}

type OnEvents = (partyId: string) => void;

function tellBoth(first: OnEvents, second: OnEvents): OnEvents {
  return (partyId) => {
    first(partyId);
    second(partyId);
  };
}

/** Database, Channels, relay, overlay API and queue, in that order. */
export async function startServices(
  config: Config,
  options: ProgramOptions,
  parts: Parts,
  closers: Closers,
): Promise<Started> {
  const { log, print } = options;
  const secrets = await loadSecrets(config.dataDir);
  const appSecret = config.appSecret ?? secrets.appSecret;
  const embedded = config.embeddedChannels ?? secrets.channels;
  const { db, url, pulse, disk } = await openDatabase(config, options, closers);
  Object.assign(parts, { db, pulse, disk });
  const addresses = createOverlayAddresses(systemClock);
  const channels = startChannels(config, embedded, addresses, parts, log);
  closers.add('channels', () => channels.close());
  const overlayDirectory = join(builtDirectory, 'overlay');
  const enqueue: Enqueue = async (job, payload, options) =>
    parts.queue?.enqueue(job, payload, options) ?? false;
  const news = createNews();
  const onEvents = tellBoth(createLiveWaker({ clock: systemClock, enqueue }), news.tell);
  const usualWebJoin: WebJoin = config.discord.kind === 'discord' ? 'pin' : 'open';
  const links = createLinks(config, appSecret, channels);
  const webDirectory = join(builtDirectory, 'web');
  const { relay, overlayApi, feed } = await startRealtime(
    {
      ...{ config, db, appSecret, embedded, overlayDirectory, webDirectory, onEvents, log },
      ...{ joinUrl: links.joinUrl, usualWebJoin, noteAddress: addresses.note },
    },
    closers,
  );
  parts.relay = relay;
  parts.overlayApi = overlayApi;
  const queue = openQueue(config, url, log);
  parts.queue = queue;
  closers.add('queue', () => queue.close());
  queue.onProblem(print);
  const seal = createSeal(appSecret, 'owed answers');
  const base = { db, relay, queue, feed, news, appSecret, usualWebJoin };
  return { ...base, ...links, seal, pulse, disk, log };
}
