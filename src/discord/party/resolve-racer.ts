import {
  aboutOption,
  type GuestOption,
  isUserError,
  type Refusal,
  UserError,
} from '../../errors.js';
import { resolveGuest } from '../../party/find-guests.js';
import type { Guest } from '../../party/guest.js';
import type { Context } from '../kernel/command.js';

const mentionPattern = /^(?:<@!?(\d{15,21})>|(\d{15,21}))$/;

/** Says of a Discord account that is no guest whether it is a bot or has yet to join. */
async function explainAccount(context: Context, discordId: string): Promise<Refusal> {
  const account = await context.findAccount(discordId);
  if (account === null) return new UserError('guest-unknown', { input: discordId });
  return account.isBot
    ? new UserError('target-is-bot', {})
    : new UserError('target-not-joined', { name: account.name });
}

/**
 * The guest whom the text typed in `option` means, as `resolveGuest` does; a mention of somebody
 * else in the server gets a sentence of its own.
 * @throws UserError `guest-unknown`, `guest-gone`, `guest-ambiguous`, `target-not-joined` or
 * `target-is-bot`, each about that option.
 */
export async function resolveRacer(
  context: Context,
  typed: string,
  option: GuestOption,
): Promise<Guest> {
  try {
    return await resolveGuest(context.db, context.party.id, typed);
  } catch (error) {
    if (!isUserError(error)) throw error;
    const [, mentioned, plain] = mentionPattern.exec(typed.trim()) ?? [];
    const discordId = mentioned ?? plain;
    const refusal =
      error.code === 'guest-unknown' && discordId !== undefined
        ? await explainAccount(context, discordId)
        : error;
    throw aboutOption(refusal, option);
  }
}
