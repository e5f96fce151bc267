/** What an outcome holds for Discord, and files that only it can send. */
const leftOut = ['discordId', 'guildId', 'channelId', 'partyId', 'interactionId', 'files'];

/**
 * An act's outcome as JSON: moments as ISO 8601 in UTC, without what is Discord's or a file.
 */
export function plainJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array || value instanceof Map || value instanceof Set) return null;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !leftOut.includes(key) && each !== undefined)
      .map(([key, each]) => [key, plainJson(each)]),
  );
}
