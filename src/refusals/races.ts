import type { OptionsOf } from './options.js';

/** Races and laps. */
export interface RaceRefusals {
  'lap-needs-time-or-dnf': { readonly isBoth: boolean };
  'lap-time-invalid': { readonly input: string };
  'no-live-race': Record<string, never>;
  'no-race-yet': Record<string, never>;
  'several-races': { readonly races: readonly { readonly id: string; readonly title: string }[] };
  'race-unknown': { readonly input: string };
  'race-locked': { readonly title: string };
  'race-open': { readonly title: string };
  'race-title-taken': { readonly title: string };
  'too-many-races': { readonly limit: number };
  'lock-invalid': { readonly input: string };
  /** A command that changes a race names no change. */
  'edit-nothing': Record<string, never>;
  'edit-has-bets': { readonly title: string; readonly bets: number };
  'edit-locked': { readonly title: string };
  /** A lock with the first lap, where one has been driven. */
  'edit-driven': { readonly title: string };
  'cap-invalid': { readonly input: string };
  /** `most`: what one guest has staked already. */
  'edit-over-cap': { readonly title: string; readonly cap: number; readonly most: number };
  /** Somebody with a lap in a race cannot be taken off its list; `name` where a host tried. */
  'entrant-driven': { readonly title: string; readonly name: string; readonly isOwn: boolean };
  'extend-invalid': { readonly input: string };
  /** More time for bets that lock at no time. */
  'extend-untimed': { readonly title: string };
  /** No race is on, and at this party only hosts open one. */
  'opening-by-host': Record<string, never>;
  /** The race that a lap may have been meant for was settled a moment ago. */
  'lap-too-late': { readonly title: string };
  'laps-by-host': { readonly title: string };
  /** A racer may not confirm or refuse a lap of their own. */
  'claim-own': Record<string, never>;
  /** A waiting lap of a race that was paid out without it. */
  'claim-settled': { readonly title: string };
  'lap-unknown': { readonly input: string };
  /** A lap that its racer may not take back any more, or never could. */
  'lap-kept': { readonly minutes: number };
  /** A lap of a race that was paid out stays until the payout is undone. */
  'void-settled': { readonly title: string };
  'void-cancelled': { readonly title: string };
  'race-finished': { readonly title: string; readonly isCancelled: boolean };
  /** `waiting`: laps that a host has yet to confirm. */
  'no-timed-lap': { readonly title: string; readonly gameId: string; readonly waiting: number };
}

export const raceOptions = {
  'cap-invalid': ['cap'],
  'edit-driven': ['lock'],
  'edit-has-bets': ['payout'],
  'edit-over-cap': ['cap'],
  'entrant-driven': ['remove'],
  'extend-invalid': ['by'],
  'lap-needs-time-or-dnf': ['time'],
  'lap-time-invalid': ['time'],
  'lap-unknown': ['lap'],
  'lock-invalid': ['lock'],
  'race-finished': ['race'],
  'race-locked': ['race'],
  'race-open': ['race'],
  'race-title-taken': ['title'],
  'race-unknown': ['race'],
  'several-races': ['race'],
} as const satisfies OptionsOf<RaceRefusals>;
