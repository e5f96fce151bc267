/**
 * A key for one tap: 128 random bits in hex. Made without `crypto.randomUUID`, which a page on
 * plain http does not have.
 */
export function createRequestKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
