import type { EventPayloads, EventType } from './events.js';
import type { LedgerKind } from './ledger.js';

/** What the party's log can be narrowed to. */
export const logFilters = ['all', 'races', 'bets', 'guests', 'words', 'coins'] as const;
export type LogFilter = (typeof logFilters)[number];

interface Telling {
  /** Where it is told of besides `all`. */
  readonly filter: LogFilter;
  /**
   * What people do for themselves, so that whom it is about need not be named twice. Of all else it
   * is told who did it, also where a host did it to their own seat.
   */
  readonly isOwnDeed: boolean;
}

/** How the log tells of an event; null: not at all. */
export const eventTellings = {
  'user-joined': { filter: 'guests', isOwnDeed: true },
  'user-renamed': { filter: 'guests', isOwnDeed: true },
  'party-updated': { filter: 'guests', isOwnDeed: false },
  'pin-renewed': { filter: 'guests', isOwnDeed: false },
  'photo-changed': { filter: 'guests', isOwnDeed: true },
  'guest-removed': { filter: 'guests', isOwnDeed: false },
  'guest-restored': { filter: 'guests', isOwnDeed: false },
  'guests-unmerged': { filter: 'guests', isOwnDeed: false },
  'guests-merged': { filter: 'guests', isOwnDeed: false },
  'coins-granted': { filter: 'guests', isOwnDeed: false },
  'grant-undone': { filter: 'guests', isOwnDeed: false },
  'party-reset': { filter: 'guests', isOwnDeed: false },
  'party-restored': { filter: 'guests', isOwnDeed: false },
  'overlay-test': null,
  'race-opened': { filter: 'races', isOwnDeed: false },
  'race-edited': { filter: 'races', isOwnDeed: false },
  'racer-entered': { filter: 'races', isOwnDeed: true },
  'racer-left': { filter: 'races', isOwnDeed: true },
  'race-locked': { filter: 'races', isOwnDeed: false },
  'race-unlocked': { filter: 'races', isOwnDeed: false },
  'race-cancelled': { filter: 'races', isOwnDeed: false },
  'race-restored': { filter: 'races', isOwnDeed: false },
  'leaderboard-update': { filter: 'races', isOwnDeed: true },
  'lap-voided': { filter: 'races', isOwnDeed: false },
  'bet-placed': { filter: 'bets', isOwnDeed: true },
  'bet-withdrawn': { filter: 'bets', isOwnDeed: true },
  'bets-settled': { filter: 'bets', isOwnDeed: false },
  'bets-unsettled': { filter: 'bets', isOwnDeed: false },
  'allowance-taken': { filter: 'bets', isOwnDeed: true },
  'round-started': { filter: 'words', isOwnDeed: false },
  'round-dealt': { filter: 'words', isOwnDeed: false },
  'round-updated': null,
  'round-revealed': { filter: 'words', isOwnDeed: false },
  'round-cancelled': { filter: 'words', isOwnDeed: false },
} as const satisfies { readonly [E in EventType]: Telling | null };

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
  DEBT: ['coins'],
} as const satisfies { readonly [K in LedgerKind]: readonly LogFilter[] };

/** An event that the log tells of. */
export type LoggedEvent = {
  [E in EventType]: (typeof eventTellings)[E] extends null ? never : E;
}[EventType];

/** What a line of the log tells of. */
export type LoggedType = LoggedEvent | LedgerKind;

/** A field of such an event's payload that holds a name. */
type NameField = {
  [E in LoggedEvent]: Extract<keyof EventPayloads[E], 'name' | `${string}Name`>;
}[LoggedEvent];

/** Which of the two names in a line of the log a payload's field holds. */
export const nameFields = {
  name: 'name',
  userName: 'name',
  bettorName: 'name',
  winnerName: 'name',
  targetName: 'other',
  fromName: 'other',
} as const satisfies { readonly [F in NameField]: 'name' | 'other' };

/** True where who did it and whom it is about need not be told apart. */
export function isOwnDeed(type: LoggedType): boolean {
  const tellings: { readonly [T in LoggedType]?: Telling } = eventTellings;
  return tellings[type]?.isOwnDeed ?? false;
}
