import type { PayoutRule } from '../../contract/events.js';

/** The ticket of a bet. */
export interface BetText {
  readonly title: string;
  readonly raisedTitle: string;
  /** In a ticket whose bet opened its race. */
  readonly opened: string;
  readonly on: string;
  readonly stake: string;
  readonly stakeRaised: (params: { readonly added: number; readonly total: number }) => string;
  readonly rule: string;
  readonly ruleText: (rule: PayoutRule) => string;
  readonly cap: (params: { readonly cap: number; readonly room: number }) => string;
  readonly possible: string;
  readonly possiblePool: (params: { readonly amount: number }) => string;
  readonly balance: string;
  readonly titleFor: (params: { readonly name: string; readonly isRaised: boolean }) => string;
  readonly pot: string;
  readonly potText: (params: {
    readonly pot: number;
    readonly backing: number;
    readonly racer: string;
    readonly share: string;
  }) => string;
  readonly footer: (params: {
    readonly staked: number;
    readonly total: number;
    readonly canRepeat: boolean;
  }) => string;
  readonly withdrawn: (params: {
    readonly amount: number;
    readonly racer: string;
    readonly race: string;
    readonly balance: number;
  }) => string;
  readonly inRace: (race: string) => string;
}
