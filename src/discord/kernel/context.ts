import type {
  APIInteractionGuildMember,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  GuildMember,
  MessageComponentInteraction,
  ModalSubmitInteraction,
  PermissionsBitField,
} from 'discord.js';
import { UserError } from '../../errors.js';
import { ensureParty } from '../../party/ensure-party.js';
import { type Actor, findPartyAndGuest } from '../../party/find-actor.js';
import type { Context, Services } from './command.js';

/** An interaction that takes a message for an answer. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/**
 * Reads the party and the person who acts, in one query for a server that has used the bot before.
 * @throws UserError `not-in-server` outside of servers.
 */
export async function readContext(
  interaction: Answerable | AutocompleteInteraction,
  services: Services,
): Promise<Context> {
  if (!interaction.inGuild()) throw new UserError('not-in-server', {});
  const { guildId, user } = interaction;
  const found = await findPartyAndGuest(services.db, guildId, user.id);
  const party =
    found?.party ??
    (await ensureParty(services.db, { guildId, name: interaction.guild?.name ?? 'Party' }));
  const actor: Actor = {
    caller: user.id,
    via: 'discord',
    discordId: user.id,
    sessionId: null,
    displayName: interaction.inCachedGuild() ? interaction.member.displayName : user.displayName,
    avatarUrl: user.displayAvatarURL({ extension: 'png', size: 128 }),
    isHost: isHostMember(
      interaction.memberPermissions,
      interaction.member,
      found?.hostRoleId ?? null,
    ),
    guest: found?.guest ?? null,
    isRemoved: found?.isRemoved ?? false,
    mergedInto: found?.mergedInto ?? null,
  };
  return {
    ...services,
    party,
    actor,
    interactionId: interaction.id,
    channelId: interaction.channelId,
  };
}

/**
 * True for somebody who may manage the server or holds the party's host role. An interaction
 * carries both as they are at that moment, so that a role given or taken counts at once.
 */
export function isHostMember(
  permissions: Pick<Readonly<PermissionsBitField>, 'has'>,
  member: Pick<GuildMember | APIInteractionGuildMember, 'roles'>,
  hostRoleId: string | null,
): boolean {
  if (permissions.has('ManageGuild')) return true;
  if (hostRoleId === null) return false;
  return 'cache' in member.roles
    ? member.roles.cache.has(hostRoleId)
    : member.roles.includes(hostRoleId);
}
