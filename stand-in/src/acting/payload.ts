import { defined, type JsonObject } from '../json.js';
import { createToken } from '../state/interactions.js';
import { botPermissionsIn, personPermissions } from '../state/permissions.js';
import type { InteractionKind, InteractionRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { channelToWire } from '../wire/guild.js';
import { interactionType, messageToWire, ownersOf } from '../wire/message.js';
import { memberToWire, userToWire } from '../wire/user.js';
import type { Stage } from './actor.js';

/** Documented attachment limit of a server without boosts. */
const attachmentLimit = 10 * 1024 * 1024;

export type InteractionDetails = Partial<
  Pick<InteractionRecord, 'command' | 'sourceId' | 'openedBy' | 'choiceKind'>
>;

/** A new interaction record. */
export function newInteraction(
  world: World,
  kind: InteractionKind,
  stage: Stage,
  details: InteractionDetails,
): InteractionRecord {
  const id = world.nextId();
  return {
    id,
    token: createToken(id),
    kind,
    personId: stage.person.id,
    guildId: stage.guild?.id ?? '',
    channelId: stage.channel.id,
    command: '',
    state: 'open',
    createdAt: world.now().getTime(),
    originalId: '',
    sourceId: '',
    modal: null,
    openedBy: '',
    isModalSubmitted: false,
    choiceKind: 'text',
    ...details,
  };
}

/**
 * INTERACTION_CREATE's data
 * (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).
 */
export function interactionToWire(
  world: World,
  interaction: InteractionRecord,
  stage: Stage,
  data: JsonObject,
): JsonObject {
  const { person, guild, channel } = stage;
  const source = world.messages.get(interaction.sourceId);
  const permissions = guild ? String(personPermissions(guild, person)) : undefined;
  return defined({
    id: interaction.id,
    application_id: world.meta().botId,
    type: interactionType[interaction.kind],
    version: 1,
    token: interaction.token,
    data,
    guild_id: guild?.id,
    guild: guild && { id: guild.id, locale: 'en-US', features: [] },
    channel_id: channel.id,
    channel: {
      ...channelToWire(world, channel),
      ...(permissions === undefined ? {} : { permissions }),
    },
    member: guild && { ...memberToWire(guild, person), permissions },
    user: guild ? undefined : userToWire(person),
    message: source && messageToWire(world, source),
    app_permissions: String(botPermissionsIn(world, channel)),
    locale: 'en-US',
    guild_locale: guild && 'en-US',
    entitlements: [],
    authorizing_integration_owners: ownersOf(interaction),
    context: guild ? 0 : 1,
    attachment_size_limit: attachmentLimit,
  });
}
