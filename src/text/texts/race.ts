import type { PayoutRule, RaceStatus } from '../../contract/events.js';

/** When an open race takes no more bets. */
export interface LockTime {
  readonly lockRule: 'manual' | 'first-lap' | 'timed';
  /** With `first-lap`: with the next lap, and no later than then. */
  readonly locksAt: Date | null;
}

/** Races: opening, locking, cancelling, voiding laps, the list and the notices. */
export interface RaceText {
  readonly opened: (race: string) => string;
  readonly announcementOpened: (params: {
    readonly race: string;
    readonly track: string | null;
    readonly isByHosts: boolean;
  }) => string;
  readonly payout: (rule: PayoutRule) => string;
  /** Null where a host locks it. */
  readonly locks: (time: LockTime) => string | null;
  readonly laps: {
    readonly self: string;
    readonly host: string;
    readonly confirmed: string;
  };
  readonly selfOnly: string;
  readonly cap: (coins: number) => string;
  readonly edited: (params: { readonly race: string; readonly isChanged: boolean }) => string;
  readonly track: (track: string) => string;
  readonly locksByHand: string;
  readonly extended: (params: { readonly race: string; readonly locksAt: Date }) => string;
  readonly announcementLocksSoon: (params: {
    readonly race: string;
    readonly locksAt: Date;
  }) => string;
  readonly entered: (params: {
    readonly race: string;
    readonly isNew: boolean;
    readonly isByHosts: boolean;
  }) => string;
  readonly left: (race: string) => string;
  /** `isCut`: more guests than the select holds. */
  readonly entrants: (params: {
    readonly race: string;
    readonly names: string;
    readonly count: number;
    readonly isCut: boolean;
  }) => string;
  readonly entrantsPlaceholder: { readonly add: string; readonly remove: string };
  readonly locked: (race: string) => string;
  readonly unlocked: (race: string) => string;
  readonly announcementTimeLocked: (race: string) => string;
  readonly cancelled: (params: { readonly race: string; readonly refunded: number }) => string;
  readonly voided: (params: {
    readonly name: string;
    readonly time: string | null;
    readonly race: string;
    readonly reason: string;
  }) => string;
  readonly voidedLeft: (params: { readonly best: string | null }) => string;
  readonly voidedBefore: (params: { readonly name: string; readonly race: string }) => string;
  readonly lapChoice: (params: {
    readonly time: string | null;
    readonly number: number;
    readonly race: string;
    readonly ago: string;
    readonly name: string | null;
  }) => string;
  readonly ago: (params: { readonly minutes: number }) => string;
  readonly lockChoice: {
    readonly manual: string;
    readonly 'first-lap': string;
    readonly timed: (params: { readonly duration: string }) => string;
  };
  readonly listTitle: string;
  readonly listEmpty: string;
  readonly listNext: string;
  readonly listStatus: (params: {
    readonly status: RaceStatus;
    readonly isCancelled: boolean;
  }) => string;
  readonly listRacers: (params: { readonly racers: number; readonly laps: number }) => string;
  readonly listPot: (params: { readonly pot: number; readonly bets: number }) => string;
  readonly listLeader: (params: { readonly name: string; readonly time: string }) => string;
  readonly listWinner: (params: { readonly name: string; readonly time: string }) => string;
  readonly listWaiting: (params: { readonly waiting: number }) => string;
  readonly listLocks: (time: LockTime) => string | null;
  readonly listRules: {
    readonly self: readonly string[];
    readonly host: readonly string[];
    readonly confirmed: readonly string[];
  };
  readonly listPayout: {
    readonly double: string;
    readonly pool: string;
  };
  readonly listSelfOnly: string;
  readonly listCap: (coins: number) => string;
  readonly reminder: (params: {
    readonly race: string;
    readonly at: Date;
    readonly hasWinner: boolean;
  }) => string;
  readonly endedItself: (race: string) => string;
  readonly undoHint: string;
}
