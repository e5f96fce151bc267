export type RoundStatus =
  | 'LOBBY'
  | 'GENERATING'
  | 'ACTIVE'
  | 'VOTING'
  | 'GUESSING'
  | 'REVEALED'
  | 'CANCELLED';

/** One vote, or again and again until one side wins. */
export type RoundMode = 'one-vote' | 'elimination';

/** What the imposters get: a hint, or another word without being told. */
export type RoundVariant = 'imposter' | 'close-word';

/** Who won. STOLEN: the caught imposter guessed the word. UNDECIDED: too few civilians voted. */
export type RoundOutcome = 'CIVILIANS' | 'IMPOSTERS' | 'STOLEN' | 'UNDECIDED';

/** A guest as others may see one. */
export interface Person {
  readonly userId: string;
  readonly name: string;
}

/** A player as everybody may see one while the round runs. */
export interface RoundPlayer extends Person {
  /** Has voted in the open ballot; for whom is told at the reveal. */
  readonly hasVoted: boolean;
  /** The talk after which the player was voted out of an elimination; null: is in. */
  readonly outTalk: number | null;
  /** What the player noted of the last talk; null where nothing was. */
  readonly clue: string | null;
}

/** One player's votes in one ballot, told at the reveal. */
export interface BallotTally {
  readonly target: Person;
  /** Whose vote came first, first. */
  readonly voters: readonly Person[];
}

/** A ballot that is over, told at the reveal. */
export interface RoundBallot {
  /** Odd: the first of its talk; the even one after it followed a tie. */
  readonly ballot: number;
  /** Most votes first. */
  readonly tallies: readonly BallotTally[];
}

export interface RoundState {
  readonly roundId: string;
  readonly round: number;
  readonly status: RoundStatus;
  readonly mode: RoundMode;
  readonly variant: RoundVariant;
  /** Which talk of the round it is, or was last, from 1. */
  readonly talk: number;
  readonly playerCount: number;
  /** In speaking order; in the LOBBY those who are in. At most 24. */
  readonly players: readonly RoundPlayer[];
  /** Whose turn to speak it is; null but while ACTIVE. */
  readonly speaker: Person | null;
  /** When the speaker's time is up; ISO 8601, UTC. */
  readonly turnEndsAt: string | null;
  /** Who was voted out: from the last guess on, where an imposter was, else at the end. */
  readonly caught: Person | null;
  /** When the phase ends by itself; ISO 8601, UTC. */
  readonly phaseEndsAt: string | null;
  /** Votes cast in the present ballot, and of how many; both 0 but while VOTING. */
  readonly votesCast: number;
  readonly votesNeeded: number;
  /** Players who asked for the vote, and how many of them open it; both 0 but while ACTIVE. */
  readonly callsCast: number;
  readonly callsNeeded: number;
  /** When it was revealed or cancelled; ISO 8601, UTC. */
  readonly endedAt: string | null;
  /** Null until the round is revealed. */
  readonly reveal: {
    readonly word: string;
    readonly hint: string;
    readonly imposters: readonly Person[];
    /** Left out, or null, where it is not known. */
    readonly outcome?: RoundOutcome | null | undefined;
    /** In their order; left out where they are not known. */
    readonly ballots?: readonly RoundBallot[] | undefined;
  } | null;
}

/** The talk of a round, from 1, that a ballot follows: each has two ballots at most. */
export function talkOf(ballot: number): number {
  return Math.ceil(ballot / 2);
}

/** True for a ballot that follows a tie. */
export function isSecondBallot(ballot: number): boolean {
  return ballot % 2 === 0;
}

/** More than half of the players; so many open the vote without a host. */
export function majorityOf(players: number): number {
  return Math.floor(players / 2) + 1;
}
