import type { Rate } from './rate.js';

/** New guests of a party: a full room sits down at once, a script does not fill it for ever. */
export const joinRate: Rate = { burst: 60, perMinute: 20 };
/** Looks at a party by its code, and tries to sign in. */
export const doorRate: Rate = { burst: 300, perMinute: 300 };
