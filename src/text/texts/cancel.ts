/** Cancelling a race: what it would do. */
export interface CancelText {
  readonly title: (race: string) => string;
  readonly state: (params: {
    readonly isOpen: boolean;
    /** Null where nobody has a time. */
    readonly leader: { readonly name: string; readonly timeMs: number } | null;
    readonly racers: number;
    readonly waiting: number;
  }) => string;
  readonly sums: (params: {
    readonly bets: number;
    readonly coins: number;
    readonly guests: number;
  }) => string;
  readonly refund: (params: { readonly name: string; readonly coins: number }) => string;
  readonly changed: string;
  readonly involved: string;
  readonly footer: (params: { readonly button: string }) => string;
  /** To all: who cancelled it, and had a bet in it. */
  readonly byInvolved: (host: string) => string;
  /** To all: the race is on again. */
  readonly announcementUndone: (params: {
    readonly race: string;
    readonly isOpen: boolean;
    readonly bets: number;
  }) => string;
}
