import { defined, integerOf, type JsonObject, objectOf } from '../json.js';
import {
  callbackType,
  checkChoices,
  checkModalCallback,
  readCallbackType,
  readDeferFlags,
} from '../rules/callback.js';
import { refusal } from '../rules/errors.js';
import { settableFlags } from '../rules/message.js';
import { normalizeComponents } from '../rules/normalize.js';
import { changeInteraction, isTooLate } from '../state/interactions.js';
import { changeMessage, createMessage, isThinking, messageFlag } from '../state/messages.js';
import type { InteractionRecord, MessageRecord } from '../state/records.js';
import { interactionType, messageToWire } from '../wire/message.js';
import { readEdit, readNewMessage } from './message-body.js';
import type { Call, RestDeps, Route } from './routing.js';

/** Told when an autocomplete interaction is answered. */
export type ChoiceListener = (interactionId: string, choices: readonly JsonObject[]) => void;

/** The first answer to an interaction. */
export function callbackRoutes(deps: RestDeps, onChoices: ChoiceListener): readonly Route[] {
  const path = '/interactions/:interaction/:token/callback';
  return [{ method: 'post', path, isOpen: true, handle: (call) => answer(deps, call, onChoices) }];
}

function answer(deps: RestDeps, call: Call, onChoices: ChoiceListener): JsonObject | undefined {
  const { world, activity } = deps;
  const interaction = world.interactions.get(call.param('interaction'));
  if (interaction?.token !== call.param('token')) throw refusal('unknownInteraction');
  const end = activity.begin(interaction.id);
  try {
    if (interaction.state !== 'open' && interaction.state !== 'failed')
      throw refusal('alreadyAcknowledged');
    if (isTooLate(world, interaction)) throw refusal('unknownInteraction');
    const message = respond(deps, interaction, call, onChoices);
    return call.query.get('with_response') === 'true'
      ? describe(deps, interaction.id, call, message)
      : undefined;
  } finally {
    end();
  }
}

/** Does what the callback says; returns the message that it wrote or changed. */
function respond(
  deps: RestDeps,
  interaction: InteractionRecord,
  call: Call,
  onChoices: ChoiceListener,
): MessageRecord | undefined {
  const { world } = deps;
  const type = readCallbackType(call.json, interaction);
  const data = objectOf(call.json).data;
  switch (type) {
    case callbackType.message:
      return reply(deps, interaction, call);
    case callbackType.deferMessage:
      return write(
        deps,
        interaction,
        { flags: readDeferFlags(objectOf(data)) | messageFlag.loading },
        'thinking',
      );
    case callbackType.deferUpdate:
      changeInteraction(world, interaction.id, {
        state: 'updating',
        originalId: interaction.sourceId,
      });
      return world.messages.get(interaction.sourceId);
    case callbackType.update:
      return update(deps, interaction, call);
    case callbackType.choices:
      onChoices(interaction.id, checkChoices(data, interaction.choiceKind));
      changeInteraction(world, interaction.id, { state: 'done' });
      return undefined;
    default:
      return openModal(deps, interaction, data);
  }
}

function reply(deps: RestDeps, interaction: InteractionRecord, call: Call): MessageRecord {
  const json = objectOf(call.json).data ?? {};
  const { world } = deps;
  const { channelId } = interaction;
  const flags = settableFlags.answer;
  return write(
    deps,
    interaction,
    readNewMessage({
      world,
      channelId,
      json,
      files: call.files,
      path: ['data'],
      flags,
      mayPingEveryone: true,
    }),
    'done',
  );
}

/** Writes the interaction's own message: visible to its person alone where it says so. */
function write(
  deps: RestDeps,
  interaction: InteractionRecord,
  written: Partial<MessageRecord>,
  state: 'thinking' | 'done',
): MessageRecord {
  const { world, activity } = deps;
  const isEphemeral = ((written.flags ?? 0) & messageFlag.ephemeral) !== 0;
  const message = createMessage(world, {
    ...written,
    channelId: interaction.channelId,
    authorId: world.meta().botId,
    visibleTo: isEphemeral ? interaction.personId : '',
    interactionId: interaction.id,
    referenceId: interaction.kind === 'component' ? interaction.sourceId : '',
  });
  changeInteraction(world, interaction.id, { state, originalId: message.id });
  activity.touch(interaction.id, message.id);
  return message;
}

function update(deps: RestDeps, interaction: InteractionRecord, call: Call): MessageRecord {
  const { world, activity } = deps;
  const source = world.messages.get(interaction.sourceId);
  if (!source) throw refusal('unknownMessage');
  const json = objectOf(call.json).data ?? {};
  const { channelId } = interaction;
  const change = readEdit(
    {
      world,
      channelId,
      json,
      files: call.files,
      path: ['data'],
      flags: settableFlags.answer,
      mayPingEveryone: true,
    },
    source,
  );
  const changed = changeMessage(world, source, {
    ...change,
    flags: ((change.flags ?? 0) & ~messageFlag.ephemeral) | (source.flags & messageFlag.ephemeral),
  });
  changeInteraction(world, interaction.id, { state: 'done', originalId: source.id });
  activity.touch(interaction.id, source.id);
  return changed;
}

function openModal(deps: RestDeps, interaction: InteractionRecord, data: unknown): undefined {
  checkModalCallback(data);
  const { world } = deps;
  const body = objectOf(data);
  const modal = {
    custom_id: body.custom_id,
    title: body.title,
    components: normalizeComponents(body.components, world.nextId),
  };
  changeInteraction(world, interaction.id, { state: 'done', modal });
}

/** The answer to `with_response=true`. */
function describe(
  deps: RestDeps,
  id: string,
  call: Call,
  message: MessageRecord | undefined,
): JsonObject {
  const { world } = deps;
  const interaction = world.interactions.get(id);
  const type = integerOf(objectOf(call.json).type);
  const isMessage = message !== undefined && type !== callbackType.deferUpdate;
  return defined({
    interaction: defined({
      id,
      type: interactionType[interaction?.kind ?? 'command'],
      response_message_id: isMessage ? message.id : undefined,
      response_message_loading: isMessage ? isThinking(message) : undefined,
      response_message_ephemeral: isMessage ? message.visibleTo !== '' : undefined,
      channel_id: interaction?.channelId,
      guild_id: interaction?.guildId || undefined,
    }),
    resource: isMessage ? { type, message: messageToWire(world, message) } : undefined,
  });
}
