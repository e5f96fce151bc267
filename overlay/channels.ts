import Pusher, { type Options } from 'pusher-js/worker';
import type { ChannelsConnection } from '../src/contract/snapshot.js';
import { channelName, topics } from '../src/contract/topics.js';
import type { Api } from './api.js';
import type { Link, LinkAddress, LinkHandlers, OpenLink } from './link.js';

/**
 * Silence in ms after which the link is tested, and how long the answer may take: a dead one shows
 * in 11 s instead of 150.
 */
const liveness = { activityTimeout: 8_000, pongTimeout: 3_000, unavailableTimeout: 5_000 };

/** Opens links through pusher-js, authorised by the overlay key that `api` holds. */
export function createChannels(api: Api, location: Location): OpenLink {
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
): Link {
  const pusher = createClient(api, location, address.channels);
  const channels = topics.map((topic) =>
    pusher.subscribe(channelName(topic, address.party.id, address.generation)),
  );
  const isLive = () =>
    pusher.connection.state === 'connected' && channels.every((channel) => channel.subscribed);
  for (const channel of channels) {
    channel.bind('pusher:subscription_succeeded', () => {
      if (isLive()) handlers.onLive();
    });
    channel.bind_global((name: string, data: unknown) => {
      if (!name.startsWith('pusher:')) handlers.onMessage(name, data);
    });
  }
  pusher.connection.bind('state_change', ({ previous }: { readonly previous: string }) => {
    if (previous === 'connected') handlers.onLost();
  });
  return {
    get isLive() {
      return isLive();
    },
    reconnect: () => {
      pusher.disconnect();
      pusher.connect();
    },
    close: () => {
      pusher.connection.unbind('state_change');
      for (const channel of channels) channel.unbind_all();
      pusher.disconnect();
      // The library keeps every client it ever made.
      Pusher.instances = Pusher.instances.filter((other) => other !== pusher);
    },
  };
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
