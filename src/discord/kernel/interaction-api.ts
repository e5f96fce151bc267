import {
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { text } from '../../text/index.js';
import type { MessageBody, PostedMessage } from './command.js';
import { type RawMessage, rawMessage, rawReplacement } from './deliver.js';

/** What it takes to answer an interaction; Discord takes its token for fifteen minutes. */
export interface InteractionAddress {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** A first response, with the files that go beside it. */
export interface FirstResponse {
  readonly response: APIInteractionResponse;
  readonly files: RawMessage['files'];
}

/** The message that an interaction's first response made, or that holds the pressed button. */
export interface Original {
  readonly id: string;
  /** True while it shows "thinking…", or that the answer takes longer. */
  readonly isThinking: boolean;
}

/** The four calls that answer an interaction; each is one request. */
export interface InteractionApi {
  respond(to: InteractionAddress, first: FirstResponse, signal: AbortSignal): Promise<void>;
  editOriginal(to: InteractionAddress, body: MessageBody, signal: AbortSignal): Promise<void>;
  readOriginal(to: InteractionAddress, signal: AbortSignal): Promise<Original>;
  followUp(to: InteractionAddress, message: FollowUp, signal: AbortSignal): Promise<PostedMessage>;
}

export interface FollowUp {
  readonly body: MessageBody;
  readonly isPrivate: boolean;
}

/** A private message at once. */
export function messageNow(body: MessageBody): FirstResponse {
  const { data, files } = rawMessage(body, MessageFlags.Ephemeral);
  return { response: { type: InteractionResponseType.ChannelMessageWithSource, data }, files };
}

/** The message that holds the button changes at once. */
export function updateNow(body: MessageBody): FirstResponse {
  const { data, files } = rawReplacement(body);
  return { response: { type: InteractionResponseType.UpdateMessage, data }, files };
}

/** "Thinking…", seen by who asked alone. */
export const messageLater: FirstResponse = {
  response: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  files: [],
};

/** Nothing shows; the message that holds the button changes later. */
export const updateLater: FirstResponse = {
  response: { type: InteractionResponseType.DeferredMessageUpdate },
  files: [],
};

function original({ token, applicationId }: InteractionAddress) {
  return Routes.webhookMessage(applicationId, token, '@original');
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Discord's documented answer to a webhook's message
const messageOf = (answer: unknown) => answer as APIMessage;

/** Answers through a REST client that serves nothing else; the token in the path is the right. */
export function createInteractionApi(rest: REST): InteractionApi {
  return {
    async respond({ id, token }, { response, files }, signal) {
      const route = Routes.interactionCallback(id, token);
      await rest.post(route, { body: response, files, auth: false, signal });
    },
    async editOriginal(to, body, signal) {
      const { data, files } = rawReplacement(body);
      await rest.patch(original(to), { body: data, files, auth: false, signal });
    },
    async readOriginal(to, signal) {
      const message = messageOf(await rest.get(original(to), { auth: false, signal }));
      const { id, flags = 0, content } = message;
      const isThinking = (flags & MessageFlags.Loading) !== 0 || content === text.common.slow;
      return { id, isThinking };
    },
    async followUp({ token, applicationId }, { body, isPrivate }, signal) {
      const { data, files } = rawMessage(body, isPrivate ? MessageFlags.Ephemeral : 0);
      const route = Routes.webhook(applicationId, token);
      const query = new URLSearchParams({ wait: 'true' });
      const options = { body: data, files, query, auth: false, signal };
      const message = messageOf(await rest.post(route, options));
      return { channelId: message.channel_id, messageId: message.id };
    },
  };
}
