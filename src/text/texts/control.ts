import type { RaceStatus, RoundStatus } from '../../contract/events.js';

/** The panel that runs the evening, and the form that opens a race. */
export interface ControlText {
  readonly title: string;
  readonly footer: string;
  readonly posted: string;
  readonly closed: (params: { readonly channelId: string }) => string;
  readonly racesLabel: string;
  readonly noRace: string;
  readonly race: (params: {
    readonly title: string;
    readonly status: RaceStatus;
    readonly waiting: number;
  }) => string;
  readonly roundLabel: string;
  readonly noRound: string;
  readonly round: (params: { readonly round: number; readonly status: RoundStatus }) => string;
  readonly open: string;
  readonly list: (params: { readonly waiting: number }) => string;
  readonly edit: string;
  readonly lockIn: string;
  /** An empty title: of several races, or none. */
  readonly raceAction: (params: {
    readonly action: 'lock' | 'unlock' | 'settle' | 'edit' | 'lockIn' | 'extend';
    readonly title: string;
  }) => string;
  readonly start: string;
  readonly vote: string;
  readonly reveal: string;
  readonly overlay: string;
  readonly titleField: string;
  readonly titleHint: string;
  readonly trackField: string;
  readonly trackHint: string;
  readonly payoutField: string;
  readonly payoutEditHint: string;
  readonly lockField: string;
  readonly lockHint: string;
  readonly lockEditHint: string;
  readonly capField: string;
  readonly capHint: string;
  readonly capEditHint: string;
  readonly lockInField: string;
  readonly lockInHint: string;
  readonly payouts: {
    readonly double: string;
    readonly pool: string;
  };
}
