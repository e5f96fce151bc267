import { pgView } from 'drizzle-orm/pg-core';
import { bestLaps } from './best-laps.js';
import { betLedger } from './bet-ledger.js';
import { debts } from './debts.js';
import { invariantColumns, overdueColumns, unionOf } from './define.js';
import { endedSeats } from './ended-seats.js';
import { eventSequence } from './event-sequence.js';
import { liveSessions } from './live-sessions.js';
import { overdueDeliveries } from './overdue-deliveries.js';
import { overdueEvents } from './overdue-events.js';
import { overdueLines } from './overdue-lines.js';
import { overduePhases } from './overdue-phases.js';
import { overdueRefunds } from './overdue-refunds.js';
import { overdueWords } from './overdue-words.js';
import { partyScope } from './party-scope.js';
import { raceBets } from './race-bets.js';
import { roundPlayers } from './round-players.js';
import { roundPrizes } from './round-prizes.js';
import { roundSecrets } from './round-secrets.js';
import { settlementPayouts } from './settlement-payouts.js';
import { walletLedger } from './wallet-ledger.js';

export * from './best-laps.js';
export * from './bet-ledger.js';
export * from './debts.js';
export * from './ended-seats.js';
export * from './event-sequence.js';
export * from './live-sessions.js';
export * from './overdue-deliveries.js';
export * from './overdue-events.js';
export * from './overdue-lines.js';
export * from './overdue-phases.js';
export * from './overdue-refunds.js';
export * from './overdue-words.js';
export * from './party-scope.js';
export * from './race-bets.js';
export * from './round-players.js';
export * from './round-prizes.js';
export * from './round-secrets.js';
export * from './settlement-payouts.js';
export * from './wallet-ledger.js';

/**
 * One row for each broken rule, none when all is well. The numbers are those of the invariants in
 * the documentation.
 */
export const invariantViolations = pgView('invariant_violations', invariantColumns()).as(
  unionOf([
    walletLedger,
    betLedger,
    raceBets,
    settlementPayouts,
    bestLaps,
    roundPlayers,
    roundSecrets,
    eventSequence,
    partyScope,
    roundPrizes,
    liveSessions,
    debts,
    endedSeats,
  ]),
);

/** What is owed for more than 60 s; none while Discord, Channels and the queue answer. */
export const invariantOverdue = pgView('invariant_overdue', overdueColumns()).as(
  unionOf([
    overdueEvents,
    overdueWords,
    overdueDeliveries,
    overduePhases,
    overdueRefunds,
    overdueLines,
  ]),
);
