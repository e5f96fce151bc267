/** Why coins moved: the kind of a row of the ledger. */
export type LedgerKind =
  | 'JOIN'
  | 'STAKE'
  | 'PAYOUT'
  | 'REFUND'
  | 'PRIZE'
  | 'GRANT'
  | 'REVERSAL'
  | 'ALLOWANCE'
  | 'MERGE'
  | 'RESET';
