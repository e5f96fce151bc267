import { type Client, DiscordAPIError, RESTJSONErrorCodes, type SendableChannels } from 'discord.js';
import type { Database } from '../db/database.js';
import { type DiscordOutbox, messageNonce } from '../imposter/outbox.js';
import { isNewsworthy, phaseOfState } from '../imposter/phases.js';
import { type RoundView, readRoundById } from '../imposter/read-round.js';
import { announcedAfterMs, markShown } from '../imposter/round-message.js';
import type { Log } from '../log.js';
import { coalesce } from './coalesce.js';
import { sendable } from './deliver.js';
import { renderMovedOn, renderRoundMessage } from './rendering/round.js';
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

/** Least time between two edits of one round's message, in milliseconds: Discord takes about one a second of a channel. */
const editGapMs = 1_000;

/** Sends the game's messages through discord.js. */
export function createDiscordOutbox(client: Client, db: Database, log: Log): DiscordOutbox {
  async function show(roundId: string): Promise<void> {
    const view = await readRoundById(db, roundId);
    if (view === null || view.channelId === null) return;
    const isNew = needsNewMessage(view);
    if (!isNew && view.messageId === null) return;
    let messageId: string | null = null;
    try {
      const channel = await client.channels.fetch(view.channelId);
      if (channel?.isSendable() === true) messageId = await (isNew ? postRound(channel, view) : editRound(channel, view));
    } catch (error) {
      if (!(error instanceof DiscordAPIError && lostMessageCodes.includes(error.code))) throw error;
      log.info({ roundId, code: error.code }, 'the message of a round is out of reach');
    }
    if (isNew || view.shownState !== view.state) await markShown(db, { roundId, messageId, state: view.state });
  }

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
    showRound: coalesce(show, editGapMs),
  };
}

/** A phase that nobody should miss gets a message at the end of the channel; so does a round whose start was never announced. */
function needsNewMessage({ status, state, shownState, messageId, createdAt }: RoundView): boolean {
  if (isNewsworthy(status)) return shownState === null || phaseOfState(shownState) !== phaseOfState(state);
  return messageId === null && status !== 'CANCELLED' && Date.now() - createdAt.getTime() > announcedAfterMs;
}

async function editRound(channel: SendableChannels, view: RoundView): Promise<string | null> {
  if (view.messageId !== null)
    await channel.messages.edit(view.messageId, { content: null, ...sendable(renderRoundMessage(view)) });
  return null;
}

/** Posts the phase's own message; the nonce is the phase's, so that a repeat after a crash posts nothing. */
async function postRound(channel: SendableChannels, view: RoundView): Promise<string> {
  const nonce = messageNonce(view.id, phaseOfState(view.state));
  const message = await channel.send({ ...sendable(renderRoundMessage(view)), nonce, enforceNonce: true });
  if (view.messageId !== null && view.messageId !== message.id) {
    const before = channel.messages.edit(view.messageId, { content: null, ...sendable(renderMovedOn(view)) });
    await before.catch((error: unknown) => {
      if (!(error instanceof DiscordAPIError && lostMessageCodes.includes(error.code))) throw error;
    });
  }
  return message.id;
}
