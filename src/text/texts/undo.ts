/** What a reset that is taken back brings. */
interface ResetBack {
  /** Guests whose coins are what they were. */
  readonly guests: number;
  readonly races: readonly string[];
  readonly bets: number;
}

/** Taking back what a host did. */
export interface UndoText {
  /** `seconds`: since 1970. */
  readonly until: (seconds: number) => string;
  readonly placeholder: string;
  readonly option: (params: {
    readonly kind: 'settlement' | 'cancel' | 'remove' | 'merge' | 'grant' | 'reset';
    readonly name: string;
    readonly amount: number;
  }) => string;
  readonly askReset: string;
  readonly resetBody: (params: ResetBack) => string;
  readonly resetUndone: (params: ResetBack) => string;
  readonly resetAnnouncement: string;
  readonly askTitle: (race: string) => string;
  readonly askRestore: (name: string) => string;
  readonly askFooter: string;
  /** It had been taken back before. */
  readonly before: string;
  readonly grantUndone: (params: {
    readonly name: string;
    readonly amount: number;
    readonly balance: number;
    readonly debt: number;
  }) => string;
  readonly mergeUndone: (params: {
    readonly from: string;
    readonly into: string;
    readonly fromCoins: number;
    readonly coins: number;
    readonly fromDebt: number;
    readonly debt: number;
  }) => string;
  readonly cancelUndone: (params: {
    readonly race: string;
    readonly isOpen: boolean;
    readonly bets: number;
  }) => string;
}
