import type { LedgerKind } from '../contract/ledger.js';

/** One movement on one guest's wallet. */
export interface Movement {
  readonly userId: string;
  readonly kind: LedgerKind;
  /** Coins; negative where they leave the wallet. */
  readonly amount: number;
  readonly betId?: string;
  readonly gameId?: string;
  readonly roundId?: string;
  readonly settlementId?: string;
  /** The host's act that it belongs to. */
  readonly actId?: string | undefined;
  readonly reversesId?: number;
  readonly reason?: string;
  /** `2026-11-21`: at most one a guest and day. */
  readonly allowanceDay?: string;
  /** Unique in the ledger, so that a second delivery moves nothing. */
  readonly interactionId?: string;
}

/** A wallet as it is while its lock is held. */
export interface LockedWallet extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly balance: number;
  /** Coins owed. */
  readonly debt: number;
}

/** What becomes of what guests owe, and of what they no longer have. */
export interface Owing {
  /** True where a wallet that holds too little gives what it has, and the guest owes the rest. */
  readonly mayOwe?: boolean;
  /** True where coins only change places: what comes in pays no debt yet. */
  readonly keepsDebts?: boolean;
}
