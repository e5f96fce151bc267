import Pusher, { type Channel, type Options } from 'pusher-js/worker';
import type { ChannelsConnection } from '../src/contract/snapshot.js';
import { channelName, topics } from '../src/contract/topics.js';
import type { Api } from './api.js';
import type { Link, LinkAddress, LinkHandlers, OpenLink } from './link.js';

/**
 * Silence in ms after which the link is tested, and how long the answer may take: a dead one shows
 * in 11 s instead of 150.
 */
const liveness = { activityTimeout: 8_000, pongTimeout: 3_000, unavailableTimeout: 5_000 };

/** What is heard on one channel beside the four topics. */
export interface FollowHandlers {
  readonly onMessage: (name: string, data: unknown) => void;
  /** It is subscribed, for the first time or again: what was published before may be missing. */
  readonly onLive: () => void;
}

export interface ChannelsLink extends Link {
  /** True where the channel that is followed is subscribed, or none is. */
  readonly isFollowing: boolean;
  /** Hears one more channel, in place of the one before; null: none. */
  follow(channel: string | null, handlers: FollowHandlers): void;
}

/** Opens links through pusher-js, authorised by whatever `api` is signed in with. */
export function createChannels(
  api: Api,
  location: Location,
): (...args: Parameters<OpenLink>) => ChannelsLink {
  return (address, handlers) => openLink(api, location, address, handlers);
}

function createClient(api: Api, location: Location, connection: ChannelsConnection): Pusher {
  return new Pusher(connection.key, {
    ...describeServer(connection, location),
    ...liveness,
    enableStats: false,
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName: name }, callback) => {
        // A refusal needs no answer of its own: the head, asked every 2 s, says the same and more.
        api.authorize(socketId, name).then(
          (auth) => callback(null, auth),
          (error: unknown) =>
            callback(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    },
  });
}

function openLink(
  api: Api,
  location: Location,
  address: LinkAddress,
  handlers: LinkHandlers,
): ChannelsLink {
  const pusher = createClient(api, location, address.channels);
  const channels = topics.map((topic) =>
    pusher.subscribe(channelName(topic, address.party.id, address.generation)),
  );
  const isLive = () =>
    pusher.connection.state === 'connected' && channels.every((channel) => channel.subscribed);
  const onSubscribed = () => {
    if (isLive()) handlers.onLive();
  };
  for (const channel of channels)
    listen(channel, { onLive: onSubscribed, onMessage: handlers.onMessage });
  pusher.connection.bind('state_change', ({ previous }: { readonly previous: string }) => {
    if (previous === 'connected') handlers.onLost();
  });
  const followed = new FollowedChannel(pusher);
  return {
    get isLive() {
      return isLive();
    },
    get isFollowing() {
      return followed.isSubscribed;
    },
    follow: (channel, follower) => followed.change(channel, follower),
    reconnect: () => reconnect(pusher),
    close: () => {
      pusher.connection.unbind('state_change');
      for (const channel of channels) channel.unbind_all();
      followed.change(null);
      forget(pusher);
    },
  };
}

function reconnect(pusher: Pusher): void {
  pusher.disconnect();
  pusher.connect();
}

function forget(pusher: Pusher): void {
  pusher.disconnect();
  // The library keeps every client it ever made.
  Pusher.instances = Pusher.instances.filter((other) => other !== pusher);
}

/** Passes on what is published, without the library's own messages. */
function listen(channel: Channel, { onLive, onMessage }: FollowHandlers): void {
  channel.bind('pusher:subscription_succeeded', onLive);
  channel.bind_global((name: string, data: unknown) => {
    if (!name.startsWith('pusher:')) onMessage(name, data);
  });
}

/** At most one channel beside the topics; following the same one again subscribes anew. */
class FollowedChannel {
  readonly #pusher: Pusher;
  #channel: Channel | null = null;

  constructor(pusher: Pusher) {
    this.#pusher = pusher;
  }

  get isSubscribed(): boolean {
    return this.#channel?.subscribed ?? true;
  }

  change(name: string | null, handlers?: FollowHandlers): void {
    this.#channel?.unbind_all();
    if (this.#channel !== null) this.#pusher.unsubscribe(this.#channel.name);
    this.#channel = name === null ? null : this.#pusher.subscribe(name);
    if (this.#channel !== null && handlers !== undefined) listen(this.#channel, handlers);
  }
}

function describeServer(channels: ChannelsConnection, location: Location): Options {
  if (channels.kind === 'cluster')
    return { cluster: channels.cluster, forceTLS: true, enabledTransports: ['ws', 'wss'] };
  const isTls = channels.kind === 'host' ? channels.useTLS : location.protocol === 'https:';
  const port =
    channels.kind === 'host' ? channels.port : Number(location.port || (isTls ? 443 : 80));
  return {
    // Required by the library, without meaning where the host is named.
    cluster: '',
    wsHost: channels.kind === 'host' ? channels.host : location.hostname,
    wsPort: port,
    wssPort: port,
    forceTLS: isTls,
    // Without TLS the other transport would knock at the same port in vain, and the browser would
    // print that as an error.
    enabledTransports: isTls ? ['ws', 'wss'] : ['ws'],
  };
}
