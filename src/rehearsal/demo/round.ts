import type { Outcome, Person } from 'discord-stand-in';

/** One round: what its scenes have to remember of each other. */
export interface Round {
  /** Private messages that each had before it, by person. */
  readonly before: Map<string, number>;
  /** What those were told who asked for their word. */
  readonly told: Map<string, Outcome>;
  /** The button that closes the first ballot. */
  firstBallot: string | undefined;
  /** The one who knows only a hint; undefined until that can be seen. */
  imposter: Person | undefined;
  guess: string | undefined;
}
