import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes in base64url: what a cookie, a link or a key holds. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** True for text that can be such a secret. */
export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored of it: SHA-256 in hex. It has 256 random bits, so it needs no salt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
