import type { RaceStatus } from './race.js';
import type { RoundMode, RoundVariant } from './round.js';

/** An act's input, as the body of `POST …/actions/<name>`, and its outcome. */
export interface ActShape<I, D> {
  readonly input: I;
  readonly data: D;
}

export type Nothing = Readonly<Record<string, never>>;

/** A race as people name it, or its id; neither: the one that is meant. */
export interface WhichRace {
  readonly race?: string;
  readonly raceId?: string;
}

export interface RaceName {
  readonly id: string;
  readonly title: string;
  readonly status: RaceStatus;
}

/** `isChanged` is false where it was so already. */
export interface Changed {
  readonly race: RaceName;
  readonly isChanged: boolean;
}

export interface RoundRef {
  readonly id: string;
  readonly number: number;
}

export interface RoundStep {
  readonly round: RoundRef;
  readonly isChanged: boolean;
}

/** A round as a host wants it; what is left out is the usual. */
export interface RoundWish {
  readonly topic?: string;
  readonly imposters?: number;
  readonly players?: 'everyone' | 'lobby';
  /** `3m`. */
  readonly talk?: string;
  /** The time of one speaker: `30s`. */
  readonly turn?: string;
  readonly mode?: RoundMode;
  readonly variant?: RoundVariant;
}
