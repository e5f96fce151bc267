import type { RoundStatus } from '../contract/events.js';

/** A round that is over; at most one a party is in any other status. */
export const endedStatuses = ['REVEALED', 'CANCELLED'] as const satisfies readonly RoundStatus[];

/** A DM with the secret still helps its player. */
export const deliverableStatuses = ['ACTIVE', 'VOTING'] as const satisfies readonly RoundStatus[];

/**
 * Names the phase that a round's public message is of. Those that players should not miss have one
 * of their own: the deal, each ballot, the last guess, the end; the talk goes on in the deal's.
 */
export function messagePhase({
  status,
  ballot,
}: {
  readonly status: RoundStatus;
  readonly ballot: number;
}): string {
  if (status === 'VOTING') return `VOTING-${ballot}`;
  return status === 'GENERATING' || status === 'ACTIVE' ? 'DEAL' : status;
}
