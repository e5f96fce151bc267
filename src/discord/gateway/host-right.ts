import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { withDeadline } from '../../values/deadline.js';
import { isHost } from '../kernel/context.js';

/** Whether an account is a host's now; `unknown` while Discord does not say. */
export type HostRight = 'host' | 'not-host' | 'unknown';

/** Longest wait for Discord's answer, in milliseconds. */
const patienceMs = 5_000;

const goneCodes: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
];

/** Asks Discord by REST whether somebody may manage the server or holds its host role. */
export async function readHostRight(
  client: Client,
  guildId: string,
  discordId: string,
  hostRoleId: string | null,
): Promise<HostRight> {
  const guild = client.guilds.cache.get(guildId);
  if (guild === undefined || !guild.available) return 'unknown';
  try {
    const fetched = guild.members.fetch({ user: discordId, force: true, cache: false });
    const member = await withDeadline(fetched, patienceMs);
    const mayManage = member.permissions.has('ManageGuild');
    const roles = [...member.roles.cache.keys()];
    return isHost({ mayManage, roles }, hostRoleId) ? 'host' : 'not-host';
  } catch (error) {
    const isGone = error instanceof DiscordAPIError && goneCodes.includes(error.code);
    return isGone ? 'not-host' : 'unknown';
  }
}
