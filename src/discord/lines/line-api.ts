import {
  type APIMessage,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { MessageBody, PostedMessage } from '../kernel/command.js';
import { rawMessage } from '../kernel/deliver.js';

/** A message that the bot has posted by itself. */
export interface OwnMessage {
  readonly id: string;
  readonly content: string;
}

/** The two calls by which all in a channel are told something. */
export interface LineApi {
  /** A repeat with the same nonce within minutes gives the message there is. */
  post(
    channelId: string,
    body: MessageBody,
    nonce: string,
    signal: AbortSignal,
  ): Promise<PostedMessage>;
  /** Up to a hundred messages of the channel from that time on, those that the bot posted. */
  readOwn(channelId: string, since: Date, signal: AbortSignal): Promise<readonly OwnMessage[]>;
}

/** Discord has closed the thread; discord-api-types has no name for the code. */
const threadArchived = 50_083;

/** Only a host mends these: the channel is gone or closed to the bot. */
const closedCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  threadArchived,
];

export function isClosed(error: unknown): boolean {
  return error instanceof DiscordAPIError && closedCodes.includes(error.code);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Discord's documented answer to a posted message
const messageOf = (answer: unknown) => answer as APIMessage;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Discord's documented list of messages
const messagesOf = (answer: unknown) => answer as readonly APIMessage[];

/** Posts through the bot's own REST client; `botId` is the bot's user. */
export function createLineApi(rest: REST, botId: () => string | undefined): LineApi {
  return {
    async post(channelId, body, nonce, signal) {
      const { data, files } = rawMessage(body);
      const route = Routes.channelMessages(channelId);
      const message = { ...data, nonce, enforce_nonce: true };
      const posted = messageOf(await rest.post(route, { body: message, files, signal }));
      return { channelId, messageId: posted.id };
    },
    async readOwn(channelId, since, signal) {
      const after = SnowflakeUtil.generate({ timestamp: since.getTime(), increment: 0n });
      const query = new URLSearchParams({ after: String(after), limit: '100' });
      const route = Routes.channelMessages(channelId);
      const messages = messagesOf(await rest.get(route, { query, signal }));
      return messages.filter(
        ({ author, interaction_metadata }) =>
          author.id === botId() && interaction_metadata === undefined,
      );
    },
  };
}
