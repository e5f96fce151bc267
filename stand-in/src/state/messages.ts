import { intent } from '../gateway/intents.js';
import type { JsonObject } from '../json.js';
import { messageToWire } from '../wire/message.js';
import { partialMemberToWire } from '../wire/user.js';
import { removeFiles } from './files.js';
import type { ChannelRecord, MessageRecord } from './records.js';
import type { World } from './world.js';

/**
 * Discord's message flags
 * (https://discord.com/developers/docs/resources/message#message-object-message-flags).
 */
export const messageFlag = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** How many messages of a channel are kept. */
const messagesKept = 500;

export type MessageDraft = Pick<MessageRecord, 'channelId' | 'authorId'> &
  Partial<Omit<MessageRecord, 'id' | 'timestamp'>>;

/** Writes a message into its channel and tells whoever may see it. */
export function createMessage(world: World, draft: MessageDraft): MessageRecord {
  const message = world.messages.put({
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    editedTimestamp: null,
    mentions: [],
    mentionRoles: [],
    mentionsEveryone: false,
    pinned: false,
    visibleTo: '',
    interactionId: '',
    referenceId: '',
    nonce: '',
    failed: false,
    ...draft,
    id: world.nextId(),
    timestamp: world.now().toISOString(),
  });
  trim(world, message.channelId);
  announce(world, message, 'MESSAGE_CREATE');
  return message;
}

/** Changes a message; a change of a message that was only thinking is no edit. */
export function changeMessage(
  world: World,
  message: MessageRecord,
  change: Partial<MessageRecord>,
): MessageRecord {
  const wasThinking = isThinking(message);
  const editedTimestamp = wasThinking ? null : world.now().toISOString();
  const changed = world.messages.put({ ...message, editedTimestamp, ...change });
  const kept = new Set(changed.attachments.map((attachment) => attachment.id));
  removeFiles(
    world,
    message.channelId,
    message.attachments.filter((attachment) => !kept.has(attachment.id)),
  );
  announce(world, changed, 'MESSAGE_UPDATE');
  return changed;
}

/** Deletes a message and its files. */
export function removeMessage(world: World, message: MessageRecord): void {
  world.messages.delete(message.id);
  removeFiles(world, message.channelId, message.attachments);
  announce(world, message, 'MESSAGE_DELETE');
}

/** Whether the message is a deferred answer: "thinking". */
export function isThinking(message: MessageRecord): boolean {
  return (message.flags & messageFlag.loading) !== 0;
}

/** A channel's messages that the bot can list: what only one person sees is not among them. */
export function publicMessages(world: World, channelId: string): readonly MessageRecord[] {
  return [...world.messages.values()].filter(
    (message) => message.channelId === channelId && message.visibleTo === '' && !message.failed,
  );
}

/** A channel's messages as one person sees them. */
export function messagesSeenBy(
  world: World,
  channelId: string,
  personId: string,
): readonly MessageRecord[] {
  return [...world.messages.values()].filter(
    (message) =>
      message.channelId === channelId &&
      (message.visibleTo === '' || message.visibleTo === personId),
  );
}

/** Deletes a whole channel with its messages. */
export function removeChannel(
  world: World,
  channel: ChannelRecord,
  data: Parameters<World['dispatch']>[0]['data'],
): void {
  for (const message of [...world.messages.values()])
    if (message.channelId === channel.id) removeMessage(world, message);
  world.channels.delete(channel.id);
  world.dispatch({ name: 'CHANNEL_DELETE', guildId: channel.guildId, intent: intent.guilds, data });
}

function trim(world: World, channelId: string): void {
  const own = [...world.messages.values()].filter((message) => message.channelId === channelId);
  for (const message of own.slice(0, Math.max(0, own.length - messagesKept))) {
    world.messages.delete(message.id);
    removeFiles(world, channelId, message.attachments);
  }
}

function announce(
  world: World,
  message: MessageRecord,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE',
): void {
  const channel = world.channels.get(message.channelId);
  if (!channel) return;
  const isDm = channel.kind === 'dm';
  world.notices.tell(
    isDm
      ? { type: 'dms', personId: channel.recipientId }
      : { type: 'messages', personId: message.visibleTo },
  );
  if (message.visibleTo !== '' || message.failed) return;
  const place = isDm ? {} : { guild_id: channel.guildId };
  const full = {
    ...(name === 'MESSAGE_DELETE'
      ? { id: message.id, channel_id: channel.id }
      : messageToWire(world, message)),
    ...authorPlace(world, message, channel),
    ...place,
  };
  const data = isReadable(world, message, channel) ? full : withoutContent(full);
  const needed = isDm ? intent.directMessages : intent.guildMessages;
  world.dispatch({ name, guildId: channel.guildId, intent: needed, data, fullData: full });
}

/**
 * Without the message content intent a bot reads only its own messages, private ones and those that
 * mention it.
 */
function isReadable(world: World, message: MessageRecord, channel: ChannelRecord): boolean {
  const { botId } = world.meta();
  return channel.kind === 'dm' || message.authorId === botId || message.mentions.includes(botId);
}

function withoutContent(body: JsonObject): JsonObject {
  if (!('content' in body)) return body;
  return { ...body, content: '', embeds: [], components: [], attachments: [] };
}

/** In a server an event carries its author's membership beside the message. */
function authorPlace(world: World, message: MessageRecord, channel: ChannelRecord): JsonObject {
  const guild = world.guilds.get(channel.guildId);
  const person = world.people.get(message.authorId);
  return guild && person ? { member: partialMemberToWire(guild, person) } : {};
}
