import { aboutOption, type GuestOption, isUserError, type Refusal, UserError } from '../errors.js';
import { resolveGuest } from '../party/find-guests.js';
import type { Guest } from '../party/guest.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';

/** The caller's seat, for what is written down about a host's doing; null for one without. */
export function seatOf({ actor }: Call): string | null {
  return actor.guest?.id ?? null;
}

/**
 * The caller's Discord account, for what is about that.
 * @throws UserError `account-needed` to everybody who comes by another door.
 */
export function accountOf({ actor }: Call): string {
  if (actor.discordId === null) throw new UserError('account-needed', {});
  return actor.discordId;
}

/** A PIN that may be taken already: use cases try again. */
export function randomPin({ randomInt }: ActDeps): () => number {
  return () => 1000 + randomInt(9000);
}

const mentionPattern = /^(?:<@!?(\d{15,21})>|(\d{15,21}))$/;

/** Says of a Discord account that is no guest whether it is a bot or has yet to join. */
async function explainAccount({ findAccount }: ActDeps, discordId: string): Promise<Refusal> {
  const account = await findAccount(discordId);
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
export async function findPerson(
  typed: string,
  option: GuestOption,
  { party }: Pick<Call, 'party'>,
  deps: ActDeps,
): Promise<Guest> {
  try {
    return await resolveGuest(deps.db, party.id, typed);
  } catch (error) {
    if (!isUserError(error)) throw error;
    const [, mentioned, plain] = mentionPattern.exec(typed.trim()) ?? [];
    const discordId = mentioned ?? plain;
    const refusal =
      error.code === 'guest-unknown' && discordId !== undefined
        ? await explainAccount(deps, discordId)
        : error;
    throw aboutOption(refusal, option);
  }
}
