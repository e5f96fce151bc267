import { defined, type JsonObject } from '../json.js';
import type { AttachmentRecord, InteractionRecord, MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { resolveMedia } from './media.js';
import { userById } from './user.js';

/** Discord's interaction types. */
export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** A message as REST answers it and as an interaction or event carries it. */
export function messageToWire(world: World, message: MessageRecord, isNested = false): JsonObject {
  const meta = world.meta();
  const interaction = world.interactions.get(message.interactionId);
  const reference = message.referenceId === '' ? undefined : message.referenceId;
  const attachments = message.attachments.map((attachment) =>
    attachmentToWire(world, message, attachment),
  );
  return defined({
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message, interaction),
    author: userById(world, message.authorId),
    content: message.content,
    timestamp: message.timestamp,
    edited_timestamp: message.editedTimestamp,
    flags: message.flags,
    embeds: message.embeds.map((embed) => resolveMedia(embed, attachments)),
    components: message.components.map((component) => resolveMedia(component, attachments)),
    attachments,
    mentions: message.mentions.map((id) => userById(world, id)),
    mention_roles: message.mentionRoles,
    mention_everyone: message.mentionsEveryone,
    pinned: message.pinned,
    tts: false,
    nonce: message.nonce === '' ? undefined : message.nonce,
    application_id: message.authorId === meta.botId ? meta.botId : undefined,
    webhook_id: interaction ? meta.botId : undefined,
    interaction:
      interaction?.kind === 'command' ? legacyInteraction(world, interaction) : undefined,
    interaction_metadata: interaction && metadataOf(world, interaction, message),
    message_reference: reference && referenceTo(world, message, reference),
    referenced_message: reference && !isNested ? nestedMessage(world, reference) : undefined,
  });
}

/** 20: a slash command's reply; 19: an answer to a message; 0: an ordinary one. */
function typeOf(message: MessageRecord, interaction: InteractionRecord | undefined): number {
  if (message.referenceId !== '') return 19;
  return interaction?.kind === 'command' ? 20 : 0;
}

function referenceTo(world: World, message: MessageRecord, messageId: string): JsonObject {
  const guildId = world.channels.get(message.channelId)?.guildId;
  return defined({
    type: 0,
    channel_id: message.channelId,
    message_id: messageId,
    guild_id: guildId || undefined,
  });
}

function nestedMessage(world: World, id: string): JsonObject | null {
  const message = world.messages.get(id);
  return message ? messageToWire(world, message, true) : null;
}

function legacyInteraction(world: World, interaction: InteractionRecord): JsonObject {
  return {
    id: interaction.id,
    type: interactionType.command,
    name: interaction.command,
    user: userById(world, interaction.personId),
  };
}

function metadataOf(
  world: World,
  interaction: InteractionRecord,
  message: MessageRecord,
): JsonObject {
  const isFollowUp = interaction.originalId !== '' && interaction.originalId !== message.id;
  const opener = world.interactions.get(interaction.openedBy);
  return defined({
    id: interaction.id,
    type: interactionType[interaction.kind],
    user: userById(world, interaction.personId),
    authorizing_integration_owners: ownersOf(interaction),
    name: interaction.kind === 'command' ? interaction.command : undefined,
    command_type: interaction.kind === 'command' ? 1 : undefined,
    original_response_message_id: isFollowUp ? interaction.originalId : undefined,
    interacted_message_id: interaction.kind === 'component' ? interaction.sourceId : undefined,
    triggering_interaction_metadata:
      interaction.kind === 'modal' && opener ? metadataOf(world, opener, message) : undefined,
  });
}

/** Who installed the app: the guild, or nobody ("0") in a private channel. */
export function ownersOf(interaction: InteractionRecord): JsonObject {
  return { '0': interaction.guildId === '' ? '0' : interaction.guildId };
}

function attachmentToWire(
  world: World,
  message: MessageRecord,
  attachment: AttachmentRecord,
): JsonObject {
  const url = `${world.filesUrl()}/${message.channelId}/${attachment.id}/${encodeURIComponent(attachment.filename)}`;
  return defined({
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.size,
    url,
    proxy_url: url,
    content_type: attachment.contentType,
    description: attachment.description,
    width: attachment.width,
    height: attachment.height,
    ephemeral: message.visibleTo === '' ? undefined : true,
  });
}
