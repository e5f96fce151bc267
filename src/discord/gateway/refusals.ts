import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { StartError } from '../../errors.js';

const wrongToken =
  'Discord refused the token. Copy it again from the page Bot of your application in the developer portal (Reset Token shows a new one) and set DISCORD_TOKEN.';
const wrongIntents =
  'Discord refused the intents. Party OS needs only the intent Guilds, which every bot has; check in the developer portal that the application is not restricted.';

/** Gateway close codes that no reconnect mends (developer docs, Gateway Close Event Codes). */
const fatalCloseCodes: ReadonlyMap<number, string> = new Map([
  [4004, wrongToken],
  [4013, wrongIntents],
  [4014, wrongIntents],
]);

/** A refused token is never right again, and discord.js forgets it after one 401. */
export function createTokenError(): StartError {
  return new StartError(wrongToken);
}

/** What the host has to mend where the gateway closed with this code; null where waiting may do. */
export function explainClose(code: number): StartError | null {
  const sentence = fatalCloseCodes.get(code);
  return sentence === undefined ? null : new StartError(sentence);
}

/** True where Discord said that it does not know the token. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
