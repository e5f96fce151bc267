import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Hides a text from whoever reads the database, and notices what was changed there. */
export interface Seal {
  /** `about` is bound to it: a sealed text opens for the same one alone. */
  close(text: string, about: string): string;
  /** Null for what this key did not seal, or not about that. */
  open(sealed: string, about: string): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key that serves one purpose, made from the installation's secret. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `party-os ${purpose}`, 32));
  return {
    close(text, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url');
      const [nonce, rest] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)];
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce)
          .setAAD(Buffer.from(about))
          .setAuthTag(rest.subarray(0, tagBytes));
        const text = [decipher.update(rest.subarray(tagBytes)), decipher.final()];
        return Buffer.concat(text).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
