import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Database } from '../../db/database.js';
import type { DiscordOutbox } from '../../imposter/outbox.js';
import type { Log } from '../../log.js';
import { renderSecretMessage } from '../imposter/render-secret.js';
import { sendable } from '../kernel/deliver.js';
import { coalesce } from './coalesce.js';
import { createPoster } from './poster.js';
import { showRound } from './show-round.js';

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

/**
 * Least time between two edits of one round's message, in milliseconds: Discord takes about one a
 * second of a channel.
 */
const editGapMs = 1_000;

/** Sends the game's messages through discord.js. */
export function createDiscordOutbox(client: Client, db: Database, log: Log): DiscordOutbox {
  const deps = { db, poster: createPoster(client), log };
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
    showRound: coalesce((roundId) => showRound(deps, roundId), editGapMs),
  };
}
