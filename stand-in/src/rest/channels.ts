import { integerOf, isObject, listOf, objectOf, textOf } from '../json.js';
import { refusal } from '../rules/errors.js';
import { settableFlags } from '../rules/message.js';
import { changeMessage, createMessage, removeMessage } from '../state/messages.js';
import { isBotAllowed } from '../state/permissions.js';
import type { ChannelRecord, MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { channelToWire } from '../wire/guild.js';
import { messageToWire } from '../wire/message.js';
import { channelOf, publicMessageOf } from './lookups.js';
import { type NewBody, readEdit, readNewMessage } from './message-body.js';
import { listMessages } from './message-list.js';
import type { Call, Route } from './routing.js';

/** How long Discord remembers a nonce ("the past few minutes"). */
const nonceMs = 5 * 60 * 1000;

/** Channels and the messages in them, as the bot's token reaches them. */
export function channelRoutes(world: World): readonly Route[] {
  const channel = '/channels/:channel';
  return [
    {
      method: 'get',
      path: channel,
      handle: (call) => channelToWire(world, channelOf(world, call.param('channel'))),
    },
    { method: 'post', path: `${channel}/typing`, handle: (call) => startTyping(world, call) },
    ...messageRoutes(world, `${channel}/messages`),
  ];
}

function messageRoutes(world: World, all: string): readonly Route[] {
  const one = `${all}/:message`;
  return [
    { method: 'get', path: all, handle: (call) => listMessages(world, call) },
    { method: 'post', path: all, handle: (call) => sendMessage(world, call) },
    { method: 'post', path: `${all}/bulk-delete`, handle: (call) => deleteMany(world, call) },
    { method: 'get', path: one, handle: (call) => messageToWire(world, messageIn(world, call)) },
    { method: 'patch', path: one, handle: (call) => editMessage(world, call) },
    { method: 'delete', path: one, handle: (call) => deleteOne(world, call) },
  ];
}

function messageIn(world: World, call: Call): MessageRecord {
  const channel = channelOf(world, call.param('channel'), 'ReadMessageHistory');
  return publicMessageOf(world, channel.id, call.param('message'));
}

function sendMessage(world: World, call: Call): unknown {
  const channel = channelOf(world, call.param('channel'), 'SendMessages');
  const body = objectOf(call.json);
  refuseClosedDm(world, channel);
  const wanted = listOf(body.embeds).length > 0 && !isBotAllowed(world, channel, 'EmbedLinks');
  if (wanted || (call.files.length > 0 && !isBotAllowed(world, channel, 'AttachFiles')))
    throw refusal('missingPermissions');
  const nonce =
    textOf(body.nonce) ??
    (integerOf(body.nonce) === undefined ? '' : String(integerOf(body.nonce)));
  const earlier =
    body.enforce_nonce === true && nonce !== '' ? findByNonce(world, nonce) : undefined;
  if (earlier) return messageToWire(world, earlier);
  const written = readNewMessage(bodyOf(world, channel, call, settableFlags.channel));
  const reference = isObject(body.message_reference)
    ? textOf(body.message_reference.message_id)
    : undefined;
  const referenceId =
    reference !== undefined && world.messages.get(reference)?.channelId === channel.id
      ? reference
      : '';
  return messageToWire(
    world,
    createMessage(world, {
      ...written,
      channelId: channel.id,
      authorId: world.meta().botId,
      nonce,
      referenceId,
    }),
  );
}

function bodyOf(world: World, channel: ChannelRecord, call: Call, flags: number): NewBody {
  const mayPingEveryone =
    channel.kind === 'text' && isBotAllowed(world, channel, 'MentionEveryone');
  return {
    world,
    channelId: channel.id,
    json: call.json,
    files: call.files,
    path: [],
    flags,
    mayPingEveryone,
  };
}

function refuseClosedDm(world: World, channel: ChannelRecord): void {
  if (channel.kind !== 'dm') return;
  const person = world.people.get(channel.recipientId);
  const isNear = person?.guildIds.some((guildId) => world.guilds.get(guildId)?.hasBot);
  if (!person || !isNear) throw refusal('noMutualGuilds');
  if (person.dms === 'closed') throw refusal('closedDms');
}

function findByNonce(world: World, nonce: string): MessageRecord | undefined {
  const since = world.now().getTime() - nonceMs;
  return [...world.messages.values()].find(
    (message) => message.nonce === nonce && Date.parse(message.timestamp) >= since,
  );
}

function editMessage(world: World, call: Call): unknown {
  const channel = channelOf(world, call.param('channel'));
  const message = publicMessageOf(world, channel.id, call.param('message'));
  if (message.authorId !== world.meta().botId) throw refusal('notYourMessage');
  const change = readEdit(bodyOf(world, channel, call, settableFlags.edit), message);
  return messageToWire(world, changeMessage(world, message, change));
}

function deleteOne(world: World, call: Call): undefined {
  const channel = channelOf(world, call.param('channel'));
  const message = publicMessageOf(world, channel.id, call.param('message'));
  const isOwn = message.authorId === world.meta().botId;
  if (!isOwn && (channel.kind === 'dm' || !isBotAllowed(world, channel, 'ManageMessages')))
    throw refusal('missingPermissions');
  removeMessage(world, message);
}

function deleteMany(world: World, call: Call): undefined {
  const channel = channelOf(world, call.param('channel'), 'ManageMessages');
  for (const id of listOf(objectOf(call.json).messages)) {
    const message = world.messages.get(String(id));
    if (message?.channelId === channel.id && message.visibleTo === '')
      removeMessage(world, message);
  }
}

function startTyping(world: World, call: Call): undefined {
  channelOf(world, call.param('channel'), 'SendMessages');
}
