/** Who leads in what. */
export interface StatsText {
  readonly title: string;
  readonly always: string;
  readonly since: (params: { readonly sinceSeconds: number }) => string;
  readonly empty: string;
  readonly kinds: {
    readonly 'coins-won': string;
    readonly 'single-win': string;
    readonly 'fastest-lap': string;
    readonly 'most-laps': string;
    readonly 'bets-won': string;
    readonly 'race-wins': string;
    readonly 'best-liar': string;
  };
}
