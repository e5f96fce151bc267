import type { LedgerKind } from '../../contract/ledger.js';

/** A wallet and its movements. */
export interface WalletText {
  readonly title: (name: string) => string;
  readonly balance: (balance: number) => string;
  /** Coins that the next income pays. */
  readonly owes: (debt: number) => string;
  readonly debtPaid: string;
  readonly empty: string;
  readonly more: (hidden: number) => string;
  readonly allowanceOffered: (params: { readonly amount: number }) => string;
  readonly allowancePending: (params: { readonly amount: number }) => string;
  readonly allowanceTaken: (params: { readonly nextSeconds: number }) => string;
  readonly allowanceDone: (params: { readonly amount: number }) => string;
  readonly kinds: { readonly [K in LedgerKind]: string };
  readonly mergedSeat: string;
  readonly on: (racer: string) => string;
  readonly inRound: (round: number) => string;
  readonly in: (race: string) => string;
}
