/**
 * What a button, select or modal carries between two interactions: a handler's name, its version
 * and plain arguments.
 */
export interface CustomId {
  readonly name: string;
  readonly version: number;
  readonly args: readonly string[];
}

/** Discord's limit for `custom_id` (developer docs, Component Reference). */
const maxLength = 100;
const namePattern = /^[a-z][a-z-]{0,30}$/;
const argPattern = /^[\w.-]{0,60}$/;

/**
 * Writes `name:version:arg:arg`. Arguments are ids and numbers, never a secret: guests can read and
 * forge them.
 * @throws Error when the result would not be read back or Discord would refuse it; that is a bug of
 * the caller.
 */
export function encodeCustomId({ name, version, args }: CustomId): string {
  const encoded = [name, String(version), ...args].join(':');
  const isSound =
    namePattern.test(name) &&
    Number.isInteger(version) &&
    version > 0 &&
    args.every((arg) => argPattern.test(arg));
  if (!isSound || encoded.length > maxLength)
    throw new Error(`custom id does not fit: ${encoded.slice(0, maxLength)}`);
  return encoded;
}

/**
 * Reads a custom id back; null for anything that `encodeCustomId` did not write (foreign, forged,
 * cut).
 */
export function decodeCustomId(text: string): CustomId | null {
  if (text.length > maxLength) return null;
  const [name = '', versionText = '', ...args] = text.split(':');
  const version = /^[1-9]\d{0,3}$/.test(versionText) ? Number(versionText) : null;
  if (!namePattern.test(name) || version === null || !args.every((arg) => argPattern.test(arg)))
    return null;
  return { name, version, args };
}
