import { type Client, DiscordAPIError } from 'discord.js';
import type { Account } from '../../acts/deps.js';
import { createBuckets } from '../../acts/rate.js';
import type { Clock } from '../../clock.js';
import { displayName } from '../../values/display-name.js';

/** Asks Discord who an account is; null where there is none with that id. */
export async function findAccount(client: Client, discordId: string): Promise<Account | null> {
  try {
    const user = await client.users.fetch(discordId);
    return { name: displayName(user.displayName, user.username), isBot: user.bot };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return null;
    throw error;
  }
}

/** Who an account is changes seldom; one that is none now may be one soon. In milliseconds. */
const knownForMs = 600_000;
const unknownForMs = 60_000;
/** The oldest are forgotten beyond this number. */
const mostRemembered = 1_000;
/** Questions to Discord for ids that nobody has asked about lately; beyond it they are nobody's. */
const lookUps = { burst: 20, perMinute: 60 };

/** Remembers who accounts are, and asks no more often than `lookUps`: any number can be typed. */
export function rememberAccounts(
  clock: Clock,
  find: (discordId: string) => Promise<Account | null>,
): (discordId: string) => Promise<Account | null> {
  const known = new Map<string, { readonly account: Account | null; readonly until: number }>();
  const take = createBuckets(clock);
  return async (discordId) => {
    const now = clock.now().getTime();
    const remembered = known.get(discordId);
    if (remembered !== undefined && remembered.until > now) return remembered.account;
    if (take('accounts', lookUps, discordId) > 0) return null;
    const account = await find(discordId);
    known.delete(discordId);
    known.set(discordId, {
      account,
      until: now + (account === null ? unknownForMs : knownForMs),
    });
    const [oldest] = known.keys();
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
    return account;
  };
}
