/** Paying a race out, and taking the payout back. */
export interface SettleText {
  readonly title: (race: string) => string;
  readonly winner: (params: { readonly name: string; readonly timeMs: number }) => string;
  readonly locked: string;
  readonly waiting: (params: {
    readonly waiting: number;
    readonly laps: readonly string[];
    readonly hidden: number;
  }) => string;
  readonly waitingLap: (params: { readonly name: string; readonly timeMs: number }) => string;
  readonly noBets: string;
  readonly sums: (params: { readonly staked: number; readonly paidOut: number }) => string;
  readonly line: (params: {
    readonly bettor: string;
    readonly racer: string;
    readonly stake: number;
    readonly payout: number | null;
  }) => string;
  readonly lineRefund: (params: {
    readonly bettor: string;
    readonly racer: string;
    readonly stake: number;
  }) => string;
  readonly more: (hidden: number) => string;
  readonly footer: (params: { readonly button: string }) => string;
  readonly changed: string;
  readonly involved: string;
  readonly done: (params: { readonly race: string; readonly paidOut: number }) => string;
  readonly already: (params: { readonly race: string; readonly paidOut: number }) => string;
  readonly announcement: (params: {
    readonly race: string;
    readonly winner: string;
    readonly timeMs: number;
  }) => string;
  readonly winners: (params: {
    readonly names: readonly string[];
    readonly hidden: number;
  }) => string;
  readonly noWinners: string;
  readonly settlerInvolved: (name: string) => string;
  readonly refunded: string;
  readonly winnerPaid: (params: { readonly name: string; readonly amount: number }) => string;
  readonly undoTitle: (race: string) => string;
  readonly undoHead: (params: {
    readonly winner: string;
    readonly settledSeconds: number;
    readonly untilSeconds: number;
  }) => string;
  readonly undoNothing: string;
  readonly undoLine: (params: {
    readonly name: string;
    readonly amount: number;
    readonly left: number;
    readonly owes: number;
  }) => string;
  readonly moreWallets: (hidden: number) => string;
  readonly undoFooter: string;
  readonly undone: (race: string) => string;
  readonly announcementUndone: (params: {
    readonly race: string;
    readonly takenBack: number;
    readonly bets: number;
  }) => string;
  readonly unlocked: (race: string) => string;
  readonly announcementLocked: (race: string) => string;
  readonly announcementUnlocked: (params: {
    readonly race: string;
    readonly locksAt: Date | null;
  }) => string;
}
