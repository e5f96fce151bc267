import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { PayoutRule } from '../contract/events.js';
import type { Database, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import { foldName } from '../party/guest.js';
import { cleanText } from '../values/display-name.js';
import { type Change, changeRace, type EditedBy, type EditedRace } from './change-race.js';
import { isDriven } from './is-driven.js';
import type { Race } from './race.js';
import { readCap } from './read-cap.js';
import { type LockWish, readDuration, readLock } from './read-lock.js';
import { readField, readTitle } from './rules.js';
import { isTitleTaken } from './write-race.js';

/** What is to be another; absent, null or empty: it stays. */
export interface RaceEdit extends EditedBy {
  readonly title?: string | null | undefined;
  readonly track?: string | null | undefined;
  readonly payoutRule?: PayoutRule | null | undefined;
  /** As typed: `manual`, `first-lap`, `10m` from now. */
  readonly lock?: string | null | undefined;
  /** As typed: `500`, `1k`, `none`. */
  readonly cap?: string | null | undefined;
}

/**
 * Changes a live race: its title and track at any time, what a bet pays while nobody has bet, when
 * bets lock while they are open.
 * @throws UserError `edit-nothing`, `race-title-taken`, `edit-has-bets`, `edit-locked`,
 * `edit-driven`, `edit-over-cap`, `lock-invalid`, `cap-invalid`, `text-too-long`, `race-finished`, `not-found`, `button-outdated`.
 */
export async function editRace(db: Database, edit: RaceEdit, clock: Clock): Promise<EditedRace> {
  const title = readTitle(edit.title);
  const track = readField('track', edit.track);
  const lock = edit.lock ? readLock(edit.lock) : null;
  const payoutRule = edit.payoutRule ?? null;
  const cap = edit.cap ? { stakeCap: readCap(edit.cap) } : null;
  if ([title, track, lock, payoutRule, cap].every((part) => part === null))
    throw new UserError('edit-nothing', {});
  return changeRace(db, edit, clock, async (tx, race, now) => ({
    ...(title === null ? {} : await titleOf(tx, race, title)),
    ...(track === null ? {} : { track }),
    ...(payoutRule === null ? {} : await ruleOf(tx, race, payoutRule)),
    ...(lock === null ? {} : await lockOf(tx, race, lock, now)),
    ...(cap === null ? {} : await capOf(tx, race, cap)),
  }));
}

/**
 * Gives the bets of a race more time; `by` as typed, such as `5m`.
 * @throws UserError `extend-invalid`, `extend-untimed`, and as `editRace`.
 */
export async function extendLock(
  db: Database,
  { by, ...edit }: EditedBy & { readonly by: string },
  clock: Clock,
): Promise<EditedRace> {
  const byMs = readDuration(by);
  if (byMs === null) throw new UserError('extend-invalid', { input: cleanText(by, 32) });
  return changeRace(db, edit, clock, async (_tx, race) => {
    if (race.status !== 'OPEN') throw new UserError('edit-locked', { title: race.title });
    if (race.locksAt === null) throw new UserError('extend-untimed', { title: race.title });
    return { locksAt: new Date(race.locksAt.getTime() + byMs) };
  });
}

async function titleOf(tx: Transaction, race: Race, title: string): Promise<Change> {
  const isOwn = foldName(race.title) === foldName(title);
  if (!isOwn && (await isTitleTaken(tx, race.partyId, title)))
    throw new UserError('race-title-taken', { title });
  return { title };
}

async function ruleOf(tx: Transaction, race: Race, payoutRule: PayoutRule): Promise<Change> {
  if (payoutRule === race.payoutRule) return {};
  const [pending] = await tx.execute<{ bets: number }>(sql`
    select count(*)::int as bets from bets where game_id = ${race.id} and status = 'PENDING'`);
  const bets = pending?.bets ?? 0;
  if (bets > 0) throw new UserError('edit-has-bets', { title: race.title, bets });
  // A preview that showed the other rule pays nothing any more.
  return { payoutRule, boardVersion: race.boardVersion + 1 };
}

async function lockOf(tx: Transaction, race: Race, lock: LockWish, now: Date): Promise<Change> {
  if (race.status !== 'OPEN') throw new UserError('edit-locked', { title: race.title });
  if (lock.rule === 'timed')
    return { lockRule: 'timed', locksAt: new Date(now.getTime() + lock.afterMs) };
  if (lock.rule === 'first-lap' && (await isDriven(tx, race)))
    throw new UserError('edit-driven', { title: race.title });
  return { lockRule: lock.rule, locksAt: null };
}

/** No cap below what somebody has staked already: their bets stand. */
async function capOf(
  tx: Transaction,
  race: Race,
  cap: { stakeCap: number | null },
): Promise<Change> {
  const [staked] = await tx.execute<{ most: number }>(sql`
    select coalesce(max(coins), 0)::float8 as most from (
      select sum(amount) as coins from bets where game_id = ${race.id} and status = 'PENDING' group by bettor_id) each`);
  const most = staked?.most ?? 0;
  if (cap.stakeCap !== null && most > cap.stakeCap)
    throw new UserError('edit-over-cap', { title: race.title, cap: cap.stakeCap, most });
  return cap;
}
