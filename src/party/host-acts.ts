import { and, eq } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { type hostActKinds, hostActs } from '../db/schema/host-acts.js';
import { UserError } from '../errors.js';
import { isUuid } from './guest.js';

export type HostActKind = (typeof hostActKinds)[number];

/** Something that a host did and may take back. */
export type HostAct = typeof hostActs.$inferSelect;

type NewAct = Pick<HostAct, 'partyId' | 'kind' | 'data' | 'doneBy' | 'doneAt'> &
  Partial<Pick<HostAct, 'gameId' | 'userId' | 'isInvolved' | 'isAutomatic'>>;

const minutesMs = 60_000;
const dayMs = 24 * 60 * minutesMs;

/** For how long each can be taken back, in milliseconds. */
const undoWithinMs: Readonly<Record<HostActKind, number>> = {
  cancel: 15 * minutesMs,
  grant: 15 * minutesMs,
  merge: dayMs,
  remove: dayMs,
  reset: dayMs,
};

/** Writes down what a host does, in the transaction of its change; returns its id. */
export async function recordAct(tx: Transaction, act: NewAct): Promise<string> {
  const [row] = await tx.insert(hostActs).values(act).returning({ id: hostActs.id });
  if (row === undefined) throw new Error("The host's act was not written");
  return row.id;
}

/**
 * One of a party's acts by its id, which may come from a button.
 * @throws UserError `not-found`, or `button-outdated` for no id at all.
 */
export async function readAct(
  db: Orm | Transaction,
  partyId: string,
  actId: string,
): Promise<HostAct> {
  if (!isUuid(actId)) throw new UserError('button-outdated', {});
  const act = await findAct(db, partyId, actId);
  if (act === null) throw new UserError('not-found', { what: 'act' });
  return act;
}

/** The same; null where the party has none such. */
export async function findAct(
  db: Orm | Transaction,
  partyId: string,
  actId: string,
): Promise<HostAct | null> {
  const [act] = await db
    .select()
    .from(hostActs)
    .where(and(eq(hostActs.partyId, partyId), eq(hostActs.id, actId)));
  return act ?? null;
}

/** Notes that an act was taken back. */
export async function markUndone(
  tx: Transaction,
  { id }: Pick<HostAct, 'id'>,
  undoneBy: string | null,
  undoneAt: Date,
): Promise<void> {
  await tx.update(hostActs).set({ undoneAt, undoneBy }).where(eq(hostActs.id, id));
}

type Done = Pick<HostAct, 'kind' | 'doneAt' | 'isAutomatic'>;

/** Until when an act can be taken back. */
export function actUndoUntil({ kind, doneAt, isAutomatic }: Done): Date {
  return new Date(doneAt.getTime() + (isAutomatic ? dayMs : undoWithinMs[kind]));
}

/** What decides whether something can be taken back: the time, and the last reset (null: never). */
export interface UndoMoment {
  readonly now: Date;
  readonly lastReset: Date | null;
}

/**
 * @throws UserError `act-too-late`, or `act-before-reset`: what was in a wallet then is in none any
 * more.
 */
export function requireActUndoable(act: Done, { now, lastReset }: UndoMoment): void {
  const { kind, doneAt } = act;
  if (lastReset !== null && doneAt < lastReset) throw new UserError('act-before-reset', {});
  if (actUndoUntil(act) < now)
    throw new UserError('act-too-late', { kind, isAutomatic: act.isAutomatic });
}
