import type { Clock } from '../clock.js';
import { UserError } from '../errors.js';
import type { Party } from '../party/ensure-party.js';
import type { Actor } from '../party/find-actor.js';

/** A token bucket: `burst` at once, then `perMinute`. */
interface Tokens {
  readonly burst: number;
  readonly perMinute: number;
}

/** How often one person may, and where that matters a whole party. */
export interface Rate extends Tokens {
  readonly party?: Tokens;
}

/** More than any person presses; stops a script that holds a key down. */
export const usualRate: Rate = { burst: 300, perMinute: 600 };

/** Of what stands on the board, the overlay or in the channel: a hundred guests at once may. */
export const drivenRate: Rate = {
  ...{ burst: 20, perMinute: 60 },
  party: { burst: 600, perMinute: 1_800 },
};

/** The same for hosts who type for others, and for bets, whose buttons are pressed in a row. */
export const briskRate: Rate = {
  ...{ burst: 60, perMinute: 240 },
  party: { burst: 600, perMinute: 2_400 },
};

/** Of what a person does a few times an evening: joining, another name. */
export const rareRate: Rate = {
  ...{ burst: 6, perMinute: 6 },
  party: { burst: 300, perMinute: 600 },
};

/** Whose bucket a call takes from. */
export interface Caller {
  readonly party: Pick<Party, 'id'>;
  readonly actor: Pick<Actor, 'caller'>;
  /** Of the request: delivered again, it takes no other token. */
  readonly key?: string;
}

interface Bucket {
  left: number;
  at: number;
  /** The request that took the last token, and how often it came again. */
  last: string | null;
  again: number;
}

/** Deliveries of one request that take no other token; Discord and pages try a few times. */
const mostAgain = 10;

/** Buckets beyond this number are looked through for full ones, which are as good as none. */
const manyBuckets = 10_000;

/**
 * Takes one token of a bucket for a request. Tells in how many milliseconds there is one, 0 where it
 * took it.
 */
export type TakeToken = (bucket: string, rate: Tokens, request: string | null) => number;

/** Keeps buckets by their names, in this process. */
export function createBuckets(clock: Clock): TakeToken {
  const buckets = new Map<string, Bucket & { readonly rate: Tokens }>();

  function fill(bucket: Bucket, { burst, perMinute }: Tokens, now: number): void {
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
  }

  function forgetFull(now: number): void {
    for (const [key, bucket] of buckets) {
      fill(bucket, bucket.rate, now);
      if (bucket.left >= bucket.rate.burst) buckets.delete(key);
    }
  }

  return (key, rate, request) => {
    const now = clock.now().getTime();
    if (buckets.size > manyBuckets) forgetFull(now);
    const bucket = buckets.get(key) ?? { left: rate.burst, at: now, last: null, again: 0, rate };
    buckets.set(key, bucket);
    fill(bucket, rate, now);
    if (request !== null && bucket.last === request && bucket.again < mostAgain) {
      bucket.again += 1;
      return 0;
    }
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / rate.perMinute) * 60_000);
    bucket.left -= 1;
    bucket.last = request;
    bucket.again = 0;
    return 0;
  };
}

/**
 * Keeps a bucket an act and person, and one an act and party: a party's interactions come to one
 * process, and a person who gets twice the rate at two doors does no harm. Whoever floods takes nothing
 * from the party's.
 * @returns a function that takes a token of both: 0, or in how many milliseconds there is one.
 */
export function createRateLimit(clock: Clock): (act: string, rate: Rate, caller: Caller) => number {
  const take = createBuckets(clock);
  return (act, rate, { party, actor, key = null }) => {
    const waitMs = take(`${act}:${party.id}:${actor.caller}`, rate, key);
    if (waitMs > 0 || rate.party === undefined) return waitMs;
    return take(`${act}:${party.id}`, rate.party, key);
  };
}

/**
 * Takes a token of an act for the caller.
 * @throws UserError `too-fast`, with the seconds until there is one.
 */
export function requireToken(
  deps: { readonly waitFor: (act: string, rate: Rate, caller: Caller) => number },
  act: string,
  rate: Rate,
  caller: Caller,
): void {
  const waitMs = deps.waitFor(act, rate, caller);
  if (waitMs > 0) throw new UserError('too-fast', { seconds: Math.ceil(waitMs / 1_000) });
}
