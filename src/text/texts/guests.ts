/** Guests and walk-ins: what hosts do to seats. */
export interface GuestsText {
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
    readonly laps: number;
  }) => string;
  readonly removedBefore: (name: string) => string;
  readonly restored: (params: {
    readonly name: string;
    readonly balance: number;
    readonly laps: number;
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
