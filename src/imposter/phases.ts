import type { RoundStatus } from '../contract/events.js';

/** A round that is over; at most one a party is in any other status. */
export const endedStatuses = ['REVEALED', 'CANCELLED'] as const satisfies readonly RoundStatus[];

/** The word is dealt and still secret. */
export const dealtStatuses = ['ACTIVE', 'VOTING', 'GUESSING'] as const satisfies readonly RoundStatus[];

/** A DM with the secret still helps its player. */
export const deliverableStatuses = ['ACTIVE', 'VOTING'] as const satisfies readonly RoundStatus[];
