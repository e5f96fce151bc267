import type { OptionsOf } from './options.js';

/** Bets and payouts. */
export interface BetRefusals {
  /** `room`: coins that the guest may still stake; `name` where a host bets for them. */
  'stake-capped': {
    readonly title: string;
    readonly cap: number;
    readonly room: number;
    readonly name?: string;
  };
  'backs-self-only': { readonly title: string; readonly name?: string };
  /** A racer may back only themselves and has backed somebody else; `name` where a host typed it. */
  'backs-other': {
    readonly title: string;
    readonly backed: string;
    readonly isOpen: boolean;
    readonly name?: string;
  };
  'not-your-bet': Record<string, never>;
  /** The coins of this bet went on in another when two guests were merged. */
  'bet-moved': Record<string, never>;
  'bet-stands': { readonly title: string; readonly status: 'LOCKED' | 'WON' | 'LOST' };
  'nothing-to-undo': Record<string, never>;
  'undo-not-settled': { readonly title: string; readonly status: 'OPEN' | 'LOCKED' | 'CANCELLED' };
  'undo-too-late': { readonly title: string; readonly isAutomatic: boolean };
  'undo-before-reset': { readonly title: string };
  /** A host's act: cancelling, removing, merging, granting or resetting. */
  'act-too-late': {
    readonly kind: 'cancel' | 'remove' | 'merge' | 'grant' | 'reset';
    readonly isAutomatic: boolean;
  };
  'act-before-reset': Record<string, never>;
}

export const betOptions = {
  'backs-self-only': ['racer'],
  'stake-capped': ['amount'],
} as const satisfies OptionsOf<BetRefusals>;
