import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Database } from '../db/database.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import { readRoundById } from '../imposter/read-round.js';
import type { Log } from '../log.js';
import { sendable } from './deliver.js';
import { renderRoundMessage } from './rendering/round.js';
import { renderSecretMessage } from './rendering/secret.js';

/** 50278 comes where DMs are limited by mutual servers or safety settings; discord-api-types has no name for it. */
const noMutualGuilds = 50_278;
const closedCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  noMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
];

/** A round's message that is gone or out of reach is not worth a second try; *Show my word* has `/imposter word` beside it. */
const lostMessageCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** Sends the game's messages through discord.js. */
export function createDiscordOutbox(client: Client, db: Database, log: Log): DiscordOutbox {
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

    async showRound(roundId) {
      const view = await readRoundById(db, roundId);
      if (view === null || view.channelId === null || view.messageId === null) return;
      try {
        const channel = await client.channels.fetch(view.channelId);
        if (channel?.isSendable() !== true) return;
        await channel.messages.edit(view.messageId, { content: null, ...sendable(renderRoundMessage(view)) });
      } catch (error) {
        if (!(error instanceof DiscordAPIError && lostMessageCodes.includes(error.code))) throw error;
        log.info({ roundId, code: error.code }, 'the message of a round is out of reach');
      }
    },
  };
}
