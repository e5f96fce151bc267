import type { Clock } from '../clock.js';
import type { Party } from '../party/ensure-party.js';
import type { Actor } from '../party/find-actor.js';

/** A token bucket: `burst` at once, then `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** More than any person presses; stops a script that holds a key down. */
export const usualRate: Rate = { burst: 300, perMinute: 600 };

/** Whose bucket a call takes from. */
export interface Caller {
  readonly party: Pick<Party, 'id'>;
  readonly actor: Pick<Actor, 'caller'>;
}

interface Bucket {
  left: number;
  at: number;
}

/** Buckets beyond this number are looked through for full ones, which are as good as none. */
const manyBuckets = 10_000;

/**
 * Keeps one bucket an act and person, in this process: a party's interactions come to one, and a
 * person who gets twice the rate at two doors does no harm.
 * @returns a function that takes a token, or returns false where there is none.
 */
export function createRateLimit(clock: Clock): (act: string, rate: Rate, call: Caller) => boolean {
  const buckets = new Map<string, Bucket & { readonly rate: Rate }>();

  function fill(bucket: Bucket, { burst, perMinute }: Rate, now: number): void {
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
  }

  function forgetFull(now: number): void {
    for (const [key, bucket] of buckets) {
      fill(bucket, bucket.rate, now);
      if (bucket.left >= bucket.rate.burst) buckets.delete(key);
    }
  }

  return (act, rate, { party, actor }) => {
    const now = clock.now().getTime();
    const key = `${act}:${party.id}:${actor.caller}`;
    if (buckets.size > manyBuckets) forgetFull(now);
    const bucket = buckets.get(key) ?? { left: rate.burst, at: now, rate };
    buckets.set(key, bucket);
    fill(bucket, rate, now);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  };
}
