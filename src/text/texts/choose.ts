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
  readonly guest: (params: { readonly input: string }) => string;
  readonly placeholder: string;
}
