import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { DiscordOutbox } from '../../imposter/outbox.js';
import { renderSecretMessage } from '../imposter/render-secret.js';
import { sendable } from '../kernel/deliver.js';

/**
 * 50278 comes where DMs are limited by mutual servers or safety settings; discord-api-types has no
 * name for it.
 */
const noMutualGuilds = 50_278;
const closedCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  noMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

/** Sends the game's messages through discord.js. */
export function createDiscordOutbox(
  client: Client,
  { showRound }: Pick<DiscordOutbox, 'showRound'>,
): DiscordOutbox {
  return {
    async sendSecret({ discordId, nonce, secret }) {
      try {
        const channel = await client.users.createDM(discordId);
        await channel.send({ ...sendable(renderSecretMessage(secret)), nonce, enforceNonce: true });
        return 'SENT';
      } catch (error) {
        if (error instanceof DiscordAPIError && closedCodes.includes(error.code)) return 'CLOSED';
        throw error;
      }
    },
    showRound,
  };
}
