import type { PayoutRule, RaceStatus } from '../../contract/events.js';

/** The board of a race, and betting from it. */
export interface BoardText {
  readonly state: (params: {
    readonly status: RaceStatus;
    readonly isCancelled: boolean;
    readonly rule: PayoutRule;
  }) => string;
  readonly empty: (params: { readonly isByHosts: boolean }) => string;
  readonly leader: string;
  readonly dnf: string;
  readonly gap: (ms: number) => string;
  readonly interval: (ms: number) => string;
  readonly noGap: string;
  readonly stateLabel: string;
  readonly open: string;
  readonly timesKnown: string;
  readonly locked: string;
  readonly finished: string;
  readonly cancelled: string;
  readonly closed: (params: { readonly channelId: string }) => string;
  readonly givenUp: (params: { readonly messages: number }) => string;
  readonly potLabel: string;
  readonly noBets: (params: { readonly status: RaceStatus }) => string;
  readonly pot: (params: { readonly pot: number; readonly bets: number }) => string;
  readonly paid: (params: { readonly pot: number; readonly paidOut: number }) => string;
  readonly backingLabel: string;
  readonly waitingLabel: string;
  readonly backed: (params: { readonly name: string; readonly amount: number }) => string;
  readonly footer: (params: {
    readonly rule: PayoutRule;
    readonly isOver: boolean;
    readonly isByHosts: boolean;
  }) => string;
  readonly podiumAlt: (params: {
    readonly race: string;
    readonly places: readonly { readonly name: string; readonly lapTimeMs: number }[];
  }) => string;
  readonly chooseRacer: (params: {
    readonly race: string;
    readonly stake: number | null;
  }) => string;
  readonly racerPlaceholder: string;
  readonly racerPlace: (params: {
    readonly position: number;
    readonly lapTimeMs: number | null;
  }) => string;
  readonly racerWithoutLap: (params: { readonly isRacing: boolean }) => string;
  readonly amountTitle: (name: string) => string;
  readonly amountLabel: string;
  readonly amountHint: (params: { readonly balance: number }) => string;
}
