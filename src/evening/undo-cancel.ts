import { listRefunds, type Payment } from '../betting/payments.js';
import { planTakeBack, type TakenBack } from '../betting/take-back.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import type { HostAct } from '../party/host-acts.js';
import { markUndone, readAct, requireActUndoable } from '../party/host-acts.js';
import { readLastReset } from '../party/last-reset.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { requireRaceRoom } from '../racing/open-race.js';
import type { Race } from '../racing/race.js';
import { lockParty } from './lock-party.js';
import { stateBefore } from './race-state.js';
import { reviveRace } from './revive-race.js';
import type { UndoAsk } from './undo-ask.js';

/** A race that is on again. */
export interface UndoneCancel {
  readonly outcome: 'cancel-undone';
  readonly race: Race;
  /** Coins taken back, and bets that are pending again. */
  readonly takenBack: number;
  readonly bets: number;
  /** Who owes something now. */
  readonly owing: readonly TakenBack[];
  /** False where it had been taken back before. */
  readonly isChanged: boolean;
}

/** Nothing was taken back yet: these would owe something, and the host has not agreed. */
export interface UndoQuestion {
  readonly outcome: 'asks';
  readonly actId: string;
  readonly race: Race;
  readonly takenBack: readonly TakenBack[];
}

/**
 * Takes the cancelling of a race back, once: its bets pending again by reversing rows, the race in
 * the state it had. Where somebody has spent the refund, asks first: the rest would be owed.
 * @throws UserError `act-too-late`, `act-before-reset`, `too-many-races`, `not-found` or
 * `button-outdated`.
 */
export function undoCancel(
  db: Database,
  input: UndoAsk,
  clock: Clock,
): Promise<UndoneCancel | UndoQuestion> {
  return db.orm.transaction(async (tx) => {
    // Merging and resetting take turns with this: who has which seat stays as it is read.
    await lockParty(tx, input.party.id);
    const act = await readAct(tx, input.party.id, input.actId);
    const race = await lockRaceRow(tx, input.party.id, act.gameId ?? '');
    const base = { outcome: 'cancel-undone', race, takenBack: 0, bets: 0, owing: [] } as const;
    if (act.undoneAt !== null) return { ...base, isChanged: false };
    const now = clock.now();
    requireActUndoable(act, { now, lastReset: await readLastReset(tx, input.party.id) });
    await requireRaceRoom(tx, input.party.id);
    const refunds = await listRefunds(tx, act.id);
    const plan = await planTakeBack(tx, input.party.id, refunds);
    const owing = plan.filter(({ owes }) => owes > 0);
    if (owing.length > 0 && !input.acceptsDebts)
      return { outcome: 'asks', actId: act.id, race, takenBack: plan };
    return { ...(await reopen(tx, act, race, refunds, input, now)), owing };
  });
}

async function reopen(
  tx: Transaction,
  act: HostAct,
  race: Race,
  refunds: readonly Payment[],
  { triggeredBy, tellIn }: UndoAsk,
  now: Date,
): Promise<Omit<UndoneCancel, 'owing'>> {
  const before = stateBefore.parse(act.data);
  const line = { kind: 'cancel-undone', subject: act.id, tellIn } as const;
  const revived = await reviveRace(tx, race, { before, refunds, triggeredBy, line }, now);
  await markUndone(tx, act, triggeredBy, now);
  return { outcome: 'cancel-undone', ...revived, isChanged: true };
}
