import type { EventType } from './events.js';
import type { LedgerKind } from './ledger.js';

/** What the party's log can be narrowed to. */
export const logFilters = ['all', 'races', 'bets', 'guests', 'words', 'coins'] as const;
export type LogFilter = (typeof logFilters)[number];

/** Where the log tells of an event besides `all`; null: nowhere. */
export const eventFilters = {
  'user-joined': 'guests',
  'user-renamed': 'guests',
  'party-updated': 'guests',
  'pin-renewed': 'guests',
  'guest-removed': 'guests',
  'guest-restored': 'guests',
  'guests-merged': 'guests',
  'coins-granted': 'guests',
  'party-reset': 'guests',
  'overlay-test': null,
  'race-opened': 'races',
  'race-locked': 'races',
  'race-unlocked': 'races',
  'race-cancelled': 'races',
  'leaderboard-update': 'races',
  'lap-voided': 'races',
  'bet-placed': 'bets',
  'bet-withdrawn': 'bets',
  'bets-settled': 'bets',
  'bets-unsettled': 'bets',
  'allowance-taken': 'bets',
  'round-started': 'words',
  'round-dealt': 'words',
  'round-updated': null,
  'round-revealed': 'words',
  'round-cancelled': 'words',
} as const satisfies { readonly [E in EventType]: LogFilter | null };

/** Where the log tells of a row of the ledger; what an event tells already is not told twice. */
export const ledgerFilters = {
  JOIN: ['coins'],
  STAKE: ['coins'],
  PAYOUT: ['coins'],
  REFUND: ['coins'],
  PRIZE: ['all', 'words', 'coins'],
  GRANT: ['coins'],
  REVERSAL: ['coins'],
  ALLOWANCE: ['coins'],
  MERGE: ['coins'],
  RESET: ['coins'],
} as const satisfies { readonly [K in LedgerKind]: readonly LogFilter[] };

/** An event that the log tells of. */
export type LoggedEvent = {
  [E in EventType]: (typeof eventFilters)[E] extends null ? never : E;
}[EventType];

/** What a line of the log tells of. */
export type LoggedType = LoggedEvent | LedgerKind;
