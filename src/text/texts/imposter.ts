import type { RoundStatus } from '../../contract/events.js';
import type { RoundOutcome } from '../../contract/round.js';

/** The word game: a round’s message, its phases and private answers. */
export interface ImposterText {
  readonly starting: (params: { readonly round: number; readonly players: number }) => string;
  readonly playedIn: (params: { readonly channelId: string }) => string;
  readonly closedAtStart: (params: {
    readonly channelId: string;
    readonly isHere: boolean;
  }) => string;
  readonly closed: (params: { readonly channelId: string }) => string;
  readonly roundTitle: (round: number) => string;
  readonly topic: (topic: string) => string;
  readonly topicMissed: (topic: string) => string;
  readonly notAsked: (params: {
    readonly names: readonly string[];
    readonly hidden: number;
  }) => string;
  readonly lobby: {
    readonly opened: (params: { readonly round: number }) => string;
    readonly ask: (params: { readonly imposters: number }) => string;
    readonly in: (params: { readonly players: number }) => string;
    readonly out: (params: { readonly guests: number }) => string;
    readonly youAreIn: (params: { readonly round: number; readonly players: number }) => string;
    readonly youSitOut: (params: { readonly round: number; readonly players: number }) => string;
  };
  readonly fairness: {
    readonly sealed: (params: { readonly commitment: string }) => string;
    readonly title: string;
    readonly body: (params: { readonly commitment: string }) => string;
    readonly people: string;
    readonly inFile: string;
    readonly file: string;
  };
  readonly generating: (params: { readonly players: number }) => string;
  readonly active: (params: {
    readonly players: number;
    readonly imposters: number;
    readonly isCloseWord: boolean;
  }) => string;
  /** The second talk of an elimination, and further ones. */
  readonly goesOn: (params: {
    readonly out: readonly string[];
    readonly isTie: boolean;
    readonly players: number;
  }) => string;
  /** Told while an elimination runs. */
  readonly eliminated: (names: readonly string[]) => string;
  readonly reveal: {
    readonly word: (params: {
      readonly word: string;
      readonly hint: string;
      readonly isCloseWord: boolean;
    }) => string;
    readonly imposters: (imposters: readonly string[]) => string;
    readonly outcomes: {
      readonly [O in RoundOutcome]: (params: {
        readonly imposters: number;
        readonly votes: number;
        readonly isSecond: boolean;
      }) => string;
    };
    readonly out: (params: {
      readonly name: string;
      readonly isImposter: boolean;
      readonly isOnly: boolean;
    }) => string;
    readonly noneOut: (params: { readonly isSecond: boolean }) => string;
    readonly guessed: (params: { readonly text: string; readonly isRight: boolean }) => string;
    readonly notGuessed: string;
    readonly votesTitle: (params: {
      readonly isSecond: boolean;
      readonly hasTwo: boolean;
      /** Of an elimination; null: there was one talk. */
      readonly talk: number | null;
    }) => string;
    readonly voted: (params: {
      readonly name: string;
      readonly votes: number;
      readonly voters: string;
    }) => string;
    readonly prizesTitle: string;
    readonly prize: (params: { readonly amount: number; readonly isCut: boolean }) => string;
  };
  readonly cancelled: string;
  readonly cancelDone: (params: { readonly round: number }) => string;
  readonly revealDone: (params: { readonly round: number }) => string;
  /**
   * Behind the direct message's spoiler, in a block of one size: an instruction has three lines of
   * 28 characters there, a role or label one.
   */
  readonly secret: {
    readonly roles: {
      readonly PLAYER: string;
      readonly IMPOSTER: string;
      readonly CIVILIAN: string;
    };
    readonly labels: {
      readonly PLAYER: string;
      readonly IMPOSTER: string;
      readonly CIVILIAN: string;
    };
    readonly instructions: {
      readonly PLAYER: string;
      readonly IMPOSTER: string;
      readonly CIVILIAN: string;
    };
    readonly private: string;
  };
  readonly talk: {
    readonly order: (names: readonly string[]) => string;
    readonly noMessage: string;
    readonly turn: (name: string) => string;
    readonly over: string;
    readonly mention: (params: { readonly discordId: string; readonly endsAt: Date }) => string;
    readonly turnEnds: (params: { readonly endsAt: Date }) => string;
    readonly spoke: (params: { readonly name: string; readonly clue: string | null }) => string;
    readonly noted: (params: { readonly name: string; readonly clue: string }) => string;
    readonly calls: (params: { readonly cast: number; readonly needed: number }) => string;
    readonly called: (params: { readonly cast: number; readonly needed: number }) => string;
    readonly ends: (params: { readonly at: Date }) => string;
  };
  readonly clue: {
    readonly formTitle: string;
    readonly formLabel: string;
    readonly formHint: string;
    readonly noted: (clue: string) => string;
  };
  readonly vote: {
    readonly title: (params: { readonly round: number; readonly isSecond: boolean }) => string;
    readonly how: string;
    readonly tied: (names: readonly string[]) => string;
    readonly progress: (params: { readonly cast: number; readonly needed: number }) => string;
    readonly ends: (params: { readonly at: Date }) => string;
    readonly tick: (params: { readonly name: string; readonly hasVoted: boolean }) => string;
    readonly opened: (params: { readonly round: number; readonly players: number }) => string;
    readonly closeEarly: (params: { readonly cast: number; readonly needed: number }) => string;
    readonly closed: (params: {
      readonly status: RoundStatus;
      readonly isChanged: boolean;
    }) => string;
  };
  readonly ballot: {
    readonly title: (params: { readonly round: number; readonly isSecond: boolean }) => string;
    readonly ask: string;
    readonly chosen: (name: string) => string;
    readonly ends: (params: { readonly at: Date }) => string;
    readonly placeholder: (params: { readonly page: number; readonly pages: number }) => string;
    readonly last: (name: string) => string;
    readonly late: string;
  };
  readonly guess: {
    readonly title: (round: number) => string;
    readonly caught: (params: { readonly name: string; readonly endsAt: Date }) => string;
    readonly formTitle: string;
    readonly formLabel: string;
    readonly formHint: string;
    readonly right: string;
    readonly wrong: string;
    readonly late: string;
  };
  readonly movedOn: (params: { readonly round: number; readonly isOver: boolean }) => string;
  readonly status: {
    readonly wordsFrom: (params: {
      readonly source: string;
      readonly note: string | null;
    }) => string;
    readonly title: (round: number) => string;
    readonly seen: (names: readonly string[]) => string;
    readonly sent: (names: readonly string[]) => string;
    readonly pending: (names: readonly string[]) => string;
    readonly closed: (names: readonly string[]) => string;
    readonly notVoted: (names: readonly string[]) => string;
    readonly waiting: string;
    readonly lobby: (params: { readonly players: number }) => string;
    readonly footer: string;
  };
  readonly scores: {
    readonly title: string;
    readonly empty: string;
    readonly line: (params: {
      readonly place: number;
      readonly name: string;
      readonly amount: number;
      readonly wins: number;
      readonly rounds: number;
      readonly asImposter: number;
    }) => string;
  };
}
