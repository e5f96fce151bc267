import { UserError } from '../errors.js';
import type { StandingSettlement } from './standing-settlements.js';

/**
 * For how long a payout can be taken back, in ms: what a host confirmed, and what the race did by
 * itself.
 */
const confirmedMs = 15 * 60_000;
const automaticMs = 24 * 60 * 60_000;

type Settled = Pick<StandingSettlement, 'settledAt' | 'isAutomatic'> & {
  readonly race: { readonly title: string };
};

/**
 * What decides whether a payout can be taken back: the time, and the party's last reset (null:
 * never).
 */
export interface UndoMoment {
  readonly now: Date;
  readonly lastReset: Date | null;
}

/** Until when a settlement can be taken back. */
export function undoUntil({
  settledAt,
  isAutomatic,
}: Pick<Settled, 'settledAt' | 'isAutomatic'>): Date {
  return new Date(settledAt.getTime() + (isAutomatic ? automaticMs : confirmedMs));
}

/** Whether a payout can be taken back: what was paid before a reset is in no wallet any more. */
export function isUndoable(
  settlement: Pick<Settled, 'settledAt' | 'isAutomatic'>,
  { now, lastReset }: UndoMoment,
): boolean {
  return undoUntil(settlement) >= now && (lastReset === null || settlement.settledAt > lastReset);
}

/** @throws UserError `undo-before-reset`, or `undo-too-late` past the settlement's time. */
export function requireUndoable<S extends Settled>(settlement: S, moment: UndoMoment): S {
  if (isUndoable(settlement, moment)) return settlement;
  const { race, isAutomatic, settledAt } = settlement;
  if (moment.lastReset !== null && settledAt <= moment.lastReset)
    throw new UserError('undo-before-reset', { title: race.title });
  throw new UserError('undo-too-late', { title: race.title, isAutomatic });
}
