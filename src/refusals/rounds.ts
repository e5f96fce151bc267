import type { OptionsOf } from './options.js';

/** The word game. */
export interface RoundRefusals {
  'too-few-players': { readonly present: number; readonly needed: number };
  'too-many-players': { readonly present: number; readonly most: number };
  'too-many-imposters': {
    readonly imposters: number;
    readonly players: number;
    readonly most: number;
  };
  'imposters-invalid': Record<string, never>;
  'talk-time-invalid': { readonly input: string };
  'turn-time-invalid': { readonly input: string };
  'lobby-too-small': { readonly present: number; readonly needed: number };
  'lobby-full': { readonly round: number; readonly most: number };
  /** Names are taken no more: the round is dealt. */
  'lobby-closed': { readonly round: number };
  /** Nothing is dealt yet. */
  'lobby-open': { readonly round: number };
  'round-running': { readonly round: number; readonly isLobby: boolean };
  'no-round': Record<string, never>;
  'not-in-round': { readonly round: number };
  /** Out of an elimination. */
  'voted-out': { readonly round: number };
  'word-not-ready': { readonly round: number };
  'reveal-not-ready': { readonly round: number };
  /** A button of a round that was revealed or cancelled meanwhile. */
  'round-over': { readonly round: number };
  'turn-not-yours': { readonly name: string };
  /** Nobody talks any more, or yet. */
  'clue-closed': { readonly round: number };
  'clue-early': { readonly name: string };
  'clue-empty': Record<string, never>;
  /** It says what only the player may know. */
  'clue-secret': Record<string, never>;
  'clue-rude': Record<string, never>;
  'vote-not-ready': { readonly round: number };
  'vote-by-host': { readonly round: number };
  'vote-closed': { readonly round: number };
  'vote-self': Record<string, never>;
  'vote-target': Record<string, never>;
  'guess-closed': { readonly round: number };
  'guess-empty': Record<string, never>;
  'guess-not-yours': { readonly name: string };
  'guess-running': { readonly round: number; readonly name: string };
}

export const roundOptions = {
  'imposters-invalid': ['imposters'],
  'talk-time-invalid': ['talk'],
  'turn-time-invalid': ['turn'],
  'too-many-imposters': ['imposters'],
} as const satisfies OptionsOf<RoundRefusals>;
