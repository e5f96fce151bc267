import type { RaceStatus } from '../../contract/events.js';

/** The select that asks which race or guest is meant. */
export interface ChooseText {
  readonly race: string;
  readonly raceHint: (params: {
    readonly status: RaceStatus;
    readonly isCancelled: boolean;
    readonly pot: number;
    readonly bets: number;
  }) => string;
  /** What tells a guest from a namesake. */
  readonly guestHint: (params: {
    readonly account: string | null;
    readonly coins: number;
  }) => string;
  /** More fit than one select holds. */
  readonly more: (params: { readonly hidden: number }) => string;
  readonly guest: (params: { readonly input: string }) => string;
  readonly placeholder: string;
}
