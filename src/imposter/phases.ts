import type { RoundStatus } from '../contract/events.js';
import { talkOf } from '../contract/round.js';

/** A round that is over; at most one a party is in any other status. */
export const endedStatuses = ['REVEALED', 'CANCELLED'] as const satisfies readonly RoundStatus[];

/** A DM with the secret still helps its player. */
export const deliverableStatuses = ['ACTIVE', 'VOTING'] as const satisfies readonly RoundStatus[];

interface Phase {
  readonly status: RoundStatus;
  readonly ballot: number;
  readonly speakerTurn: number | null;
  readonly turnSeconds: number | null;
}

/**
 * Names the phase that a round's public message is of. Those that players should not miss have one
 * of their own: the deal, each later talk, each ballot, the last guess, the end; the talk goes on in the deal's, but
 * where a speaker's time is limited each turn has one, as Discord calls nobody by an edit.
 */
export function messagePhase({ status, ballot, speakerTurn, turnSeconds }: Phase): string {
  const talk = talkOf(ballot);
  if (status === 'ACTIVE' && turnSeconds === null && talk > 1) return `TALK-${talk}`;
  if (status === 'ACTIVE' && turnSeconds !== null) return `${turnMark}${speakerTurn ?? 'OVER'}`;
  if (status === 'VOTING') return `VOTING-${ballot}`;
  return status === 'GENERATING' || status === 'ACTIVE' ? 'DEAL' : status;
}

const turnMark = 'TURN-';

/** The turn whose message a phase is; null for any other phase. */
export function turnOfPhase(phase: string): number | null {
  const turn = phase.startsWith(turnMark) ? Number(phase.slice(turnMark.length)) : Number.NaN;
  return Number.isInteger(turn) ? turn : null;
}
