/** One’s own bets. */
export interface BetsText {
  readonly title: (name: string) => string;
  readonly empty: string;
  readonly summary: (params: { readonly pending: number; readonly staked: number }) => string;
  readonly line: (params: {
    readonly racer: string;
    readonly race: string;
    readonly stake: number;
  }) => string;
  readonly states: {
    readonly open: string;
    readonly locked: string;
    readonly won: (params: { readonly payout: number }) => string;
    readonly lost: string;
    readonly refunded: string;
  };
  readonly withdraw: string;
  readonly withdrawOption: (params: { readonly racer: string; readonly stake: number }) => string;
}
