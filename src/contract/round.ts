export type RoundStatus =
  | 'LOBBY'
  | 'GENERATING'
  | 'ACTIVE'
  | 'VOTING'
  | 'GUESSING'
  | 'REVEALED'
  | 'CANCELLED';

/** Who won. STOLEN: the caught imposter guessed the word. UNDECIDED: too few civilians voted. */
export type RoundOutcome = 'CIVILIANS' | 'IMPOSTERS' | 'STOLEN' | 'UNDECIDED';

/** A guest as others may see one. */
export interface Person {
  readonly userId: string;
  readonly name: string;
}

export interface RoundState {
  readonly roundId: string;
  readonly round: number;
  readonly status: RoundStatus;
  readonly playerCount: number;
  /** In speaking order; in the LOBBY those who are in. At most 24. */
  readonly players: readonly Person[];
  /** Whose turn to speak it is; null but while ACTIVE. */
  readonly speaker: Person | null;
  /** Who was voted out: from the last guess on, where an imposter was, else at the end. */
  readonly caught: Person | null;
  /** When the phase ends by itself; ISO 8601, UTC. */
  readonly phaseEndsAt: string | null;
  /** Votes cast in the present ballot, and of how many; both 0 but while VOTING. */
  readonly votesCast: number;
  readonly votesNeeded: number;
  /** When it was revealed or cancelled; ISO 8601, UTC. */
  readonly endedAt: string | null;
  /** Null until the round is revealed. */
  readonly reveal: {
    readonly word: string;
    readonly hint: string;
    readonly imposters: readonly Person[];
    /** Left out, or null, where it is not known. */
    readonly outcome?: RoundOutcome | null | undefined;
  } | null;
}
