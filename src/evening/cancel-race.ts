import { and, desc, eq, isNull } from 'drizzle-orm';
import { type DueBet, payBets } from '../betting/pay-bets.js';
import { readEndedBets, readPendingBets } from '../betting/read-bets.js';
import { sumPayouts } from '../betting/rules.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { hostActs } from '../db/schema/host-acts.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import type { Line } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { actUndoUntil, recordAct } from '../party/host-acts.js';
import type { ChangedRace, RaceChange } from '../racing/lock-race.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { type Race, raceFields } from '../racing/race.js';
import { stateOf } from './race-state.js';

export interface CancelledRace extends ChangedRace {
  readonly outcome: 'cancelled';
  readonly refundedBets: number;
  readonly refundedCoins: number;
  /** By which it can be taken back, and until when; null for one of an older version. */
  readonly undo: { readonly actId: string; readonly until: Date } | null;
}

/**
 * Nothing was cancelled: `changed` where the race is not what the preview showed, `involved` where
 * the host who confirms has a bet in it and has not said so yet.
 */
export type CancelOutcome =
  | CancelledRace
  | { readonly outcome: 'changed' | 'involved'; readonly race: Race };

interface Cancellation extends RaceChange {
  /** True where nobody asked for it: the race had been left. */
  readonly isByItself?: boolean;
}

interface Confirmation extends RaceChange {
  /** The version that the preview showed. */
  readonly boardVersion: number;
  /** True where the host knows of having a bet in the race and cancels it all the same. */
  readonly isInvolvementKnown: boolean;
}

/**
 * Ends a race without a winner and gives every pending stake back, once; a race cancelled before is
 * reported as it was.
 * @throws UserError `race-finished` for a race paid out, `wallet-full`, `not-found` or
 * `button-outdated`.
 */
export function cancelRace(
  db: Database,
  { party, gameId, isByItself = false, ...by }: Cancellation,
  clock: Clock,
): Promise<CancelledRace> {
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, party.id, gameId);
    if (race.status === 'FINISHED') return readCancelled(tx, race);
    return endWithLine(
      tx,
      race,
      { ...by, isAutomatic: isByItself, isInvolved: false },
      clock.now(),
    );
  });
}

/**
 * The same for a host who has seen a preview: nothing where the race has changed since, and not at
 * the first press where the host has a bet in it.
 * @throws UserError as `cancelRace`.
 */
export function confirmCancel(
  db: Database,
  { party, gameId, boardVersion, isInvolvementKnown, ...by }: Confirmation,
  clock: Clock,
): Promise<CancelOutcome> {
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, party.id, gameId);
    if (race.status === 'FINISHED') return readCancelled(tx, race);
    if (race.boardVersion !== boardVersion) return { outcome: 'changed', race };
    const pending = await readPendingBets(tx, race);
    const isInvolved = pending.some(({ bettorId }) => bettorId === by.triggeredBy);
    if (isInvolved && !isInvolvementKnown) return { outcome: 'involved', race };
    return endWithLine(tx, race, { ...by, isAutomatic: false, isInvolved }, clock.now());
  });
}

/** @throws UserError `race-finished` for a race that was paid out. */
async function readCancelled(tx: Transaction, race: Race): Promise<CancelledRace> {
  if (!race.isCancelled)
    throw new UserError('race-finished', { title: race.title, isCancelled: false });
  const [act] = await tx
    .select()
    .from(hostActs)
    .where(and(eq(hostActs.gameId, race.id), isNull(hostActs.undoneAt)))
    .orderBy(desc(hostActs.doneAt))
    .limit(1);
  const ended = await readEndedBets(tx, race);
  return {
    outcome: 'cancelled',
    race,
    isChanged: false,
    refundedBets: ended.length,
    refundedCoins: sumPayouts(ended),
    undo: act === undefined ? null : { actId: act.id, until: actUndoUntil(act) },
  };
}

type By = Pick<RaceChange, 'triggeredBy' | 'tellIn'> & {
  readonly isAutomatic: boolean;
  readonly isInvolved: boolean;
};

async function endWithLine(
  tx: Transaction,
  race: Race,
  { triggeredBy, tellIn, isAutomatic, isInvolved }: By,
  now: Date,
): Promise<CancelledRace> {
  const act = { kind: 'cancel', doneAt: now, isAutomatic } as const;
  const actId = await recordAct(tx, {
    ...act,
    ...{
      partyId: race.partyId,
      gameId: race.id,
      data: stateOf(race),
      doneBy: triggeredBy,
      isInvolved,
    },
  });
  const kind = isAutomatic ? 'race-cancelled-by-itself' : 'race-cancelled';
  const line = { kind, subject: actId, tellIn } as const;
  const by = { actId, triggeredBy, isInvolved };
  const ended = await cancelHeldRace(tx, race, by, now, line);
  return { ...ended, undo: { actId, until: actUndoUntil(act) } };
}

interface HeldBy {
  /** The host's act that its refunds belong to. */
  readonly actId: string;
  readonly triggeredBy: string | null;
  readonly isInvolved?: boolean;
}

/** Ends a live race that the caller holds, inside its transaction, for a host's act. */
export async function cancelHeldRace(
  tx: Transaction,
  race: Race,
  { actId, triggeredBy, isInvolved = false }: HeldBy,
  now: Date,
  line: Line | null = null,
): Promise<Omit<CancelledRace, 'undo'>> {
  const refunds = (await readPendingBets(tx, race)).map(
    ({ betId, bettorId, stake }): DueBet => ({
      betId,
      bettorId,
      status: 'REFUNDED',
      payout: stake,
    }),
  );
  await payBets(tx, race, refunds, { actId, at: now });
  const cancelled: Race = { ...race, status: 'FINISHED', isCancelled: true, endedAt: now };
  const payload = {
    ...raceFields(cancelled),
    refundedBets: refunds.length,
    ...(isInvolved ? { isInvolved } : {}),
    timestamp: now.toISOString(),
  };
  await tx
    .update(partyGames)
    .set({ status: 'FINISHED', cancelledAt: now, endTime: now })
    .where(eq(partyGames.id, race.id));
  const event = { partyId: race.partyId, type: 'race-cancelled', triggeredBy, payload } as const;
  await recordEvent(tx, event, line);
  const sums = { refundedBets: refunds.length, refundedCoins: sumPayouts(refunds) };
  return { outcome: 'cancelled', race: cancelled, isChanged: true, ...sums };
}
