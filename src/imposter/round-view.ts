import type { RoundStatus } from '../contract/events.js';
import type { RoundMode, RoundOutcome, RoundVariant } from '../contract/round.js';
import type { partyImposterPlayers } from '../db/schema/index.js';
import type { Vote } from './vote/ballot-rules.js';

export type Delivery = (typeof partyImposterPlayers.$inferSelect)['delivery'];

export interface NamedPlayer {
  readonly userId: string;
  readonly name: string;
}

export interface SeenPlayer extends NamedPlayer {
  readonly delivery: Delivery;
  /** Place in the speaking order, from 1; null before the words are dealt. */
  readonly turn: number | null;
  /** The talk after which the player was voted out of an elimination; null: is in. */
  readonly outTalk: number | null;
  /** May be voted for in a second ballot. */
  readonly isTied: boolean;
  /** Asked for the vote while the talk went on. */
  readonly wantsVote: boolean;
  /** Has voted in the present ballot. */
  readonly hasVoted: boolean;
  /** What the player noted of the present talk; null where nothing was. */
  readonly clue: string | null;
}

/** What is public once a round is REVEALED. */
export interface RevealView {
  readonly word: string;
  readonly hint: string;
  readonly imposters: readonly NamedPlayer[];
  /** Null for a round of an older version. */
  readonly outcome: RoundOutcome | null;
  /** What the caught imposter guessed; null where there was no guess. */
  readonly guess: string | null;
  readonly isGuessRight: boolean;
  /** Each that anybody voted in, in their order; votes in the order of the voters' names. */
  readonly ballots: readonly { readonly ballot: number; readonly votes: readonly Vote[] }[];
  /**
   * Coins won, most first; those who won none are left out. `isCut`: the wallet could not hold
   * more.
   */
  readonly prizes: readonly (NamedPlayer & { readonly amount: number; readonly isCut: boolean })[];
  /** What the commitment was made of; null for a round of an older version. */
  readonly deal: { readonly salt: string; readonly text: string } | null;
}

/** A round as its public message shows it: nothing secret before the reveal. */
export interface RoundView {
  readonly id: string;
  readonly partyId: string;
  readonly number: number;
  readonly status: RoundStatus;
  readonly topic: string | null;
  /** False where the words were dealt and could not be about the topic. */
  readonly isTopicMet: boolean;
  /** Who wrote the words and why; never a word. Null until they are dealt. */
  readonly words: { readonly source: string; readonly note: string | null } | null;
  readonly mode: RoundMode;
  readonly variant: RoundVariant;
  readonly imposterCount: number;
  /** Talking time in seconds; null: until a host opens the vote. */
  readonly talkSeconds: number | null;
  /** Time of each speaker in seconds; null: as long as they like. */
  readonly turnSeconds: number | null;
  /** Who is in and who sits out, by name; empty once the round is dealt. */
  readonly lobby: { readonly in: readonly NamedPlayer[]; readonly out: readonly NamedPlayer[] };
  /** True where its players said so in a lobby; told once it is over. */
  readonly isFromLobby: boolean;
  /** By name. */
  readonly players: readonly SeenPlayer[];
  /** Place in the speaking order of whose turn it is; null where nobody has the floor. */
  readonly speakerTurn: number | null;
  /** How Discord mentions who has the floor; null where nobody with an account there has. */
  readonly speakerMention: string | null;
  /** When the speaker's time is up. */
  readonly turnEndsAt: Date | null;
  /** When the phase ends by itself. */
  readonly phaseEndsAt: Date | null;
  readonly ballot: number;
  /** Who was voted out; null while nobody was. */
  readonly caught: NamedPlayer | null;
  /** Fixes word and roles; null until they are dealt. */
  readonly commitment: string | null;
  /** Where its messages are. */
  readonly channelId: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Null until REVEALED. */
  readonly reveal: RevealView | null;
}
