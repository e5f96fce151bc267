import type { Outcome, SeenMessage, SeenModal } from '../api.js';
import { type JsonObject, listOf, objectOf, textOf } from '../json.js';
import { isTokenOver } from '../state/interactions.js';
import { isThinking } from '../state/messages.js';
import type { MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { messageToWire } from '../wire/message.js';
import type { ActingDeps } from './deliver.js';
import { withOffers } from './seen-selects.js';

/**
 * A message as the page shows it. A deferral that was never answered counts as failed when its
 * token is over.
 */
export function toSeen(world: World, message: MessageRecord): SeenMessage {
  const wire = messageToWire(world, message, true);
  const meta = world.meta();
  const interaction = world.interactions.get(message.interactionId);
  const isOver = isThinking(message) && (!interaction || isTokenOver(world, interaction));
  const isBot = message.authorId === meta.botId;
  return {
    id: message.id,
    ephemeral: message.visibleTo !== '',
    content: message.content,
    embeds: listOf(wire.embeds),
    components: withOffers(
      world,
      world.channels.get(message.channelId)?.guildId ?? '',
      wire.components,
    ),
    attachments: listOf(wire.attachments),
    author: {
      id: message.authorId,
      name: isBot ? meta.botName : nameOf(world, message.authorId),
      bot: isBot,
    },
    timestamp: message.timestamp,
    editedTimestamp: message.editedTimestamp,
    thinking: isThinking(message) && !isOver,
    cause:
      interaction && interaction.command !== ''
        ? { by: nameOf(world, interaction.personId), command: interaction.command }
        : null,
    failed: message.failed || isOver,
  };
}

function nameOf(world: World, id: string): string {
  return world.people.get(id)?.name ?? 'Deleted user';
}

/** A modal as the page shows it. */
function toModal(modal: JsonObject): SeenModal {
  return {
    customId: textOf(modal.custom_id) ?? '',
    title: textOf(modal.title) ?? '',
    components: listOf(modal.components),
  };
}

/** What the acting person saw, in the order in which it came. */
export function readOutcome({ world, activity }: ActingDeps, interactionId: string): Outcome {
  const interaction = world.interactions.get(interactionId);
  const messages = activity.touched(interactionId).flatMap((id) => {
    const message = world.messages.get(id);
    const isSeen =
      message !== undefined &&
      (message.visibleTo === '' || message.visibleTo === interaction?.personId);
    return isSeen ? [toSeen(world, message)] : [];
  });
  const modal = interaction?.modal ? { modal: toModal(objectOf(interaction.modal)) } : {};
  return {
    interactionId,
    messages,
    ...modal,
    ...(interaction?.state === 'failed' ? { timedOut: true } : {}),
  };
}
