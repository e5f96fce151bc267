import type { Client } from 'discord.js';
import { isUserError, UserError } from '../errors.js';
import { displayName } from '../party/display-name.js';
import { resolveGuest } from '../party/find-guests.js';
import type { Guest } from '../party/guest.js';
import type { Context } from './command.js';

const mentionPattern = /^(?:<@!?(\d{15,21})>|(\d{15,21}))$/;

/** Says of a Discord account that is no guest whether it is a bot or has yet to join. */
async function explainAccount(client: Client, discordId: string): Promise<UserError> {
  const user = await client.users.fetch(discordId).catch(() => null);
  if (user === null) return new UserError('guest-unknown', { input: discordId });
  return user.bot
    ? new UserError('target-is-bot', {})
    : new UserError('target-not-joined', { name: displayName(user.displayName, user.username) });
}

/**
 * The guest whom typed text means, as `resolveGuest` does; a mention of somebody else in the server gets a sentence of its own.
 * @throws UserError `guest-unknown`, `guest-ambiguous`, `target-not-joined` or `target-is-bot`.
 */
export async function resolveRacer(client: Client, { db, party }: Context, typed: string): Promise<Guest> {
  try {
    return await resolveGuest(db, party.id, typed);
  } catch (error) {
    const [, mentioned, plain] = mentionPattern.exec(typed.trim()) ?? [];
    const discordId = mentioned ?? plain;
    if (!isUserError(error) || error.code !== 'guest-unknown' || discordId === undefined) throw error;
    throw await explainAccount(client, discordId);
  }
}
