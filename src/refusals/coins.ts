import type { OptionsOf } from './options.js';

/** Wallets, and amounts as typed. */
export interface CoinRefusals {
  'grant-invalid': Record<string, never>;
  'grant-below-zero': { readonly name: string; readonly balance: number };
  /** `room`: the coins that this wallet still holds. */
  'grant-over-limit': { readonly name: string; readonly room: number };
  'grant-reason-missing': Record<string, never>;
  'amount-invalid': {
    readonly input: string;
    readonly reason: 'form' | 'zero' | 'negative' | 'fraction' | 'too-large';
  };
  /** `1.000`: what it is with a separator of thousands, and with a decimal point, in coins. */
  'amount-ambiguous': { readonly input: string; readonly more: number; readonly less: number };
  /** `name`: whose wallet it is where a host bets for somebody else. */
  'amount-over-balance': {
    readonly amount: number;
    readonly balance: number;
    readonly name?: string;
  };
  'wallet-empty': { readonly name?: string };
  /** A wallet holds at most 2,147,483,647 coins (int4): the payout or refund does not fit. */
  'wallet-full': { readonly name: string };
  'allowance-not-needed': { readonly balance: number; readonly limit: number };
  'allowance-pending-bet': Record<string, never>;
  /** When the next day (UTC) begins, in seconds since 1970: Discord's own time stamps show it. */
  'allowance-taken': { readonly nextSeconds: number };
}

export const coinOptions = {
  'amount-ambiguous': ['amount'],
  'amount-invalid': ['amount'],
  'amount-over-balance': ['amount'],
  'grant-below-zero': ['amount'],
  'grant-invalid': ['amount'],
  'grant-over-limit': ['amount'],
  'grant-reason-missing': ['reason'],
} as const satisfies OptionsOf<CoinRefusals>;
