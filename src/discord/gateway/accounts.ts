import { type Client, DiscordAPIError } from 'discord.js';
import type { Account } from '../../acts/deps.js';
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
