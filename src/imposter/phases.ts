import type { RoundStatus } from '../contract/events.js';

/** A round that is over; at most one a party is in any other status. */
export const endedStatuses = ['REVEALED', 'CANCELLED'] as const satisfies readonly RoundStatus[];

/** A DM with the secret still helps its player. */
export const deliverableStatuses = ['ACTIVE', 'VOTING'] as const satisfies readonly RoundStatus[];

/** Names what a round's public message shows; a second ballot is a phase of its own. */
export function keyOfPhase(status: RoundStatus, ballot: number): string {
  return status === 'VOTING' ? `VOTING-${ballot}` : status;
}

/**
 * Names all that a round's public message shows of it: the phase, and how many are in, whose turn
 * it is or how many have voted. The SQL of `readUnshown` says the same.
 */
export function keyOfState(phase: string, detail: number): string {
  return `${phase}:${detail}`;
}

/** The phase of such a state. */
export function phaseOfState(state: string): string {
  return state.split(':')[0] ?? state;
}

/**
 * Phases that players should not miss: they get a message of their own at the end of the channel.
 */
export function isNewsworthy(status: RoundStatus): boolean {
  return (
    status === 'VOTING' || status === 'GUESSING' || status === 'REVEALED' || status === 'CANCELLED'
  );
}
