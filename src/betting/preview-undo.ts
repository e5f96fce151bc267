import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Party } from '../party/ensure-party.js';
import { foldName } from '../party/guest.js';
import { readLastReset } from '../party/last-reset.js';
import { resolveRace } from '../racing/resolve-race.js';
import { listPayments } from './payments.js';
import { isUndoable, requireUndoable, type UndoMoment, undoUntil } from './require-undoable.js';
import { listStandingSettlements, type StandingSettlement } from './standing-settlements.js';
import { planTakeBack, type TakenBack } from './take-back.js';

export interface UndoPreview {
  readonly settlement: StandingSettlement;
  /** Until when it can be taken back. */
  readonly until: Date;
  /** What would leave each wallet, largest first. */
  readonly takenBack: readonly TakenBack[];
}

/**
 * What taking a payout back would do; changes nothing. Without a race it means the one payout that
 * can still be taken back.
 * @throws UserError `nothing-to-undo`, `several-races`, `race-unknown`, `undo-not-settled`,
 * `undo-too-late` or `undo-before-reset`.
 */
export async function previewUndo(
  db: Database,
  { party, raceInput }: { readonly party: Party; readonly raceInput?: string | null | undefined },
  clock: Clock,
): Promise<UndoPreview> {
  const moment = { now: clock.now(), lastReset: await readLastReset(db.orm, party.id) };
  const settlement = await findSettlement(db, party.id, raceInput?.trim() ?? '', moment);
  return {
    settlement,
    until: undoUntil(settlement),
    takenBack: await planTakeBack(db.orm, party.id, await listPayments(db.orm, settlement.id)),
  };
}

async function findSettlement(
  db: Database,
  partyId: string,
  typed: string,
  moment: UndoMoment,
): Promise<StandingSettlement> {
  const standing = await listStandingSettlements(db.orm, partyId);
  const inTime = standing.filter((settlement) => isUndoable(settlement, moment));
  if (typed === '') {
    const only = requireOne(inTime);
    if (only === undefined) throw new UserError('nothing-to-undo', {});
    return only;
  }
  const named = requireOne(matchRace(inTime, typed)) ?? matchRace(standing, typed)[0];
  if (named !== undefined) return requireUndoable(named, moment);
  const race = await resolveRace(db, partyId, typed, 'board');
  const status = race.isCancelled ? 'CANCELLED' : race.status === 'OPEN' ? 'OPEN' : 'LOCKED';
  throw new UserError('undo-not-settled', { title: race.title, status });
}

function requireOne(settlements: readonly StandingSettlement[]): StandingSettlement | undefined {
  if (settlements.length > 1)
    throw new UserError('several-races', {
      races: settlements.map(({ race: { id, title } }) => ({ id, title })),
    });
  return settlements[0];
}

/** By id, else by the whole title, else by its beginning. */
function matchRace(
  settlements: readonly StandingSettlement[],
  typed: string,
): readonly StandingSettlement[] {
  const wanted = foldName(typed);
  const byId = settlements.filter(({ race }) => race.id === typed.toLowerCase());
  if (byId.length > 0 || wanted === '') return byId;
  const same = settlements.filter(({ race }) => foldName(race.title) === wanted);
  return same.length > 0
    ? same
    : settlements.filter(({ race }) => foldName(race.title).startsWith(wanted));
}
