import type { OptionsOf } from './options.js';

/** What any request can run into. */
export interface RequestRefusals {
  'not-in-server': Record<string, never>;
  'not-joined': Record<string, never>;
  'host-only': Record<string, never>;
  /**
   * The component is from an older version, or its arguments are forged: there is no such button.
   */
  'button-outdated': Record<string, never>;
  /** What a button or link points to is gone, or never was in this party. */
  'not-found': {
    readonly what: 'race' | 'lap' | 'bet' | 'round' | 'guest' | 'payout' | 'offer' | 'act';
  };
  'try-again': Record<string, never>;
  /** Nothing was done. */
  'database-away': Record<string, never>;
  /** It may have been done. */
  'database-lost': Record<string, never>;
  'database-slow': Record<string, never>;
  'disk-full': Record<string, never>;
  /** The same act too often in a short time. */
  'too-fast': { readonly seconds: number };
  'text-too-long': { readonly field: 'car' | 'track' | 'title' | 'reason'; readonly limit: number };
  'reason-missing': Record<string, never>;
}

export const requestOptions = {
  'reason-missing': ['reason'],
  'text-too-long': ['car', 'track', 'title', 'reason'],
} as const satisfies OptionsOf<RequestRefusals>;
