import type { Config } from '../config.js';
import { parseChannelName } from '../contract/topics.js';
import type { Services } from '../discord/kernel/command.js';
import { publicOrigin } from '../origins.js';
import { overlayKey, watchKey } from '../party/overlay-key.js';
import type { ChannelsServer } from '../realtime/channels-server.js';

/**
 * A party's links, and the end of old ones. Hosted Channels offer no way to cut off those who
 * listen already: there the page itself leaves, as soon as its key is refused.
 */
export function createLinks(
  config: Config,
  appSecret: string,
  channels: ChannelsServer,
): Pick<Services, 'overlayUrl' | 'watchUrl' | 'endChannels'> {
  const origin = publicOrigin(config);
  return {
    overlayUrl: ({ id, overlayGeneration }) =>
      `${origin}/overlay/#key=${overlayKey(appSecret, id, overlayGeneration)}`,
    watchUrl: ({ id, overlayGeneration }) =>
      `${origin}/watch/#key=${watchKey(appSecret, id, overlayGeneration)}`,
    endChannels(partyId, below) {
      channels.endChannels((name) => {
        const channel = parseChannelName(name);
        return channel?.partyId === partyId && channel.generation < below;
      });
    },
  };
}
