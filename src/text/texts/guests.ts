interface BetParts {
  readonly refunded: { readonly bets: number; readonly coins: number };
  readonly staying: { readonly bets: number; readonly coins: number };
}

/** Guests and walk-ins: what hosts do to seats. */
export interface GuestsText {
  /** A seat as it is told apart; `account`: the last digits of its Discord id. */
  readonly seat: (params: {
    readonly name: string;
    readonly account: string | null;
    readonly coins: number;
    readonly debt: number;
    readonly sinceSeconds: number;
  }) => string;
  readonly removeTitle: (name: string) => string;
  /** Empty where there is none. */
  readonly removeLaps: (laps: number) => string;
  readonly removeOwn: (params: BetParts & { readonly name: string }) => string;
  readonly removeOthers: (params: BetParts & { readonly name: string }) => string;
  readonly removeStays: string;
  readonly removeInvolved: string;
  readonly removeFooter: (params: { readonly button: string }) => string;
  readonly removedAnnouncement: (params: BetParts & { readonly name: string }) => string;
  readonly removedByInvolved: (host: string) => string;
  readonly restoredAnnouncement: (name: string) => string;
  readonly added: (params: {
    readonly name: string;
    readonly balance: number;
    readonly pin: number;
  }) => string;
  readonly namesake: string;
  readonly takenOver: (params: {
    readonly name: string;
    readonly balance: number;
    readonly pin: number;
  }) => string;
  readonly takenOverAnnouncement: (name: string) => string;
  readonly newPin: (params: { readonly name: string; readonly pin: number }) => string;
  readonly newPinJoined: (params: { readonly name: string; readonly pin: number }) => string;
  readonly renamed: (params: { readonly before: string; readonly after: string }) => string;
  readonly notRenamed: (name: string) => string;
  readonly removed: (params: {
    readonly name: string;
    readonly bets: number;
    readonly refunded: number;
    readonly staying: number;
    readonly laps: number;
  }) => string;
  readonly removedBefore: (name: string) => string;
  readonly restored: (params: {
    readonly name: string;
    readonly balance: number;
    readonly laps: number;
    readonly bets: number;
  }) => string;
  readonly mergeTitle: (params: { readonly from: string; readonly into: string }) => string;
  readonly mergeBody: (params: {
    readonly from: string;
    readonly into: string;
    readonly fromCoins: number;
    readonly intoCoins: number;
    readonly bets: number;
    readonly laps: number;
  }) => string;
  readonly mergeEnds: (seat: string) => string;
  readonly mergeStays: (seat: string) => string;
  readonly mergeAccountMoves: (params: { readonly from: string; readonly into: string }) => string;
  readonly mergeAccountEnds: (params: { readonly from: string }) => string;
  readonly mergeFooter: string;
  readonly merged: (params: {
    readonly from: string;
    readonly into: string;
    readonly balance: number;
    readonly bets: number;
    readonly laps: number;
  }) => string;
  readonly mergedBefore: (params: { readonly into: string }) => string;
  readonly notMerged: string;
  readonly listTitle: string;
  readonly listCounts: (params: {
    readonly joined: number;
    readonly walkIns: number;
    readonly removed: number;
  }) => string;
  readonly listEmpty: string;
  readonly states: {
    readonly joined: string;
    readonly 'walk-in': string;
    readonly removed: string;
  };
}
