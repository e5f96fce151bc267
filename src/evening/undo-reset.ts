import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import { type HostAct, markUndone, readAct, requireActUndoable } from '../party/host-acts.js';
import { readLastReset } from '../party/last-reset.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { requireRaceRoom } from '../racing/open-race.js';
import type { Race } from '../racing/race.js';
import { moveCoins } from '../wallet/move-coins.js';
import type { Movement } from '../wallet/movement.js';
import { lockAllWallets, lockParty } from './lock-party.js';
import { findMovedSince, type ResetData, resetData } from './reset-data.js';
import { listRefundsOf, reviveRace } from './revive-race.js';
import type { UndoAsk } from './undo-ask.js';

/** What a reset that is taken back restores. */
interface Restoration {
  /** Guests whose coins are again what they were. */
  readonly guests: number;
  /** The titles of the races that are on again, and their bets. */
  readonly races: readonly string[];
  readonly bets: number;
}

/** The party is as it was before the reset; `isChanged` is false where it had been before. */
export interface UndoneReset extends Restoration {
  readonly outcome: 'reset-undone';
  readonly isChanged: boolean;
}

/** Nothing was done yet: this is what would come back. */
export interface ResetQuestion extends Restoration {
  readonly outcome: 'asks-reset';
  readonly actId: string;
}

/**
 * Takes a reset back, once: every wallet, debt, live race and bet as it was. Only while nothing
 * rests on the new evening: where coins have moved and are not back, theirs would be overwritten.
 * A round of the word game that the reset ended stays ended. Asks first: `acceptsDebts` confirms.
 * @throws UserError `reset-built-on`, `act-too-late`, `act-before-reset`, `too-many-races`,
 * `not-found` or `button-outdated`.
 */
export function undoReset(
  db: Database,
  input: UndoAsk,
  clock: Clock,
): Promise<UndoneReset | ResetQuestion> {
  const { party } = input;
  return db.orm.transaction(async (tx) => {
    await lockParty(tx, party.id);
    const act = await readAct(tx, party.id, input.actId);
    const kept = resetData.safeParse(act.data);
    if (!kept.success) throw new UserError('not-found', { what: 'act' });
    const { data } = kept;
    const races: Race[] = [];
    for (const { id } of data.races) races.push(await lockRaceRow(tx, party.id, id));
    await lockAllWallets(tx, party.id);
    const levelled = await readLevelled(tx, act.id);
    const restoration = {
      guests: new Set(levelled.map(({ userId }) => userId)).size,
      races: races.map(({ title }) => title),
      bets: await countRefunds(tx, act.id),
    };
    const undone = { outcome: 'reset-undone', ...restoration } as const;
    if (act.undoneAt !== null) return { ...undone, isChanged: false };
    const now = clock.now();
    requireActUndoable(act, { now, lastReset: await readLastReset(tx, party.id) });
    const moved = await findMovedSince(tx, party.id, data.lastEntry);
    if (moved !== null) throw new UserError('reset-built-on', { name: moved });
    if (!input.acceptsDebts) return { outcome: 'asks-reset', actId: act.id, ...restoration };
    await restore(tx, input, { act, data, races, levelled }, now);
    return { ...undone, isChanged: true };
  });
}

interface Levelled extends Record<string, unknown> {
  readonly id: number;
  readonly userId: string;
  readonly amount: number;
}

/** The rows that brought wallets to the starting coins, in their order. */
async function readLevelled(tx: Transaction, actId: string): Promise<readonly Levelled[]> {
  return tx.execute<Levelled>(sql`
    select id::float8 as id, user_id as "userId", amount from wallet_entries
    where act_id = ${actId} and kind = 'RESET' order by id`);
}

async function countRefunds(tx: Transaction, actId: string): Promise<number> {
  const [row] = await tx.execute<{ bets: number }>(sql`
    select count(*)::int as bets from wallet_entries where act_id = ${actId} and kind = 'REFUND'`);
  return row?.bets ?? 0;
}

interface Held {
  readonly act: HostAct;
  readonly data: ResetData;
  readonly races: readonly Race[];
  readonly levelled: readonly Levelled[];
}

/** The last first: the wallets, then the races with their bets. */
async function restore(
  tx: Transaction,
  { party, triggeredBy, tellIn }: UndoAsk,
  { act, data, races, levelled }: Held,
  now: Date,
): Promise<void> {
  const owed = data.debts.map(
    ({ userId, coins }): Movement => ({ userId, kind: 'DEBT', amount: coins }),
  );
  const reversals = levelled.map(
    ({ id, userId, amount }): Movement => ({
      ...{ userId, kind: 'REVERSAL', amount: -amount, reversesId: id },
    }),
  );
  await moveCoins(tx, party.id, [...owed, ...reversals], now, { keepsDebts: true });
  for (const race of races) {
    await requireRaceRoom(tx, party.id);
    const before = data.races.find(({ id }) => id === race.id);
    if (before === undefined) throw new Error('A race that the reset did not cancel');
    const refunds = await listRefundsOf(tx, act.id, race.id);
    await reviveRace(tx, race, { before, refunds, triggeredBy, line: null }, now);
  }
  await markUndone(tx, act, triggeredBy, now);
  const payload = { races: races.length, timestamp: now.toISOString() };
  await recordEvent(
    tx,
    { partyId: party.id, type: 'party-restored', payload, triggeredBy },
    { kind: 'party-restored', tellIn },
  );
}
