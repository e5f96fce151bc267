import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { MessageBody, PostedMessage } from '../command.js';
import { sendable } from '../deliver.js';

/** What became of an edit: the message is gone, or the bot may not reach it. */
export type EditOutcome = 'edited' | 'gone' | 'unreachable';

/** The few calls with which kept messages are kept; with discord.js in the program, by hand in tests. */
export interface Poster {
  /** Posts; null where the channel is gone or closed to the bot. A repeat with the same nonce gives the message there is. */
  send(channelId: string, body: MessageBody, nonce: string): Promise<PostedMessage | null>;
  edit(message: PostedMessage, body: MessageBody): Promise<EditOutcome>;
  /** How many messages came after it, counted up to `limit`; 0 where the bot may not know. */
  countAfter(message: PostedMessage, limit: number): Promise<number>;
  /** As well as it can; one that is gone is no error. */
  remove(message: PostedMessage): Promise<void>;
}

const goneCodes: readonly (number | string)[] = [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel];

/** Discord has closed the thread; discord-api-types has no name for the code. */
const threadArchived = 50_083;

/** No second try mends these before a host does. */
const closedCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownGuild,
  threadArchived,
];

function hasCode(error: unknown, codes: readonly (number | string)[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

async function findChannel(client: Client, channelId: string) {
  const channel = await client.channels.fetch(channelId);
  return channel?.isSendable() === true ? channel : null;
}

/** `otherwise` where Discord says that message or channel is gone or closed to the bot. */
async function unlessLost<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return work.catch((error: unknown) => {
    if (hasCode(error, closedCodes) || hasCode(error, goneCodes)) return otherwise;
    throw error;
  });
}

async function send(client: Client, channelId: string, body: MessageBody, nonce: string): Promise<PostedMessage | null> {
  const channel = await findChannel(client, channelId);
  const message = await channel?.send({ ...sendable(body), nonce, enforceNonce: true });
  return message === undefined ? null : { channelId, messageId: message.id };
}

async function edit(client: Client, { channelId, messageId }: PostedMessage, body: MessageBody): Promise<EditOutcome> {
  try {
    const channel = await findChannel(client, channelId);
    // An edit keeps what it does not name: the picture of a podium has to go when a race is on again.
    await channel?.messages.edit(messageId, { content: null, attachments: [], ...sendable(body) });
    return channel === null ? 'gone' : 'edited';
  } catch (error) {
    if (hasCode(error, goneCodes)) return 'gone';
    if (hasCode(error, closedCodes)) return 'unreachable';
    throw error;
  }
}

/** Asks for no more than it counts, and keeps nothing of it. */
async function countAfter(client: Client, { channelId, messageId }: PostedMessage, limit: number): Promise<number> {
  const channel = await findChannel(client, channelId);
  const messages = await channel?.messages.fetch({ after: messageId, limit, cache: false });
  return messages?.size ?? 0;
}

async function remove(client: Client, { channelId, messageId }: PostedMessage): Promise<void> {
  const channel = await findChannel(client, channelId);
  await channel?.messages.delete(messageId);
}

/** Keeps messages through discord.js. */
export function createPoster(client: Client): Poster {
  return {
    send: (channelId, body, nonce) => unlessLost(send(client, channelId, body, nonce), null),
    edit: (message, body) => edit(client, message, body),
    countAfter: (message, limit) => unlessLost(countAfter(client, message, limit), 0),
    remove: (message) => unlessLost(remove(client, message), undefined),
  };
}
