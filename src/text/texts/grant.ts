/** Coins from a host. */
export interface GrantText {
  readonly done: (params: {
    readonly name: string;
    readonly amount: number;
    readonly balance: number;
    readonly reason: string;
    readonly paidDebt: number;
  }) => string;
}
