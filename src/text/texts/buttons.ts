/** The labels of all buttons. */
export interface ButtonsText {
  readonly rotateOverlay: string;
  readonly join: string;
  readonly betQuick: (amount: number) => string;
  readonly betAny: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly payOut: string;
  readonly unlock: string;
  readonly cancelRace: string;
  readonly again: string;
  readonly withdraw: string;
  readonly newer: string;
  readonly older: string;
  readonly allowance: string;
  readonly payOutInvolved: string;
  readonly undoSettlement: string;
  readonly previewRace: string;
  readonly recordLap: string;
  readonly confirmLap: string;
  readonly refuseLap: string;
  readonly showWord: string;
  readonly lobbyIn: string;
  readonly lobbyOut: string;
  readonly dealLobby: string;
  readonly checkDeal: string;
  readonly mergeGuests: string;
  readonly keepBoth: string;
  readonly setupDetails: string;
  readonly reset: string;
  readonly nextTurn: string;
  readonly openVote: string;
  readonly vote: string;
  readonly closeVote: string;
  readonly surelyCloseVote: string;
  readonly guess: string;
  readonly nextRound: string;
}
