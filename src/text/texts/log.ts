import type { LogFilter, LoggedType } from '../../contract/log.js';

/** What a line of the log tells of; names arrive made safe for Discord already. */
export interface LogWords {
  readonly name: string;
  readonly other: string;
  readonly race: string;
  readonly round: number;
  readonly amount: number;
  readonly balance: number;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly bets: number;
  readonly reason: string | null;
  /** True where the host had a bet in what it changed. */
  readonly isInvolved: boolean;
  /** True where somebody took over a walk-in's seat by its PIN. */
  readonly isTakenOver: boolean;
}

/** The log of the party. */
export interface LogText {
  readonly title: string;
  readonly empty: string;
  readonly more: (hidden: number) => string;
  readonly page: (params: { readonly page: number }) => string;
  readonly filters: { readonly [F in LogFilter]: string };
  /**
   * The sentence for each event and each kind of ledger row; of the word game never more than the
   * round.
   */
  readonly lines: { readonly [T in LoggedType]: (line: LogWords) => string };
}
