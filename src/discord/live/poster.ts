import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { MessageBody, PostedMessage } from '../kernel/command.js';
import { sendable } from '../kernel/deliver.js';

/** What became of an edit: the message is gone, or the bot may not reach it. */
export type EditOutcome = 'edited' | 'gone' | 'unreachable';

/**
 * The few calls with which kept messages are kept; with discord.js in the program, by hand in
 * tests.
 */
export interface Poster {
  /**
   * Posts; null where the channel is gone or closed to the bot. A repeat with the same nonce gives
   * the message there is.
   */
  send(channelId: string, body: MessageBody, nonce: string): Promise<PostedMessage | null>;
  edit(message: PostedMessage, body: MessageBody): Promise<EditOutcome>;
  /**
   * How many messages stand below it, counted up to `limit`, without those that the bot posted by
   * itself: boards must not push one another down. 0 where the bot may not know.
   */
  countBelow(message: PostedMessage, limit: number): Promise<number | 'gone'>;
  /** As well as it can; one that is gone is no error. */
  remove(message: PostedMessage): Promise<void>;
}

/** True where a message is gone or at least `limit` others stand below it. */
export async function isOutOfSight(
  poster: Poster,
  message: PostedMessage,
  limit: number,
): Promise<boolean> {
  const below = await poster.countBelow(message, limit);
  return below === 'gone' || below >= limit;
}

const goneCodes: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
];

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

async function send(
  client: Client,
  channelId: string,
  body: MessageBody,
  nonce: string,
): Promise<PostedMessage | null> {
  const channel = await findChannel(client, channelId);
  const message = await channel?.send({ ...sendable(body), nonce, enforceNonce: true });
  return message === undefined ? null : { channelId, messageId: message.id };
}

async function edit(
  client: Client,
  { channelId, messageId }: PostedMessage,
  body: MessageBody,
): Promise<EditOutcome> {
  try {
    const channel = await findChannel(client, channelId);
    // An edit keeps what it does not name: the picture of a podium has to go when a race is on
    // again.
    await channel?.messages.edit(messageId, { content: null, attachments: [], ...sendable(body) });
    return channel === null ? 'gone' : 'edited';
  } catch (error) {
    if (hasCode(error, goneCodes)) return 'gone';
    if (hasCode(error, closedCodes)) return 'unreachable';
    throw error;
  }
}

/**
 * Asks for the message itself and no more than it counts, and keeps nothing of it. Without the
 * right to read the history Discord answers with an empty list, and then nothing is known.
 */
async function countBelow(
  client: Client,
  { channelId, messageId }: PostedMessage,
  limit: number,
): Promise<number | 'gone'> {
  const channel = await findChannel(client, channelId);
  if (channel === null) return 'gone';
  const after = String(BigInt(messageId) - 1n);
  const messages = await channel.messages.fetch({ after, limit: limit + 1, cache: false });
  const below = messages.filter(
    ({ author, interactionMetadata }) =>
      author.id !== client.user?.id || interactionMetadata !== null,
  );
  if (messages.has(messageId)) return below.size;
  const mayRead =
    'guild' in channel &&
    channel.permissionsFor(channel.client.user)?.has('ReadMessageHistory') === true;
  return mayRead ? 'gone' : 0;
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
    countBelow: (message, limit) =>
      unlessLost(
        countBelow(client, message, limit).catch((error: unknown) => {
          if (hasCode(error, goneCodes)) return 'gone';
          throw error;
        }),
        0,
      ),
    remove: (message) => unlessLost(remove(client, message), undefined),
  };
}
