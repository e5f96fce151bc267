import { createRequestKey } from '../common/request-key.js';

const storageKey = 'party-join-key';

/**
 * The key of joining with this code and name: the same after a reload, so that an answer that was
 * lost on the way never costs a second seat, or the own name.
 */
export function keyFor(storage: Storage | null, code: string, name: string): string {
  const meant = JSON.stringify([code, name.trim()]);
  const [kept, key] = (storage?.getItem(storageKey) ?? '').split('\n');
  if (kept === meant && key !== undefined) return key;
  const fresh = createRequestKey();
  try {
    storage?.setItem(storageKey, `${meant}\n${fresh}`);
  } catch {
    // Full: then the key lasts as long as the page.
  }
  return fresh;
}

/** The guest is in: the next one on this phone is another guest. */
export function forgetKey(storage: Storage | null): void {
  storage?.removeItem(storageKey);
}
