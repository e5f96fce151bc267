import type { JsonObject } from '../json.js';
import { refusal } from '../rules/errors.js';
import { settableFlags } from '../rules/message.js';
import { changeInteraction, interactionIdOf, isTokenOver } from '../state/interactions.js';
import {
  changeMessage,
  createMessage,
  isThinking,
  messageFlag,
  removeMessage,
} from '../state/messages.js';
import type { InteractionRecord, MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { messageToWire } from '../wire/message.js';
import { type NewBody, readEdit, readNewMessage } from './message-body.js';
import type { Call, Handler, RestDeps, Route } from './routing.js';

/** Follow-ups and edits by an interaction's token, for 15 minutes. */
export function webhookRoutes(deps: RestDeps): readonly Route[] {
  const base = '/webhooks/:application/:token';
  const one = `${base}/messages/:message`;
  const { world } = deps;
  const route = (method: Route['method'], path: string, act: TokenAct): Route => ({
    method,
    path,
    isOpen: true,
    handle: withInteraction(deps, act),
  });
  return [
    route('post', base, (interaction, call) => followUp(deps, interaction, call)),
    route('get', one, (interaction, call) =>
      messageToWire(world, ownMessage(world, interaction, call)),
    ),
    route('patch', one, (interaction, call) => edit(deps, interaction, call)),
    route('delete', one, (interaction, call) => remove(world, interaction, call)),
  ];
}

/** What a request with an interaction's token does. */
type TokenAct = (interaction: InteractionRecord, call: Call) => unknown;

function withInteraction(deps: RestDeps, act: TokenAct): Handler {
  return (call) => {
    const interaction = interactionOf(deps.world, call);
    const end = deps.activity.begin(interaction.id);
    try {
      return act(interaction, call);
    } finally {
      end();
    }
  };
}

/**
 * The interaction of this token; Discord knows the webhook only once the interaction was answered.
 */
function interactionOf(world: World, call: Call): InteractionRecord {
  if (call.param('application') !== world.meta().botId) throw refusal('unknownWebhook');
  const token = call.param('token');
  const interaction = world.interactions.get(interactionIdOf(token));
  if (interaction?.token !== token) throw refusal('invalidWebhookToken');
  if (isTokenOver(world, interaction)) throw refusal('invalidWebhookToken');
  if (interaction.state === 'open' || interaction.state === 'failed')
    throw refusal('unknownWebhook');
  return interaction;
}

/**
 * A message of this interaction; `@original` is its reply, or the message whose button was used.
 */
function ownMessage(world: World, interaction: InteractionRecord, call: Call): MessageRecord {
  const wanted = call.param('message');
  const id = wanted === '@original' ? interaction.originalId : wanted;
  const message = world.messages.get(id);
  const isOwn =
    message !== undefined &&
    (message.interactionId === interaction.id || message.id === interaction.originalId);
  if (!isOwn || message.failed) throw refusal('unknownMessage');
  return message;
}

/**
 * The first follow-up after an unedited deferral takes over the deferred message, and with it who
 * sees it.
 */
function followUp(deps: RestDeps, interaction: InteractionRecord, call: Call): JsonObject {
  const { world, activity } = deps;
  const written = readNewMessage(bodyOf(world, interaction, call, settableFlags.answer));
  const original = world.messages.get(interaction.originalId);
  if (interaction.state === 'thinking' && original && isThinking(original)) {
    const flags =
      (written.flags & ~messageFlag.ephemeral) | (original.flags & messageFlag.ephemeral);
    const changed = changeMessage(world, original, { ...written, flags });
    changeInteraction(world, interaction.id, { state: 'done' });
    activity.touch(interaction.id, changed.id);
    return messageToWire(world, changed);
  }
  const message = createMessage(world, {
    ...written,
    channelId: interaction.channelId,
    authorId: world.meta().botId,
    visibleTo: (written.flags & messageFlag.ephemeral) === 0 ? '' : interaction.personId,
    interactionId: interaction.id,
    referenceId: original?.id ?? '',
  });
  if (interaction.state === 'updating') changeInteraction(world, interaction.id, { state: 'done' });
  activity.touch(interaction.id, message.id);
  return messageToWire(world, message);
}

function edit(deps: RestDeps, interaction: InteractionRecord, call: Call): JsonObject {
  const { world, activity } = deps;
  const message = ownMessage(world, interaction, call);
  const change = readEdit(
    bodyOf(world, interaction, call, settableFlags.edit | messageFlag.ephemeral),
    message,
  );
  const flags =
    ((change.flags ?? 0) & ~messageFlag.ephemeral) | (message.flags & messageFlag.ephemeral);
  const changed = changeMessage(world, message, { ...change, flags });
  if (message.id === interaction.originalId)
    changeInteraction(world, interaction.id, { state: 'done' });
  activity.touch(interaction.id, changed.id);
  return messageToWire(world, changed);
}

function remove(world: World, interaction: InteractionRecord, call: Call): undefined {
  const message = ownMessage(world, interaction, call);
  removeMessage(world, message);
  if (message.id === interaction.originalId)
    changeInteraction(world, interaction.id, { state: 'done' });
}

function bodyOf(world: World, interaction: InteractionRecord, call: Call, flags: number): NewBody {
  const { channelId } = interaction;
  return {
    world,
    channelId,
    json: call.json,
    files: call.files,
    path: [],
    flags,
    mayPingEveryone: true,
  };
}
