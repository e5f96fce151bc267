/** Why coins moved: the kinds of the ledger's rows. */
export const ledgerKinds = [
  'JOIN',
  'STAKE',
  'PAYOUT',
  'REFUND',
  'PRIZE',
  'GRANT',
  'REVERSAL',
  'ALLOWANCE',
  'MERGE',
  'RESET',
  'DEBT',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
