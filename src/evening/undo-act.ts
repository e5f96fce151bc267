import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { type HostAct, readAct } from '../party/host-acts.js';
import { type RestoredGuest, type RestoreQuestion, restoreGuest } from './restore-guest.js';
import type { UndoAsk } from './undo-ask.js';
import { type UndoneCancel, type UndoQuestion, undoCancel } from './undo-cancel.js';
import { type UndoneGrant, undoGrant } from './undo-grant.js';
import { type UndoneMerge, undoMerge } from './undo-merge.js';
import { type ResetQuestion, type UndoneReset, undoReset } from './undo-reset.js';

export type UndoOutcome =
  | UndoneCancel
  | UndoneGrant
  | UndoneMerge
  | UndoneReset
  | ResetQuestion
  | UndoQuestion
  | RestoredGuest
  | RestoreQuestion
  | { readonly outcome: 'before' };

/**
 * Takes back whatever a host's act did.
 * @throws UserError as the undo of its kind.
 */
export async function undoAct(db: Database, input: UndoAsk, clock: Clock): Promise<UndoOutcome> {
  const act = await readAct(db.orm, input.party.id, input.actId);
  const { kind } = act;
  if (kind === 'remove') return undoRemoval(db, input, act, clock);
  if (kind === 'merge') return undoMerge(db, input, clock);
  if (kind === 'grant') return undoGrant(db, input, clock);
  if (kind === 'cancel') return undoCancel(db, input, clock);
  return undoReset(db, input, clock);
}

/** A guest who is back already, and may have been removed anew, is left alone. */
async function undoRemoval(
  db: Database,
  { party, triggeredBy: changedBy, acceptsDebts, tellIn }: UndoAsk,
  { userId, undoneAt }: HostAct,
  clock: Clock,
): Promise<UndoOutcome> {
  if (undoneAt !== null || userId === null) return { outcome: 'before' };
  return restoreGuest(db, { party, userId, changedBy, acceptsDebts, tellIn }, clock);
}
