import { and, count, eq, ne } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { PayoutRule } from '../contract/events.js';
import type { Database, Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';
import { actOnce } from '../values/act-once.js';
import { raceColumns } from './find-races.js';
import type { Backing, LapRule, Race } from './race.js';
import { readCap } from './read-cap.js';
import { type LockWish, readLock } from './read-lock.js';
import { readField, readTitle } from './rules.js';
import { isTitleTaken, lockRaceOpening, writeRace } from './write-race.js';

/**
 * A select holds 25 options, and a command without a race asks with one (developer docs, Component
 * Reference).
 */
export const maxLiveRaces = 25;

export interface OpenRaceInput {
  readonly party: Party;
  readonly title?: string | null | undefined;
  readonly track?: string | null | undefined;
  /** Null: the party's default. */
  readonly payoutRule?: PayoutRule | null | undefined;
  /** As typed: `manual`, `first-lap`, `10m`. */
  readonly lock?: string | null | undefined;
  readonly lapRule?: LapRule | null | undefined;
  readonly backing?: Backing | null | undefined;
  /** As typed: `500`, `1k`, `none`. */
  readonly cap?: string | null | undefined;
  readonly channelId: string | null;
  /** The guest who asked for it; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly interactionId: string;
  readonly tellIn?: TellIn | null | undefined;
}

export interface OpenedRace {
  readonly race: Race;
  /** True where an earlier delivery of the interaction opened it. */
  readonly replayed: boolean;
}

/**
 * Opens a race beside those that are on.
 * @throws UserError `lock-invalid`, `cap-invalid`, `text-too-long`, `race-title-taken` for the title of a live
 * race, and `too-many-races`.
 */
export async function openRace(
  db: Database,
  input: OpenRaceInput,
  clock: Clock,
): Promise<OpenedRace> {
  const lock = readLock(input.lock);
  const title = readTitle(input.title);
  const track = readField('track', input.track);
  const { id: partyId } = input.party;
  return actOnce<OpenedRace>(
    () =>
      db.orm.transaction(async (tx) => {
        await lockRaceOpening(tx, partyId);
        await requireRoom(tx, partyId, title);
        const now = clock.now();
        const { channelId, triggeredBy, interactionId, tellIn } = input;
        const by = { channelId, triggeredBy, interactionId, tellIn };
        const rules = chooseRules(input, lock, now);
        const race = await writeRace(tx, { partyId, title, track, ...rules, ...by }, now);
        return { race, replayed: false };
      }),
    () => readOpened(db, input),
  );
}

function chooseRules(
  { payoutRule = null, lapRule, backing, cap }: OpenRaceInput,
  lock: LockWish,
  now: Date,
) {
  return {
    payoutRule,
    lockRule: lock.rule,
    locksAt: lock.rule === 'timed' ? new Date(now.getTime() + lock.afterMs) : null,
    lapRule: lapRule ?? 'self',
    backing: backing ?? 'any',
    stakeCap: readCap(cap),
  } as const;
}

/** The race that an earlier delivery of the interaction opened; null without one. */
async function readOpened(
  db: Database,
  { party, interactionId }: OpenRaceInput,
): Promise<OpenedRace | null> {
  const isOwn = and(eq(partyGames.partyId, party.id), eq(partyGames.interactionId, interactionId));
  const [race] = await db.orm.select(raceColumns).from(partyGames).where(isOwn);
  return race === undefined ? null : { race, replayed: true };
}

async function requireRoom(tx: Transaction, partyId: string, title: string | null): Promise<void> {
  if (title !== null && (await isTitleTaken(tx, partyId, title)))
    throw new UserError('race-title-taken', { title });
  await requireRaceRoom(tx, partyId);
}

/**
 * The caller holds the party's openings.
 * @throws UserError `too-many-races` where as many are live as one select holds.
 */
export async function requireRaceRoom(tx: Transaction, partyId: string): Promise<void> {
  const [row] = await tx
    .select({ live: count() })
    .from(partyGames)
    .where(
      and(
        eq(partyGames.partyId, partyId),
        eq(partyGames.type, 'SIM_RACE'),
        ne(partyGames.status, 'FINISHED'),
      ),
    );
  if ((row?.live ?? 0) >= maxLiveRaces)
    throw new UserError('too-many-races', { limit: maxLiveRaces });
}
