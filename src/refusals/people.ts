import { guestOptions, type OptionsOf } from './options.js';

/** Guests, their seats and the party's settings. */
export interface PeopleRefusals {
  /** A host removed this person's seat. */
  'guest-removed': Record<string, never>;
  /**
   * A host merged this person's seat into the guest of that name, who plays with another account.
   */
  'guest-merged': { readonly name: string };
  /** Somebody who was at the party and is no more: removed, or merged into another guest. */
  'guest-gone': { readonly name: string };
  'already-guest': { readonly name: string };
  'pin-wrong': Record<string, never>;
  /** No PIN at all: guessing it tells nothing, so it uses up no try. */
  'pin-invalid': Record<string, never>;
  'pin-locked': { readonly minutes: number };
  'guest-not-removed': { readonly name: string };
  /** The guest has a role in the running round. */
  'guest-in-round': { readonly name: string; readonly round: number };
  'merge-same': { readonly name: string };
  /** One seat drives where racers back only themselves, the other has backed somebody else. */
  'merge-backs-other': {
    readonly name: string;
    readonly title: string;
    readonly backed: string;
    readonly isOpen: boolean;
  };
  /** Something rests on the merge by now. */
  'merge-built-on': {
    readonly name: string;
    readonly what: 'race' | 'bet' | 'lap' | 'seat';
  };
  'name-invalid': { readonly input: string };
  /** `other`: the guest at the party whose name passes for that one. */
  'name-looks-like': { readonly name: string; readonly other: string };
  'guest-unknown': { readonly input: string };
  /** `account`: the last digits of a guest's Discord id; null for a walk-in. */
  'guest-ambiguous': {
    readonly input: string;
    readonly guests: readonly {
      readonly id: string;
      readonly name: string;
      readonly account: string | null;
      readonly coins: number;
    }[];
  };
  'target-not-joined': { readonly name: string };
  'target-is-bot': Record<string, never>;
  'not-a-walk-in': { readonly name: string };
  'setting-invalid': { readonly field: 'invite' | 'prize' | 'accent' | 'role' | 'channel' };
  /** Coins of that guest have moved since the reset, and are not back. */
  'reset-built-on': { readonly name: string };
  'reset-name-wrong': { readonly name: string };
  /** All 9,000 PINs of the party are taken. */
  'party-full': Record<string, never>;
}

export const peopleOptions = {
  'guest-ambiguous': guestOptions,
  'guest-gone': guestOptions,
  'guest-in-round': guestOptions,
  'guest-not-removed': ['guest'],
  'guest-unknown': guestOptions,
  'merge-same': ['into'],
  'name-invalid': ['name'],
  'name-looks-like': ['name'],
  'not-a-walk-in': ['for'],
  'pin-invalid': ['pin'],
  'pin-locked': ['pin'],
  'pin-wrong': ['pin'],
  'target-is-bot': guestOptions,
  'target-not-joined': guestOptions,
} as const satisfies OptionsOf<PeopleRefusals>;
