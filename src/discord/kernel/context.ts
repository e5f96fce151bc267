import { UserError } from '../../errors.js';
import { ensureParty } from '../../party/ensure-party.js';
import { type Actor, findPartyAndGuest } from '../../party/find-actor.js';
import type { Context, Services } from './command.js';
import type { Who } from './letter.js';

/** Where and by which interaction something is asked for. */
export interface Asking {
  /** Null outside of servers. */
  readonly who: Who | null;
  readonly interactionId: string;
  readonly channelId: string | null;
}

/**
 * Reads the party and the person who acts, in one query for a server that has used the bot before.
 * @throws UserError `not-in-server` outside of servers, `database-away`.
 */
export async function readContext(
  { who, interactionId, channelId }: Asking,
  services: Services,
): Promise<Context> {
  if (who === null) throw new UserError('not-in-server', {});
  if (services.isDatabaseAway()) throw new UserError('database-away', {});
  const { guildId, guildName, discordId, displayName, avatarUrl } = who;
  const found = await findPartyAndGuest(services.db, guildId, discordId);
  const party =
    found?.party ?? (await ensureParty(services.db, { guildId, name: guildName ?? 'Party' }));
  const actor: Actor = {
    ...{ caller: discordId, via: 'discord', discordId, sessionId: null, displayName, avatarUrl },
    isHost: isHost(who, found?.hostRoleId ?? null),
    guest: found?.guest ?? null,
    isRemoved: found?.isRemoved ?? false,
    mergedInto: found?.mergedInto ?? null,
  };
  return { ...services, party, actor, interactionId, channelId };
}

/** True for somebody who may manage the server or holds the party's host role. */
export function isHost(
  { mayManage, roles }: Pick<Who, 'mayManage' | 'roles'>,
  hostRoleId: string | null,
): boolean {
  return mayManage || (hostRoleId !== null && roles.includes(hostRoleId));
}
