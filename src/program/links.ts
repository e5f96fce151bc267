import type { Config } from '../config.js';
import { parseSeatChannel } from '../contract/phone.js';
import { parseChannelName } from '../contract/topics.js';
import type { Services } from '../discord/kernel/command.js';
import { canPhonesReach, publicOrigin } from '../origins.js';
import { overlayKey, watchKey } from '../party/overlay-key.js';
import { joinCode } from '../party/phones/join-code.js';
import type { ChannelsServer } from '../realtime/channels-server.js';

export type Links = Pick<
  Services,
  | 'joinUrl'
  | 'arePhonesReachable'
  | 'phoneUrl'
  | 'controlUrl'
  | 'overlayUrl'
  | 'watchUrl'
  | 'endChannels'
  | 'endSeatChannel'
>;

/**
 * A party's links, and the end of old ones. Hosted Channels offer no way to cut off those who
 * listen already: there the page itself leaves, as soon as its key is refused.
 */
export function createLinks(config: Config, appSecret: string, channels: ChannelsServer): Links {
  const origin = publicOrigin(config);
  const arePhonesReachable = canPhonesReach(config);
  return {
    joinUrl: (partyId, generation) =>
      arePhonesReachable
        ? `${origin}/party/join#${joinCode(appSecret, partyId, generation)}`
        : null,
    arePhonesReachable,
    phoneUrl: (link) => `${origin}/party/join#link=${link}`,
    controlUrl: (link) => `${origin}/admin/race-control#link=${link}`,
    overlayUrl: ({ id, overlayGeneration }) =>
      `${origin}/overlay/#key=${overlayKey(appSecret, id, overlayGeneration)}`,
    watchUrl: ({ id, overlayGeneration }) =>
      `${origin}/watch/#key=${watchKey(appSecret, id, overlayGeneration)}`,
    endSeatChannel(seatId) {
      channels.endChannels((name) => parseSeatChannel(name)?.seatId === seatId);
    },
    endChannels(partyId, below) {
      channels.endChannels((name) => {
        const channel = parseChannelName(name);
        return channel?.partyId === partyId && channel.generation < below;
      });
    },
  };
}
